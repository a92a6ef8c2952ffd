import * as Y from 'yjs';
import { deletedParts, type IdRange, IdSet, stateOf } from './ids.js';

/** An update taken apart, before it touches a document. */
export interface UpdateReading {
  structs: (Y.Item | Y.GC | Y.Skip)[];
  /** What the update names as deleted. */
  deletes: IdSet;
}

/** Takes an update apart. Throws on bytes that are not one, or that other clients would choke on. */
export function readUpdate(update: Uint8Array): UpdateReading {
  const { structs, ds } = Y.decodeUpdate(update);
  // Yjs cannot set aside a deletion of nothing: it throws, wherever the update arrives.
  for (const ranges of ds.clients.values())
    if (ranges.some(({ len }) => len === 0)) throw new Error('an update that deletes nothing');
  return { structs, deletes: IdSet.fromDeleteSet(ds) };
}

const rangeOf = ({ id, length }: { id: Y.ID; length: number }): IdRange => ({
  client: id.client,
  clock: id.clock,
  length,
});

/** The ids that an update adds to a document. */
export function newRanges(doc: Y.Doc, { structs }: UpdateReading): IdRange[] {
  return structs.flatMap((struct) => {
    if (struct instanceof Y.Skip) return [];
    const { client, clock, length } = rangeOf(struct);
    const from = Math.max(clock, stateOf(doc, client));
    return from < clock + length ? [{ client, clock: from, length: clock + length - from }] : [];
  });
}

/** Whether a document already holds all that an update says. */
export function isKnown(doc: Y.Doc, reading: UpdateReading): boolean {
  if (newRanges(doc, reading).length > 0) return false;
  for (const range of reading.deletes) {
    if (range.clock + range.length > stateOf(doc, range.client)) return false;
    const dead = deletedParts(doc, range).reduce((sum, part) => sum + part.length, 0);
    if (dead < range.length) return false;
  }
  return true;
}

/**
 * An update without the structs that a document holds: it may say of them what it likes, and Yjs would heed that, not the
 * document, where updates are merged.
 */
export function withoutKnown(doc: Y.Doc, { structs }: UpdateReading, update: Uint8Array): Uint8Array {
  const isHeld = ({ id }: Y.Item | Y.GC | Y.Skip) => id.clock < stateOf(doc, id.client);
  return structs.some(isHeld) ? Y.diffUpdate(update, Y.encodeStateVector(doc)) : update;
}

/** Whether an update leans on structs that neither it nor the document holds: something before it is missing. */
export function hasGap(doc: Y.Doc, reading: UpdateReading): boolean {
  const reached = new Map<number, number>();
  const reach = (client: number) => reached.get(client) ?? stateOf(doc, client);
  for (const struct of reading.structs) {
    const { client, clock, length } = rangeOf(struct);
    if (struct instanceof Y.Skip || clock > reach(client)) return true;
    reached.set(client, Math.max(reach(client), clock + length));
  }
  const holds = (id: Y.ID | null) => id === null || id.clock < reach(id.client);
  for (const struct of reading.structs) {
    if (!(struct instanceof Y.Item)) continue;
    const { origin, rightOrigin, parent } = struct;
    if (!holds(origin) || !holds(rightOrigin) || !(parent instanceof Y.ID ? holds(parent) : true)) return true;
  }
  for (const { client, clock, length } of reading.deletes) if (clock + length > reach(client)) return true;
  return false;
}
