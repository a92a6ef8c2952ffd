import type { TreeNode } from '@diapason/contracts';

export interface Filters {
  group: string;
  template: string;
  organisation: string;
  lifecycle: string;
}

const NAMES: Record<keyof Filters, string> = {
  group: 'groupe',
  template: 'modele',
  organisation: 'organisation',
  lifecycle: 'etat',
};

export const filtersOf = (search: URLSearchParams): Filters => ({
  group: search.get(NAMES.group) ?? '',
  template: search.get(NAMES.template) ?? '',
  organisation: search.get(NAMES.organisation) ?? '',
  lifecycle: search.get(NAMES.lifecycle) ?? '',
});

/** Filters as they stand in the address, so that a view can be sent to someone. */
export function withFilter(search: URLSearchParams, filter: keyof Filters, value: string): URLSearchParams {
  const next = new URLSearchParams(search);
  if (value) next.set(NAMES[filter], value);
  else next.delete(NAMES[filter]);
  return next;
}

export function withoutFilters(search: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const name of Object.values(NAMES)) next.delete(name);
  return next;
}

/** The nodes that pass, and whatever stands above them. */
export function filtered(
  nodes: readonly TreeNode[],
  { group, template, organisation, lifecycle }: Filters,
): TreeNode[] {
  const passes = (node: TreeNode) =>
    (!group || node.groups.includes(group)) &&
    (!template || node.template === template) &&
    (!organisation || node.organisations.includes(organisation)) &&
    (!lifecycle || (lifecycle === 'to-define' ? node.toDefine.length > 0 : node.lifecycle === lifecycle));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const kept = new Set<string>();
  for (const node of nodes) {
    if (!passes(node)) continue;
    for (let at: TreeNode | undefined = node; at; at = at.parent ? byId.get(at.parent) : undefined) kept.add(at.id);
  }
  return nodes.filter(({ id }) => kept.has(id));
}
