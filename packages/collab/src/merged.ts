import * as Y from 'yjs';

/** How many are merged at once: Yjs looks through all of them for each piece that it adds. */
const GROUP = 64;

/** Updates as one, however many they are; at least one. */
export function merged(updates: readonly Uint8Array[]): Uint8Array {
  if (updates.length <= GROUP) return updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates([...updates]);
  const groups: Uint8Array[] = [];
  for (let i = 0; i < updates.length; i += GROUP) groups.push(merged(updates.slice(i, i + GROUP)));
  return merged(groups);
}
