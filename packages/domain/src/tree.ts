import type { Level } from './numbering.js';

export type NodeUse = 'branch' | 'chapter' | 'fiche';

export interface PlacedNode {
  use: NodeUse;
  level: string | null;
}

export type PlacementFault = 'LEVEL_UNKNOWN' | 'PARENT_NOT_BRANCH' | 'LEVEL_TOO_HIGH';

/**
 * [T1] Whether a node may stand under a parent (null: the root of the strategy). Chapters stand anywhere under the root
 * or a branch; a fiche stands at the last level, a branch at any other; a level may be skipped, never climbed back.
 */
export function placementFault(
  node: PlacedNode,
  parent: PlacedNode | null,
  levels: readonly Level[],
): PlacementFault | null {
  if (parent && parent.use !== 'branch') return 'PARENT_NOT_BRANCH';
  if (node.use === 'chapter') return node.level === null ? null : 'LEVEL_UNKNOWN';
  const depth = levels.findIndex(({ key }) => key === node.level);
  const isLast = depth === levels.length - 1;
  if (depth < 0 || isLast !== (node.use === 'fiche')) return 'LEVEL_UNKNOWN';
  const parentDepth = parent ? levels.findIndex(({ key }) => key === parent.level) : -1;
  return depth > parentDepth ? null : 'LEVEL_TOO_HIGH';
}
