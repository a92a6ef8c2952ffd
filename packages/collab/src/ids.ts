import * as Y from 'yjs';

/** Ids `clock` to `clock + length - 1` of one client. */
export interface IdRange {
  client: number;
  clock: number;
  length: number;
}

/** Whether a range begins where another ends. */
export const follows = (a: IdRange, b: IdRange): boolean => a.client === b.client && a.clock + a.length === b.clock;

type Struct = Y.Item | Y.GC;

/** Clock up to which a document holds the structs of a client. */
export const stateOf = (doc: Y.Doc, client: number): number => Y.getState(doc.store, client);

/** Visits the structs of a document that cover a range of ids it holds, cut to the range. */
export function visitStructs(
  doc: Y.Doc,
  { client, clock, length }: IdRange,
  visit: (struct: Struct, range: IdRange) => void,
): void {
  const structs = doc.store.clients.get(client);
  const end = Math.min(clock + length, stateOf(doc, client));
  if (!structs || clock >= end) return;
  for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
    const struct = structs[i] as Struct;
    if (struct.id.clock >= end) return;
    const from = Math.max(struct.id.clock, clock);
    visit(struct, { client, clock: from, length: Math.min(struct.id.clock + struct.length, end) - from });
  }
}

/** The parts of a range of ids that are deleted in a document. */
export function deletedParts(doc: Y.Doc, range: IdRange): IdRange[] {
  const parts: IdRange[] = [];
  visitStructs(doc, range, (struct, part) => {
    if (struct.deleted) parts.push(part);
  });
  return parts;
}

/** Ids by client, as sorted ranges that do not touch. */
export class IdSet {
  private readonly clients = new Map<number, { clock: number; end: number }[]>();

  static fromDeleteSet(deleteSet: DeleteSet): IdSet {
    const set = new IdSet();
    for (const [client, items] of deleteSet.clients)
      for (const { clock, len } of items) set.add({ client, clock, length: len });
    return set;
  }

  add({ client, clock, length }: IdRange): void {
    const ranges = this.clients.get(client);
    if (!ranges) {
      this.clients.set(client, [{ clock, end: clock + length }]);
      return;
    }
    let { clock: start } = { clock };
    let end = clock + length;
    const at = ranges.findIndex((range) => range.end >= start);
    const from = at < 0 ? ranges.length : at;
    let to = from;
    for (let range = ranges[to]; range && range.clock <= end; range = ranges[to]) {
      start = Math.min(start, range.clock);
      end = Math.max(end, range.end);
      to += 1;
    }
    ranges.splice(from, to - from, { clock: start, end });
  }

  has(client: number, clock: number): boolean {
    return (this.clients.get(client) ?? []).some((range) => range.clock <= clock && clock < range.end);
  }

  /** The parts of a range that are not in the set. */
  missing({ client, clock, length }: IdRange): IdRange[] {
    const parts: IdRange[] = [];
    let at = clock;
    const end = clock + length;
    for (const range of this.clients.get(client) ?? []) {
      if (range.end <= at) continue;
      if (range.clock >= end) break;
      if (range.clock > at) parts.push({ client, clock: at, length: range.clock - at });
      at = Math.max(at, range.end);
    }
    if (at < end) parts.push({ client, clock: at, length: end - at });
    return parts;
  }

  *[Symbol.iterator](): Iterator<IdRange> {
    for (const [client, ranges] of this.clients)
      for (const { clock, end } of ranges) yield { client, clock, length: end - clock };
  }
}

/** The part of Yjs' delete set that is read here. */
export interface DeleteSet {
  clients: Map<number, { clock: number; len: number }[]>;
}
