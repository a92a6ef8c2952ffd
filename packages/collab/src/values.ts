import * as Y from 'yjs';
import { type Carry, RETURN_WINDOW } from './carry-over.js';
import { type IdRange, idKey, visitDeleted } from './ids.js';

/** A value that someone gave to an element that has an identity. */
interface Value {
  ids: IdRange;
  element: Y.Item | null;
  /** Of what it is the value, and what it is: one that comes back under the same key is the same. */
  key: string;
}

interface Removed extends Value {
  person: string;
  at: number;
}

/** Values that were taken out or replaced, and may come back [O11]. */
export class RemovedValues {
  private removed: Removed[] = [];

  /**
   * Which values of a change bring back those it took out itself, or that its author, or of an item that it moves anybody,
   * took out within the window.
   */
  recognise(transaction: Y.Transaction, person: string, at: number, holders: readonly Carry[]): Carry[] {
    this.removed = this.removed.filter((value) => value.at > at - RETURN_WINDOW);
    const gone = removedBy(transaction).map((value) => ({ ...value, person, at }));
    const brought = gone.length + this.removed.length > 0 ? broughtBy(transaction) : [];
    const sources = byKey(brought.length > 0 ? [...gone, ...this.removed.toReversed()] : []);
    const moved = new Set(holders.map(({ to }) => idKey(to)));
    const carries: Carry[] = [];
    for (const { key, ids, element } of brought) {
      const same = sources.get(key) ?? [];
      const isMoved = element !== null && moved.has(idKey(element.id));
      const found = same.findIndex((source) => isMoved || source.person === person);
      if (found >= 0) carries.push(...same.splice(found, 1).map((source) => ({ from: source.ids, to: ids })));
    }
    this.removed = [...this.removed, ...gone];
    this.forget(carries);
    return carries;
  }

  /** What a restoration takes out may come back; what it brought back has come [O8]. */
  note(transaction: Y.Transaction, person: string, at: number, restored: readonly Carry[]): void {
    this.removed = [...this.removed, ...removedBy(transaction).map((value) => ({ ...value, person, at }))];
    this.forget(restored);
  }

  private forget(carries: readonly Carry[]): void {
    const returned = new Set(carries.map(({ from }) => idKey(from)));
    if (returned.size > 0) this.removed = this.removed.filter(({ ids }) => !returned.has(idKey(ids)));
  }
}

function byKey(values: readonly Removed[]): Map<string, Removed[]> {
  const groups = new Map<string, Removed[]>();
  for (const value of values) {
    const group = groups.get(value.key);
    if (group) group.push(value);
    else groups.set(value.key, [value]);
  }
  return groups;
}

function removedBy(transaction: Y.Transaction): Value[] {
  const values: Value[] = [];
  visitDeleted(transaction, (struct) => {
    if (!(struct instanceof Y.Item) || struct.id.clock >= (transaction.beforeState.get(struct.id.client) ?? 0)) return;
    const value = valueOf(struct);
    if (value) values.push(value);
  });
  return values;
}

function broughtBy({ doc, beforeState, afterState }: Y.Transaction): Value[] {
  const values: Value[] = [];
  // In an order that a rebuild meets again.
  for (const [client, end] of [...afterState].toSorted(([a], [b]) => a - b)) {
    const start = beforeState.get(client) ?? 0;
    if (end <= start) continue;
    const structs = doc.store.clients.get(client) ?? [];
    for (let i = Y.findIndexSS(structs, start); i < structs.length; i++) {
      const struct = structs[i];
      const value = struct instanceof Y.Item && !struct.deleted ? valueOf(struct) : null;
      if (value) values.push(value);
    }
  }
  return values;
}

function valueOf({ id, parent, parentSub, content }: Y.Item): Value | null {
  if (parentSub === null || parentSub === 'id') return null;
  if (!(parent instanceof Y.XmlElement) || !(content instanceof Y.ContentAny)) return null;
  const identity = parent._map.get('id')?.content;
  if (!(identity instanceof Y.ContentAny)) return null;
  const key = JSON.stringify([parent.nodeName, identity.arr.at(-1), parentSub, content.arr.at(-1)]);
  return { ids: { client: id.client, clock: id.clock, length: 1 }, element: parent._item, key };
}
