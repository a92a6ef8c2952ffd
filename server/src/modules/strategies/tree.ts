import { type Level, numberNodes } from '@diapason/domain';
import type { StrategyNode } from './strategy-node.entity.js';

/** A node with its number and its depth, as the tree shows it. */
export interface NumberedNode {
  node: StrategyNode;
  number: string | null;
  depth: number;
}

/** Nodes in the order of the tree: each before its children, siblings in their order. */
export function inTreeOrder(nodes: readonly StrategyNode[], levels: readonly Level[]): NumberedNode[] {
  const children = new Map<string | null, StrategyNode[]>();
  for (const node of nodes) {
    const siblings = children.get(node.parentId);
    if (siblings) siblings.push(node);
    else children.set(node.parentId, [node]);
  }
  const ordered: { node: StrategyNode; depth: number }[] = [];
  const visit = (parent: string | null, depth: number) => {
    for (const node of (children.get(parent) ?? []).toSorted((a, b) => a.position - b.position)) {
      ordered.push({ node, depth });
      visit(node.id, depth + 1);
    }
  };
  visit(null, 0);
  const numbers = numberNodes(
    ordered.map(({ node: { id, parentId, level, fixedNumber } }) => ({
      id,
      parent: parentId,
      level,
      fixed: fixedNumber,
    })),
    levels,
  );
  return ordered.map(({ node, depth }) => ({ node, depth, number: numbers.get(node.id) ?? null }));
}

/** The nodes from the root down to one, that one excluded. */
export function pathTo(nodes: readonly NumberedNode[], id: string): NumberedNode[] {
  const byId = new Map(nodes.map((entry) => [entry.node.id, entry]));
  const path: NumberedNode[] = [];
  for (let parent = byId.get(id)?.node.parentId; parent; parent = byId.get(parent)?.node.parentId) {
    const entry = byId.get(parent);
    if (entry) path.unshift(entry);
  }
  return path;
}

/** Whether a node stands under another, or is it. */
export function isWithin(nodes: readonly StrategyNode[], id: string, ancestor: string): boolean {
  const parents = new Map(nodes.map((node) => [node.id, node.parentId]));
  for (let at: string | null = id; at; at = parents.get(at) ?? null) if (at === ancestor) return true;
  return false;
}
