import type { SectionText } from '@diapason/contracts';
import {
  type Content,
  indicatorItems,
  isEmptyContent,
  milestoneItems,
  organisationItems,
  plainText,
} from '@diapason/editor';
import { Injectable } from '@nestjs/common';
import { EventBus } from '../../platform/events/event-bus.js';
import { TreeService } from '../strategies/index.js';
import { FicheRead } from './fiches.events.js';
import { FichesRepository, type ProjectedSection } from './fiches.repository.js';

/** A live text that settled: all its sections, and which of them changed in whose name. */
export interface SettledText {
  seq: number;
  contents: Map<string, Content>;
  changes: { section: string; organisations: string[] }[];
}

/** Reads the live text out into what is shown, searched and counted. */
@Injectable()
export class ProjectionService {
  constructor(
    private readonly repository: FichesRepository,
    private readonly tree: TreeService,
    private readonly events: EventBus,
  ) {}

  async project(nodeId: string, { seq, contents: asWritten, changes }: SettledText): Promise<void> {
    const contents = new Map([...asWritten].map(([key, content]) => [key, storable(content)]));
    const node = await this.tree.node(nodeId);
    const { body } = await this.tree.template(node.templateId);
    const line = (key: string) => plainText(contents.get(key) ?? { type: 'doc', content: [] }).replaceAll('\n', ' ');
    const changed = new Set(changes.map(({ section }) => section));
    // Who changed what first: the sequence number, kept with the rest, says that all of it was taken in.
    const at = new Date();
    for (const { section, organisations } of changes)
      for (const organisation of organisations) await this.repository.noteChange(nodeId, section, organisation, at);
    await this.repository.saveProjection(nodeId, {
      seq,
      title: line('title'),
      aim: line('aim'),
      emptySections: body.sections.map(({ key }) => key).filter((key) => isEmptyContent(contents.get(key) as Content)),
      sections: [...contents].filter(([key]) => changed.has(key)).map(([key, content]) => projected(key, content)),
    });
    const organisations = [...new Set(changes.flatMap((change) => change.organisations))];
    await this.events.publish(new FicheRead(nodeId, node.strategyId, [...changed], organisations));
  }
}

/** PostgreSQL keeps no NUL. One that a paste brought is seen by nobody, and must not keep the rest from being read. */
const storable = (content: Content): Content =>
  JSON.parse(JSON.stringify(content), (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\u0000', '') : value,
  );

const projected = (key: string, content: Content): ProjectedSection => ({
  key,
  content: content as SectionText,
  plain: plainText(content),
  organisations: organisationItems(content),
  indicators: indicatorItems(content),
  milestones: milestoneItems(content),
});
