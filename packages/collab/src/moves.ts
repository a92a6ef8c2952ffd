import * as Y from 'yjs';
import type { Carry } from './carry-over.js';
import { type IdRange, visitDeleted } from './ids.js';

/** Where words and their holders went when they were re-created, so that what arrives late can follow. */
export class Moves {
  private readonly from = new Map<number, Carry[]>();
  private readonly to = new Map<number, Carry[]>();

  constructor(carries: readonly Carry[] = []) {
    for (const carry of carries) this.add(carry);
  }

  add(carry: Carry): void {
    file(this.from, carry.from.client, carry);
    file(this.to, carry.to.client, carry);
  }

  /** Where an id stands today: the end of the chain of moves that starts at it; null when it never moved. */
  follow(id: Y.ID): Y.ID | null {
    let found: Y.ID | null = null;
    for (let next = this.next(id); next; next = this.next(next)) found = next;
    return found;
  }

  /** The parts of a range of ids that stand nowhere else today, in order. */
  unmoved({ client, clock, length }: IdRange): IdRange[] {
    const end = clock + length;
    const moved = (this.from.get(client) ?? []).map(({ from }) => from).filter((from) => overlap(from, clock, end));
    const parts: IdRange[] = [];
    let at = clock;
    for (const from of moved.toSorted((a, b) => a.clock - b.clock)) {
      if (from.clock > at) parts.push({ client, clock: at, length: from.clock - at });
      at = Math.max(at, from.clock + from.length);
    }
    if (at < end) parts.push({ client, clock: at, length: end - at });
    return parts;
  }

  /** [H3] The ids under which words were first written, in order. */
  origins(range: IdRange): IdRange[] {
    return this.trace(range, 'to', 'from');
  }

  /** The ids under which words stand, or stood last in a text that holds only some of the moves, in order. */
  latest(range: IdRange, holds: (carry: Carry) => boolean = () => true): IdRange[] {
    return this.trace(range, 'from', 'to', holds);
  }

  /** The ids under which a character has been written, this one first and the oldest last. */
  lineage(id: Y.ID): Y.ID[] {
    const ids = [id];
    for (let before = this.before(id); before; before = this.before(before)) ids.push(before);
    return ids;
  }

  private trace(range: IdRange, near: Side, far: Side, holds: (carry: Carry) => boolean = () => true): IdRange[] {
    const { client, clock, length } = range;
    const end = clock + length;
    const steps = (this[near].get(client) ?? []).filter((carry) => overlap(carry[near], clock, end) && holds(carry));
    const edges = new Set([clock, end, ...steps.flatMap(({ [near]: { clock: at, length: long } }) => [at, at + long])]);
    const cuts = [...edges].filter((at) => at >= clock && at <= end).toSorted((a, b) => a - b);
    return cuts.slice(0, -1).flatMap((at, i): IdRange[] => {
      const part = { client, clock: at, length: (cuts[i + 1] as number) - at };
      const step = steps.findLast((carry) => covers(carry[near], at));
      if (!step) return [part];
      const { client: other, clock: start } = step[far];
      return this.trace({ ...part, client: other, clock: start + at - step[near].clock }, near, far, holds);
    });
  }

  private next({ client, clock }: Y.ID): Y.ID | null {
    const carry = this.from.get(client)?.findLast(({ from }) => covers(from, clock));
    return carry ? new Y.ID(carry.to.client, carry.to.clock + clock - carry.from.clock) : null;
  }

  private before({ client, clock }: Y.ID): Y.ID | null {
    const carry = this.to.get(client)?.find(({ to }) => covers(to, clock));
    return carry ? new Y.ID(carry.from.client, carry.from.clock + clock - carry.to.clock) : null;
  }
}

type Side = keyof Carry;

const overlap = (range: IdRange, from: number, to: number): boolean =>
  range.clock < to && range.clock + range.length > from;

const covers = (range: IdRange, clock: number): boolean => range.clock <= clock && clock < range.clock + range.length;

function file(index: Map<number, Carry[]>, client: number, carry: Carry): void {
  const list = index.get(client);
  if (list) list.push(carry);
  else index.set(client, [carry]);
}

/**
 * Items and cells that a transaction removed and re-created (a block that is moved), recognised by their `id` attribute:
 * each of them, and the text that it held, as moves. To be read before the transaction is cleaned up.
 */
export function movedHolders(transaction: Y.Transaction): Carry[] {
  const gone = new Map<string, Holder>();
  visitDeleted(transaction, (struct) => {
    const holder = struct instanceof Y.Item ? holderOf(struct) : null;
    if (holder && struct.id.clock < (transaction.beforeState.get(struct.id.client) ?? 0)) gone.set(holder.key, holder);
  });
  if (gone.size === 0) return [];
  const carries: Carry[] = [];
  for (const [client, end] of transaction.afterState) {
    const start = transaction.beforeState.get(client) ?? 0;
    if (end <= start) continue;
    const structs = transaction.doc.store.clients.get(client) ?? [];
    for (let i = Y.findIndexSS(structs, start); i < structs.length; i++) {
      const struct = structs[i];
      const holder = struct instanceof Y.Item && !struct.deleted ? holderOf(struct) : null;
      const old = holder && gone.get(holder.key);
      if (holder && old) carries.push(moveOf(old.element, holder.element), moveOf(old.text, holder.text));
    }
  }
  return carries;
}

/** An element with an identity, and the text that it holds. */
interface Holder {
  key: string;
  element: Y.Item;
  text: Y.Item;
}

const moveOf = (from: Y.Item, to: Y.Item): Carry => ({ from: { ...from.id, length: 1 }, to: { ...to.id, length: 1 } });

function holderOf(item: Y.Item): Holder | null {
  const type = item.content instanceof Y.ContentType ? item.content.type : null;
  if (!(type instanceof Y.XmlElement)) return null;
  const attribute = type._map.get('id');
  const id: unknown = attribute?.content instanceof Y.ContentAny ? attribute.content.arr.at(-1) : null;
  const text = type._start;
  if (typeof id !== 'string' || id === '' || !(text?.content instanceof Y.ContentType)) return null;
  return text.content.type instanceof Y.XmlText ? { key: `${type.nodeName} ${id}`, element: item, text } : null;
}
