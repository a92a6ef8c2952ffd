import * as Y from 'yjs';
import { type IdRange, visitStructs } from './ids.js';

/**
 * Whether all that was just added to a document stands between the neighbours it names, and can have been written there:
 * whoever wrote a character had before them what stood beside its neighbours when those were written, so that none of
 * that can stand between the two. What does not is placed by each copy according to what that copy holds.
 */
export function standBetweenNeighbours(doc: Y.Doc, added: readonly IdRange[]): boolean {
  let standing = true;
  for (const range of added)
    visitStructs(doc, range, (struct) => {
      if (struct instanceof Y.Item && standing) standing = standsBetweenNeighbours(doc, struct);
    });
  return standing;
}

function standsBetweenNeighbours(doc: Y.Doc, item: Y.Item): boolean {
  const { origin, rightOrigin } = item;
  const known = [origin && besideThen(doc, origin, 'right'), rightOrigin && besideThen(doc, rightOrigin, 'left')];
  const between = known.filter((id) => id !== null);
  return reaches(item, 'left', origin, between) && reaches(item, 'right', rightOrigin, between);
}

/** What stood on one side of a character when it was written; null: nothing. */
function besideThen(doc: Y.Doc, { client, clock }: Y.ID, side: 'left' | 'right'): Y.ID | null {
  const item = Y.getItem(doc.store, new Y.ID(client, clock));
  if (!(item instanceof Y.Item)) return null;
  if (side === 'right') return item.rightOrigin;
  return clock > item.id.clock ? new Y.ID(client, clock - 1) : item.origin;
}

/** Whether an id (null: the end of the text) stands on that side of an item, with none of some others in between. */
function reaches(item: Y.Item, side: 'left' | 'right', id: Y.ID | null, others: readonly Y.ID[]): boolean {
  if (id === null && others.length === 0) return true;
  for (let next = item[side]; next; next = next[side]) {
    const end = id && holds(next, id) ? id.clock : null;
    const isPassed = ({ clock }: Y.ID) => end === null || (side === 'left' ? clock > end : clock < end);
    if (others.some((other) => holds(next as Y.Item, other) && isPassed(other))) return false;
    if (end !== null) return true;
  }
  return id === null;
}

const holds = ({ id, length }: Y.Item, { client, clock }: Y.ID): boolean =>
  id.client === client && id.clock <= clock && clock < id.clock + length;
