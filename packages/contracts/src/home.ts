import type { ChangeView } from './fiches.js';
import type { PhaseView, TreeNode } from './strategies.js';

/** What awaits me, where we are, and what happened since I last came. */
export interface HomeView {
  strategies: {
    id: string;
    slug: string;
    name: string;
    phases: PhaseView[];
    current: string;
    /** Fiches of my groups that I may write, those with sections to define first. */
    toWrite: Pick<TreeNode, 'id' | 'number' | 'title' | 'toDefine' | 'changedAt'>[];
    /** Fiches that name my organisation. */
    namingUs: number;
    groups: { id: string; name: string; kind: 'group' | 'instance' }[];
    changes: ChangeView[];
  }[];
  /** When I last came, as an ISO date and time; null the first time. */
  lastVisit: string | null;
}
