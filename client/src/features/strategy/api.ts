import type {
  GroupSummary,
  NewNode,
  NodeMove,
  SearchHit,
  StrategyChange,
  StrategyView,
  TreeView,
} from '@diapason/contracts';
import { http } from '../../shared/api/http.js';
import { keys } from '../../shared/api/keys.js';

export const strategyQuery = (slug: string) => ({
  queryKey: keys.strategy(slug),
  queryFn: () => http.get<StrategyView>(`/api/strategies/${slug}`),
});
export const treeQuery = (strategy: string) => ({
  queryKey: keys.tree(strategy),
  queryFn: () => http.get<TreeView>(`/api/strategies/${strategy}/tree`),
});
export const groupsQuery = (strategy: string) => ({
  queryKey: keys.groups(strategy),
  queryFn: () => http.get<GroupSummary[]>(`/api/strategies/${strategy}/groups`),
});
/** « IA » and « 5G » are words one looks for. */
export const SHORTEST_SEARCH = 2;

export const searchQuery = (strategy: string, words: string) => ({
  queryKey: keys.search(strategy, words),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    http.get<SearchHit[]>(`/api/strategies/${strategy}/search?q=${encodeURIComponent(words)}`, signal),
  enabled: words.length >= SHORTEST_SEARCH,
});

export const addNode = (strategy: string, node: NewNode) =>
  http.post<{ id: string }>(`/api/strategies/${strategy}/nodes`, node);
export const moveNode = (id: string, place: NodeMove) => http.put(`/api/nodes/${id}/place`, place);
export const changeStrategy = (strategy: string, change: StrategyChange) =>
  http.patch(`/api/strategies/${strategy}`, change);
export const changePhase = (strategy: string, phase: string) =>
  http.put(`/api/strategies/${strategy}/phase`, { phase });
