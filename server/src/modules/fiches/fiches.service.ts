import type {
  ChangeView,
  FicheName,
  FicheView,
  GroupView,
  OrganisationView,
  SearchHit,
  TreeView,
} from '@diapason/contracts';
import { type AuthorsShown, DomainError, RESERVED_SECTION_KEYS, type Template } from '@diapason/domain';
import { SCHEMA_VERSION } from '@diapason/editor';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/actor.js';
import { GroupsService } from '../groups/index.js';
import { OrganisationsService } from '../organisations/index.js';
import {
  AccessService,
  type NumberedNode,
  pathTo,
  type Standing,
  StrategiesService,
  type StrategyNode,
  TreeService,
} from '../strategies/index.js';
import type { Fiche } from './fiche.entity.js';
import { ficheAbilities, ficheSections, neighbour, searchHit, treeNode } from './fiches.presenter.js';
import { FichesRepository } from './fiches.repository.js';

const MAX_HITS = 30;

/** A text of which an actor is shown who wrote what, and how much of that. */
export interface TraceableText {
  node: StrategyNode;
  number: string | null;
  title: string;
  shown: AuthorsShown;
  inFigures: boolean;
}

/** What is shown of the texts: the tree, a fiche, what is found in them, what changed. */
@Injectable()
export class FichesService {
  constructor(
    private readonly repository: FichesRepository,
    private readonly access: AccessService,
    private readonly strategies: StrategiesService,
    private readonly tree: TreeService,
    private readonly groups: GroupsService,
    private readonly organisations: OrganisationsService,
  ) {}

  async treeView(actor: Actor, strategyId: string): Promise<TreeView> {
    const { standing, nodes, fiches, templates } = await this.readable(actor, strategyId);
    const ids = nodes.map(({ node }) => node.id);
    const inCharge = await this.groups.inCharge(ids);
    const named = await this.repository.namedOrganisations(ids);
    const changes = await this.repository.lastChanges(ids);
    return {
      nodes: nodes.map((entry) => {
        const { id, templateId } = entry.node;
        return treeNode(
          entry,
          {
            fiche: fiches.get(id) as Fiche,
            template: templates.get(templateId) as Template,
            groups: inCharge.get(id) ?? [],
            organisations: [
              ...new Set(named.filter(({ node }) => node === id).map(({ organisation }) => organisation)),
            ],
            lastChange: changes.get(id),
          },
          standing,
        );
      }),
    };
  }

  async view(actor: Actor, id: string): Promise<FicheView> {
    const { strategyId } = await this.tree.node(id);
    const { standing, nodes, fiches, templates } = await this.readable(actor, strategyId);
    const index = nodes.findIndex(({ node }) => node.id === id);
    const entry = nodes[index];
    const fiche = fiches.get(id);
    const template = entry && templates.get(entry.node.templateId);
    if (!entry || !fiche || !template) throw new DomainError('NOT_FOUND');
    const texts = await this.repository.sections(id);
    const groups = await this.groups.list(actor, strategyId);
    const inCharge = (await this.groups.inCharge([id])).get(id) ?? [];
    const named = await this.repository.namedOrganisations([id]);
    const badges = await this.organisations.badges(named.map(({ organisation }) => organisation));
    const colleges = await this.organisations.colleges();
    return {
      id,
      strategy: await this.strategies.summary(strategyId),
      path: pathTo(nodes, id).map(({ node, number }) => ({
        id: node.id,
        number,
        title: fiches.get(node.id)?.title ?? '',
      })),
      use: entry.node.use,
      template: template.name,
      number: entry.number,
      title: fiche.title,
      aim: fiche.aim,
      hasAim: template.hasAim,
      theme: fiche.theme,
      lifecycle: fiche.lifecycle,
      groups: groups.filter((group) => inCharge.includes(group.id)).map(({ id: group, name }) => ({ id: group, name })),
      document: entry.node.documentId,
      schema: SCHEMA_VERSION,
      seq: Number(fiche.seq),
      sections: ficheSections(template, texts, fiche),
      organisations: [...badges.values()],
      colleges: colleges.map(({ id: college, name }) => ({ id: college, name })),
      previous: neighbour(nodes[index - 1], fiches),
      next: neighbour(nodes[index + 1], fiches),
      ...ficheAbilities(id, fiche, standing),
    };
  }

  async search(actor: Actor, strategyId: string, words: string): Promise<SearchHit[]> {
    const { nodes, fiches, templates } = await this.readable(actor, strategyId);
    const byId = new Map(nodes.map((entry) => [entry.node.id, entry]));
    const hits = await this.repository.search([...byId.keys()], words, MAX_HITS);
    return hits.flatMap((hit) => {
      const entry = byId.get(hit.node);
      const fiche = fiches.get(hit.node);
      const template = entry && templates.get(entry.node.templateId);
      return entry && fiche && template ? [searchHit(hit, entry.number, fiche, template)] : [];
    });
  }

  /** What was worked on since a time, newest first. */
  async changesSince(actor: Actor, strategyId: string, since: Date, limit: number): Promise<ChangeView[]> {
    const { nodes, fiches, templates } = await this.readable(actor, strategyId);
    const byId = new Map(nodes.map((entry) => [entry.node.id, entry]));
    const changes = await this.repository.changesSince([...byId.keys()], since, limit);
    const badges = await this.organisations.badges(changes.flatMap(({ organisations }) => organisations));
    return changes.flatMap(({ node, sections, organisations, at }) => {
      const entry = byId.get(node);
      if (!entry) return [];
      const template = templates.get(entry.node.templateId);
      const labels = new Map(template?.sections.map(({ key, label }) => [key, label]));
      const changed = new Set(sections);
      return [
        {
          node,
          number: entry.number,
          title: fiches.get(node)?.title ?? '',
          sections: [...changed].flatMap((key) => labels.get(key) ?? []),
          lines: RESERVED_SECTION_KEYS.filter((key) => changed.has(key)),
          organisations: [...new Set(organisations)].flatMap((id) => badges.get(id) ?? []),
          at: at.toISOString(),
        },
      ];
    });
  }

  /**
   * The texts of a strategy of which an actor is shown who wrote what, in the order of the tree. Throws when they may read
   * none, or are shown it of none.
   */
  async traceable(actor: Actor, strategyId: string): Promise<TraceableText[]> {
    const { standing, nodes, fiches } = await this.readable(actor, strategyId);
    const traceable = nodes.flatMap(({ node, number }): TraceableText[] => {
      const shown = standing.authorsShown({ node: node.id });
      if (shown === 'nothing') return [];
      const title = fiches.get(node.id)?.title ?? '';
      return [{ node, number, title, shown, inFigures: standing.figuresShown({ node: node.id }) }];
    });
    if (traceable.length === 0) throw new DomainError('AUTHORS_HIDDEN');
    return traceable;
  }

  /** What texts are called, and the strategies they are of. Who may know is asked by the caller. */
  async named(ids: readonly string[]): Promise<Map<string, FicheName>> {
    const fiches = await this.repository.findAll([...new Set(ids)]);
    const nodes = await Promise.all(fiches.map(({ nodeId }) => this.tree.node(nodeId)));
    const titles = new Map(fiches.map(({ nodeId, title }) => [nodeId, title]));
    const named = new Map<string, FicheName>();
    for (const strategyId of new Set(nodes.map((node) => node.strategyId))) {
      const { slug } = await this.strategies.summary(strategyId);
      for (const { node, number } of await this.tree.nodes(strategyId)) {
        const title = titles.get(node.id);
        if (title !== undefined) named.set(node.id, { id: node.id, strategy: slug, number, title });
      }
    }
    return named;
  }

  async groupView(actor: Actor, id: string): Promise<GroupView> {
    const view = await this.groups.view(actor, id);
    const fiches = new Map(
      (await this.repository.findAll(view.fiches.map((fiche) => fiche.id))).map((fiche) => [fiche.nodeId, fiche]),
    );
    return { ...view, fiches: view.fiches.map((fiche) => ({ ...fiche, title: fiches.get(fiche.id)?.title ?? '' })) };
  }

  async organisationView(actor: Actor, id: string): Promise<OrganisationView> {
    const { organisation, aliases, identifiers } = await this.organisations.record(id);
    const manages = await this.access.mayManageDirectory(actor);
    const own = actor.membership ? await this.organisations.membership(actor.membership) : null;
    return {
      ...organisation,
      aliases,
      identifiers,
      // Who belongs to an organisation is for those who belong to it, and for those who keep the directory.
      members: manages || own?.organisationId === id ? await this.organisations.members(id) : [],
      fiches: await this.fichesNaming(actor, id),
      abilities: { change: manages, invite: manages || (own?.referent === true && own.organisationId === id) },
    };
  }

  private async fichesNaming(actor: Actor, organisation: string): Promise<OrganisationView['fiches']> {
    const naming = await this.repository.nodesNaming(organisation);
    const found: OrganisationView['fiches'] = [];
    for (const { id, slug } of await this.strategies.list(actor)) {
      const { nodes, fiches } = await this.readable(actor, id).catch(() => ({
        nodes: [],
        fiches: new Map<string, Fiche>(),
      }));
      for (const { node, number } of nodes)
        for (const { role } of naming.filter((each) => each.node === node.id))
          found.push({ id: node.id, strategy: slug, number, title: fiches.get(node.id)?.title ?? '', role });
    }
    return found;
  }

  /** Everything of a strategy that an actor may read; throws when that is nothing. */
  private async readable(
    actor: Actor,
    strategyId: string,
  ): Promise<{
    standing: Standing;
    nodes: NumberedNode[];
    fiches: Map<string, Fiche>;
    templates: Map<string, Template>;
  }> {
    const standing = await this.access.standing(actor, strategyId);
    const all = await this.tree.nodes(strategyId);
    const fiches = new Map(
      (await this.repository.findAll(all.map(({ node }) => node.id))).map((fiche) => [fiche.nodeId, fiche]),
    );
    const nodes = all.filter(({ node }) => fiches.has(node.id) && standing.may('text.read', { node: node.id }));
    if (nodes.length === 0) standing.assert('text.read');
    const templates = await this.tree.templates(nodes.map(({ node }) => node.templateId));
    return { standing, nodes, fiches, templates: new Map([...templates].map(([id, { body }]) => [id, body])) };
  }
}
