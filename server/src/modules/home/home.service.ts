import type { HomeView, TreeNode } from '@diapason/contracts';
import { compareNumbers } from '@diapason/domain';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/actor.js';
import { FichesService } from '../fiches/index.js';
import { GroupsService } from '../groups/index.js';
import { IdentityService } from '../identity/index.js';
import { StrategiesService } from '../strategies/index.js';

const MAX_CHANGES = 12;
const MAX_TO_WRITE = 8;
const FIRST_VISIT_LOOKS_BACK = 7 * 24 * 60 * 60 * 1000;

/** The page one comes back to: what awaits me, where we are, what changed. */
@Injectable()
export class HomeService {
  constructor(
    private readonly identity: IdentityService,
    private readonly strategies: StrategiesService,
    private readonly groups: GroupsService,
    private readonly fiches: FichesService,
  ) {}

  async view(actor: Actor): Promise<HomeView> {
    const { lastVisitAt } = await this.identity.person(actor.person);
    const since = lastVisitAt ?? new Date(Date.now() - FIRST_VISIT_LOOKS_BACK);
    const summaries = await this.strategies.list(actor);
    return {
      strategies: await Promise.all(summaries.map((summary) => this.strategy(actor, summary, since))),
      lastVisit: lastVisitAt?.toISOString() ?? null,
    };
  }

  private async strategy(
    actor: Actor,
    { id, slug, name, phase }: { id: string; slug: string; name: string; phase: { id: string } },
    since: Date,
  ): Promise<HomeView['strategies'][number]> {
    const groups = (await this.groups.list(actor, id)).filter(({ mine }) => mine);
    const { nodes } = await this.fiches.treeView(actor, id).catch(() => ({ nodes: [] as TreeNode[] }));
    const mine = new Set(groups.map((group) => group.id));
    const toWrite = nodes
      .filter((node) => node.abilities.write && node.groups.some((group) => mine.has(group)))
      .toSorted((a, b) => b.toDefine.length - a.toDefine.length || compareNumbers(a.number ?? '', b.number ?? ''));
    return {
      id,
      slug,
      name,
      phases: await this.strategies.phases(id),
      current: phase.id,
      toWrite: toWrite
        .slice(0, MAX_TO_WRITE)
        .map(({ id: node, number, title, toDefine, changedAt }) => ({ id: node, number, title, toDefine, changedAt })),
      namingUs: nodes.filter(({ organisations }) => actor.organisation && organisations.includes(actor.organisation))
        .length,
      groups: groups.map(({ id: group, name: label, kind }) => ({ id: group, name: label, kind })),
      changes: nodes.length > 0 ? await this.fiches.changesSince(actor, id, since, MAX_CHANGES) : [],
    };
  }
}
