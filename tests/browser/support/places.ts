import type { GroupSummary, StrategySummary, TreeNode, TreeView } from '@diapason/contracts';
import type { Page } from '@playwright/test';

/** People of the demonstration, by what they can be tried for. */
export const people = {
  /** Leads the équipe de rédaction: arranges, steers, changes the phase. */
  moderator: 'Maud Perrichon',
  administrator: 'Solène Marchadier',
  /** Leads the group « Donnée territoriale ». */
  animateur: 'Mathieu Grelaudon',
  /** Speaks for two organisations. */
  ofTwo: 'Marie-Laure Estienvrot',
  contributor: 'Youssef Amrioui',
  reader: 'Odile Brassard',
};

/** Where things are in the demonstration, for whoever a page is open as. */
export class Places {
  private constructor(
    private readonly strategy: StrategySummary,
    readonly nodes: TreeNode[],
    private readonly groups: GroupSummary[],
  ) {}

  static async of({ request }: Page): Promise<Places> {
    const get = async <T>(path: string) => (await (await request.get(path)).json()) as T;
    const [strategy] = await get<StrategySummary[]>('/api/strategies');
    if (!strategy) throw new Error('no strategy is open to this person');
    const { nodes } = await get<TreeView>(`/api/strategies/${strategy.id}/tree`);
    return new Places(strategy, nodes, await get<GroupSummary[]>(`/api/strategies/${strategy.id}/groups`));
  }

  get tree(): string {
    return `/strategies/${this.strategy.slug}`;
  }

  fiche(fits: (node: TreeNode) => boolean): string {
    return `${this.tree}/fiches/${found(this.nodes.find(fits)).id}`;
  }

  numbered = (number: string) => this.fiche((node) => node.use === 'fiche' && node.number === number);

  group(name: string): string {
    return `${this.tree}/groupes/${found(this.groups.find((group) => group.name === name)).id}`;
  }
}

function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('the demonstration has no such thing');
  return thing;
}
