import type { FicheSection, FicheView, SearchHit, SectionText, TreeNode } from '@diapason/contracts';
import type { Template } from '@diapason/domain';
import type { NumberedNode, Standing } from '../strategies/index.js';
import type { Fiche } from './fiche.entity.js';
import type { Hit } from './fiches.repository.js';

/** What a line of the tree is made of, beside its node. */
export interface TreeParts {
  fiche: Fiche;
  template: Template;
  groups: string[];
  organisations: string[];
  lastChange: { at: Date; organisations: string[] } | undefined;
}

const labelOf = ({ sections }: Template, key: string): string | undefined =>
  sections.find((section) => section.key === key)?.label;

export function treeNode({ node, number }: NumberedNode, parts: TreeParts, standing: Standing): TreeNode {
  const { fiche, template, groups, organisations, lastChange } = parts;
  const place = { node: node.id, lifecycle: fiche.lifecycle };
  return {
    id: node.id,
    parent: node.parentId,
    use: node.use,
    level: node.level,
    template: template.name,
    number,
    title: fiche.title,
    aim: fiche.aim,
    lifecycle: fiche.lifecycle,
    theme: fiche.theme,
    groups,
    organisations,
    toDefine: fiche.emptySections.flatMap((key) => labelOf(template, key) ?? []),
    changedAt: lastChange?.at.toISOString() ?? null,
    changedBy: lastChange?.organisations ?? [],
    abilities: { write: standing.may('text.write', place) },
  };
}

const EMPTY: SectionText = { type: 'doc', content: [] };

export function ficheSections(
  { sections }: Template,
  texts: ReadonlyMap<string, SectionText>,
  fiche: Fiche,
): FicheSection[] {
  return sections.map(({ key, label, guidance, kind, fields = [] }) => ({
    key,
    label,
    guidance,
    kind,
    fields,
    content: texts.get(key) ?? EMPTY,
    empty: fiche.emptySections.includes(key),
  }));
}

export function ficheAbilities(id: string, fiche: Fiche, standing: Standing): Pick<FicheView, 'abilities' | 'closed'> {
  const place = { node: id, lifecycle: fiche.lifecycle };
  const write = standing.decide('text.write', place);
  return {
    abilities: {
      write: write.allowed,
      steer: standing.may('fiche.steer', place),
      arrange: standing.may('node.arrange', place),
      seeAuthors: standing.authorsShown(place) !== 'nothing',
    },
    closed: write.allowed ? null : write.reason,
  };
}

export const neighbour = (entry: NumberedNode | undefined, fiches: ReadonlyMap<string, Fiche>): FicheView['next'] =>
  entry ? { id: entry.node.id, number: entry.number, title: fiches.get(entry.node.id)?.title ?? '' } : null;

export function searchHit(
  { node, section, excerpt }: Hit,
  number: string | null,
  fiche: Fiche,
  template: Template,
): SearchHit {
  return {
    node,
    number,
    title: fiche.title,
    section: labelOf(template, section) ?? null,
    excerpt: excerpt.split('\u0001'),
  };
}
