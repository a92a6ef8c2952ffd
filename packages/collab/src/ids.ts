import * as Y from 'yjs';

/** Ids `clock` to `clock + length - 1` of one client. */
export interface IdRange {
  client: number;
  clock: number;
  length: number;
}

/** Whether a range begins where another ends. */
export const follows = (a: IdRange, b: IdRange): boolean => a.client === b.client && a.clock + a.length === b.clock;

/** Index of the range that holds a clock, or of the first one after it, in sorted ranges of one client. */
export function indexAt(runs: readonly IdRange[], clock: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle] as IdRange;
    if (run.clock + run.length <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** An id as the key of a map. */
export const idKey = ({ client, clock }: Pick<Y.ID, 'client' | 'clock'>): string => `${client}:${clock}`;

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

interface Range {
  clock: number;
  end: number;
}

/** The index of the first of sorted ranges that ends at a clock or beyond. */
function firstEnding(ranges: readonly Range[], clock: number): number {
  let low = 0;
  for (let high = ranges.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as Range).end >= clock) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Ids by client, as sorted ranges that do not touch. */
export class IdSet {
  private readonly clients = new Map<number, Range[]>();

  static fromDeleteSet(deleteSet: DeleteSet): IdSet {
    const set = new IdSet();
    for (const [client, items] of deleteSet.clients) {
      // In order each joins the last or follows it, however many there are.
      for (const { clock, len } of items.toSorted((a, b) => a.clock - b.clock)) set.add({ client, clock, length: len });
    }
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
    const from = firstEnding(ranges, start);
    let to = from;
    for (let range = ranges[to]; range && range.clock <= end; range = ranges[to]) {
      start = Math.min(start, range.clock);
      end = Math.max(end, range.end);
      to += 1;
    }
    ranges.splice(from, to - from, { clock: start, end });
  }

  has(client: number, clock: number): boolean {
    const ranges = this.clients.get(client) ?? [];
    const range = ranges[firstEnding(ranges, clock + 1)];
    return range !== undefined && range.clock <= clock;
  }

  /** The parts of a range that are not in the set. */
  missing({ client, clock, length }: IdRange): IdRange[] {
    const parts: IdRange[] = [];
    let at = clock;
    const end = clock + length;
    const ranges = this.clients.get(client) ?? [];
    for (let i = firstEnding(ranges, clock + 1); i < ranges.length; i++) {
      const range = ranges[i] as Range;
      if (range.clock >= end) break;
      if (range.clock > at) parts.push({ client, clock: at, length: range.clock - at });
      at = Math.max(at, range.end);
    }
    if (at < end) parts.push({ client, clock: at, length: end - at });
    return parts;
  }

  /** The parts of a range that are in the set. */
  within(range: IdRange): IdRange[] {
    const parts: IdRange[] = [];
    let at = range.clock;
    const until = (clock: number) => {
      if (clock > at) parts.push({ client: range.client, clock: at, length: clock - at });
    };
    for (const gap of this.missing(range)) {
      until(gap.clock);
      at = gap.clock + gap.length;
    }
    until(range.clock + range.length);
    return parts;
  }

  *[Symbol.iterator](): Iterator<IdRange> {
    for (const [client, ranges] of this.clients)
      for (const { clock, end } of ranges) yield { client, clock, length: end - clock };
  }
}

/** Visits what a change deleted in the order of its ids: a rebuild meets it again, whatever order an update told it in. */
export function visitDeleted(transaction: Y.Transaction, visit: (struct: Struct) => void): void {
  const inOrder = Y.createDeleteSet();
  for (const [client, ranges] of [...transaction.deleteSet.clients].toSorted(([a], [b]) => a - b))
    inOrder.clients.set(client, ranges);
  Y.iterateDeletedStructs(transaction, inOrder, visit);
}

/** The part of Yjs' delete set that is read here. */
export interface DeleteSet {
  clients: Map<number, { clock: number; len: number }[]>;
}
