import type { ChargeChange, GroupView, SeatChange, TreeView } from '@diapason/contracts';
import { http } from '../../shared/api/http.js';
import { keys } from '../../shared/api/keys.js';

export const groupQuery = (id: string) => ({
  queryKey: keys.group(id),
  queryFn: () => http.get<GroupView>(`/api/groups/${id}`),
});
export const treeQuery = (strategy: string) => ({
  queryKey: keys.tree(strategy),
  queryFn: () => http.get<TreeView>(`/api/strategies/${strategy}/tree`),
});

export const changeSeat = (group: string, change: SeatChange) => http.put(`/api/groups/${group}/seats`, change);
export const changeCharge = (group: string, change: ChargeChange) => http.put(`/api/groups/${group}/charges`, change);
