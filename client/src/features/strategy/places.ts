import type { NodeMove, TreeNode } from '@diapason/contracts';

/** The children of a node, in their order; `null`: the top of the strategy. */
export const childrenOf = (nodes: readonly TreeNode[], parent: string | null): TreeNode[] =>
  nodes.filter((node) => node.parent === parent);

/** One place up (-1) or down (1) among the siblings; null at the end. */
export function siblingMove(nodes: readonly TreeNode[], node: TreeNode, by: -1 | 1): NodeMove | null {
  const siblings = childrenOf(nodes, node.parent);
  const position = siblings.findIndex(({ id }) => id === node.id) + by;
  return position < 0 || position >= siblings.length ? null : { parent: node.parent, position };
}

/** Where a node dropped before, after or on another one goes; null into itself. */
export function placeAfterDrop(
  nodes: readonly TreeNode[],
  node: TreeNode,
  target: string,
  dropPosition: 'before' | 'after' | 'on',
): NodeMove | null {
  const targetNode = nodes.find(({ id }) => id === target);
  if (!targetNode || isWithin(nodes, targetNode, node.id)) return null;
  if (dropPosition === 'on')
    return { parent: target, position: childrenOf(nodes, target).filter(({ id }) => id !== node.id).length };
  const siblings = childrenOf(nodes, targetNode.parent).filter(({ id }) => id !== node.id);
  const at = siblings.findIndex(({ id }) => id === target);
  return { parent: targetNode.parent, position: dropPosition === 'before' ? at : at + 1 };
}

/** Whether a node is another or stands under it. */
export function isWithin(nodes: readonly TreeNode[], node: TreeNode, ancestor: string): boolean {
  for (let at: TreeNode | undefined = node; at; at = nodes.find(({ id }) => id === at?.parent))
    if (at.id === ancestor) return true;
  return false;
}
