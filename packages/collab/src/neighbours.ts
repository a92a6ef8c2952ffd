import * as Y from 'yjs';
import { type IdRange, visitStructs } from './ids.js';

/**
 * Whether all that was just added to a document stands after what it says it was written behind, and before what it says
 * it was written in front of. What does not may be placed elsewhere by each copy, depending on what that copy holds.
 * Words that people bring back by undo and redo can name their own other words the wrong way round: that is Yjs' doing,
 * and admitted where one of the two neighbours `isOwn`.
 */
export function standBetweenNeighbours(
  doc: Y.Doc,
  added: readonly IdRange[],
  isOwn: (client: number) => boolean,
): boolean {
  let standing = true;
  for (const range of added)
    visitStructs(doc, range, (struct) => {
      if (!(struct instanceof Y.Item) || !standing) return;
      const { origin, rightOrigin } = struct;
      standing =
        (isOn(struct, 'left', origin) && isOn(struct, 'right', rightOrigin)) ||
        [origin, rightOrigin].some((id) => id !== null && isOwn(id.client));
    });
  return standing;
}

/** Whether an id stands on that side of an item. As a rule it is the next one, or a few words away. */
function isOn(item: Y.Item, side: 'left' | 'right', id: Y.ID | null): boolean {
  if (id === null) return true;
  for (let next = item[side]; next; next = next[side])
    if (next.id.client === id.client && next.id.clock <= id.clock && id.clock < next.id.clock + next.length)
      return true;
  return false;
}
