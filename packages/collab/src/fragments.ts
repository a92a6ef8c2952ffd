import * as Y from 'yjs';
import { type FormerPlaces, placeOf } from './former-places.js';
import { follows, type IdRange, type IdSet, idKey, visitDeleted } from './ids.js';
import type { UpdateReading } from './reading.js';

/** Consecutive characters of one client, with their text. */
export interface Piece extends IdRange {
  text: string;
}

/** Characters that stand side by side in one flow, in the order of the text. */
export interface Fragment {
  flow: Y.AbstractType<unknown>;
  pieces: Piece[];
  text: string;
  /** The fragment is all the text of its flow, and the flow came or went with the same change. */
  whole: boolean;
  /** Per client, the first id that was not there before the change that brought or took the fragment. */
  before: ReadonlyMap<number, number>;
}

type TextItem = Y.Item & { content: Y.ContentString };

export const isText = (item: Y.AbstractStruct | null): item is TextItem =>
  item instanceof Y.Item && item.content instanceof Y.ContentString;

/** What carries no character: what is deleted, and the formats between characters. */
const isSilent = (item: Y.Item): boolean => item.deleted || !item.countable;

/** The new characters of a transaction that live in a text, side by side. To be read before the transaction is cleaned up. */
export function insertedFragments(transaction: Y.Transaction): Fragment[] {
  const { beforeState } = transaction;
  const items: TextItem[] = [];
  // In an order that a rebuild meets again [O6].
  for (const [client, end] of [...transaction.afterState].toSorted(([a], [b]) => a - b)) {
    const start = beforeState.get(client) ?? 0;
    if (end <= start) continue;
    const structs = transaction.doc.store.clients.get(client) ?? [];
    for (let i = Y.findIndexSS(structs, start); i < structs.length; i++) {
      const struct = structs[i] as Y.AbstractStruct;
      if (isText(struct) && !struct.deleted) items.push(struct);
    }
  }
  const came = (flow: Y.AbstractType<unknown>) => flow._item !== null && isNew(beforeState, flow._item);
  return sideBySide(items, isSilent, came, beforeState);
}

/**
 * The characters that a transaction deleted and that were there before it, side by side: of an update, those that it names
 * [L1]. To be read before clean-up.
 */
export function deletedFragments(transaction: Y.Transaction, named: IdSet | null): Fragment[] {
  const items: TextItem[] = [];
  const deletedNow = new Set<Y.AbstractStruct>();
  visitDeleted(transaction, (struct) => {
    if (isNew(transaction.beforeState, struct) || namedParts(struct, named).length === 0) return;
    deletedNow.add(struct);
    if (isText(struct)) items.push(struct);
  });
  const isSilentThen = (item: Y.Item) => !item.countable || (item.deleted && !deletedNow.has(item));
  return sideBySide(items, isSilentThen, (flow) => flow._item?.deleted === true, transaction.beforeState, named);
}

function namedParts({ id: { client, clock }, length }: Y.AbstractStruct, named: IdSet | null): IdRange[] {
  const range = { client, clock, length };
  return named ? named.within(range) : [range];
}

const isNew = (before: ReadonlyMap<number, number>, { id }: Y.AbstractStruct): boolean =>
  id.clock >= (before.get(id.client) ?? 0);

function sideBySide(
  items: readonly TextItem[],
  isSilent: (item: Y.Item) => boolean,
  cameOrWent: (flow: Y.AbstractType<unknown>) => boolean,
  beforeState: ReadonlyMap<number, number>,
  named: IdSet | null = null,
): Fragment[] {
  const members = new Set<Y.Item>(items);
  const step = (item: Y.Item, side: 'left' | 'right'): Y.Item | null => {
    let next = item[side];
    while (next && !members.has(next) && isSilent(next)) next = next[side];
    return next;
  };
  const fragments: Fragment[] = [];
  for (const first of items) {
    const before = step(first, 'left');
    if (before && members.has(before)) continue;
    const pieces: Piece[] = [];
    let last: Y.Item | null = first;
    let after: Y.Item | null = null;
    while (last && members.has(last)) {
      const { id, content } = last as TextItem;
      for (const part of namedParts(last, named)) {
        const from = part.clock - id.clock;
        pieces.push({ ...part, text: content.str.slice(from, from + part.length) });
      }
      after = step(last, 'right');
      last = after;
    }
    const flow = first.parent as Y.AbstractType<unknown>;
    fragments.push({
      flow,
      pieces,
      text: pieces.map(({ text }) => text).join(''),
      whole: before === null && after === null && cameOrWent(flow),
      before: beforeState,
    });
  }
  return fragments;
}

/**
 * The characters of an inserted fragment and what is left of others between its living neighbours, in the order of the
 * text. What came and went with the same change is passed over, as it never stood in the text, and so are formats, which
 * Yjs may take away in that change or after it.
 */
export function rangesAround({ flow, pieces, before }: Fragment): IdRange[] {
  const first = pieces[0];
  if (!first || !flow.doc) return [];
  const members = new Set(pieces.map(({ client, clock }) => `${client}:${clock}`));
  const isMember = ({ id }: Y.Item) => members.has(`${id.client}:${id.clock}`);
  const stands = (item: Y.Item) => !item.deleted && item.countable && !isMember(item);
  let start = Y.getItem(flow.doc.store, new Y.ID(first.client, first.clock)) as Y.Item;
  while (start.left && !stands(start.left)) start = start.left;
  const ranges: IdRange[] = [];
  for (let item: Y.Item | null = start; item && !stands(item); item = item.right)
    if (isMember(item) || (item.deleted && !isNew(before, item) && !(item.content instanceof Y.ContentFormat)))
      ranges.push({ client: item.id.client, clock: item.id.clock, length: item.length });
  return ranges;
}

/** A stretch of a fragment's text as ranges of ids. */
export function rangesOf({ pieces }: Pick<Fragment, 'pieces'>, from: number, to: number): IdRange[] {
  const ranges: IdRange[] = [];
  let at = 0;
  for (const { client, clock, length } of pieces) {
    const start = Math.max(from, at);
    const end = Math.min(to, at + length);
    if (end > start) ranges.push({ client, clock: clock + start - at, length: end - start });
    at += length;
  }
  return ranges;
}

/** How far back the values of a field are looked at: what was typed in it while offline, a value at each pause. */
const MAX_REPLACED = 100;

/** Characters or a value that someone wrote and that are not in the text, though nobody who knew them removed them. */
export interface Stray extends Piece {
  /** The name of the attribute, when it is a value; empty when what carried it is forgotten. */
  attribute: string | null;
  /** The nearest character or element on its left in the flow, and on its right. */
  left: Y.ID | null;
  right: Y.ID | null;
  /** What became a stray before it in the same text, with the same change. */
  previous: Stray | null;
  /** The values that one replaced in its field, one after the other, the latest first. */
  replaced: Y.ID[];
  /** The text or the element it stood in, when that was not a section's own text. */
  parent: Y.ID | null;
  /** The section it stood in; null when that is forgotten. */
  section: string | null;
}

/**
 * What an update brought that was dead on arrival, and what it killed without naming it. To be read in the transaction
 * that applied the update, before it is cleaned up.
 */
export function strays(transaction: Y.Transaction, reading: UpdateReading, places: FormerPlaces): Stray[] {
  return [...deadOnArrival(transaction, reading, places), ...killedUnnamed(transaction, reading.deletes)];
}

function deadOnArrival(
  { doc, beforeState }: Y.Transaction,
  { structs, deletes }: UpdateReading,
  places: FormerPlaces,
): Stray[] {
  places.addBrought(structs);
  const values = valuesOf(structs);
  const find = (id: Y.ID) => values.get(idKey(id)) ?? known(doc, id);
  // What its author replaced in the same breath is nowhere by their own doing.
  const replaced = new Set([...values.values()].flatMap(({ origin }) => (origin ? idKey(origin) : [])));
  const found = structs.flatMap((struct): Stray[] => {
    const wording = struct instanceof Y.Item ? wordingOf(struct, doc) : null;
    if (!wording || !(struct instanceof Y.Item) || replaced.has(idKey(struct.id))) return [];
    const { client, clock } = struct.id;
    const from = Math.max((beforeState.get(client) ?? 0) - clock, 0);
    if (from >= struct.length) return [];
    const range = { client, clock: clock + from, length: struct.length - from };
    const place = places.of(struct.id);
    return aliveOrNamed(doc, deletes, range).map((part) => ({
      ...part,
      text:
        wording.attribute === null
          ? wording.value.slice(part.clock - clock, part.clock - clock + part.length)
          : wording.value,
      attribute: wording.attribute === '' ? (place?.attribute ?? '') : wording.attribute,
      left: part.clock > clock ? new Y.ID(client, part.clock - 1) : struct.origin,
      right: struct.rightOrigin,
      previous: null,
      replaced: wording.attribute === null ? [] : replacedBy(struct, find),
      parent: struct.parent instanceof Y.ID ? struct.parent : null,
      section: place?.section ?? null,
    }));
  });
  return joined(found);
}

/** Letters that were typed in a row as one, whatever number of updates they were sent in. */
function joined(strays: readonly Stray[]): Stray[] {
  const whole: Stray[] = [];
  for (const stray of strays) {
    const last = whole.at(-1);
    const goesOn =
      last?.attribute === null &&
      stray.attribute === null &&
      follows(last, stray) &&
      Y.compareIDs(stray.left, new Y.ID(stray.client, stray.clock - 1)) &&
      Y.compareIDs(stray.right, last.right);
    if (!goesOn) whole.push({ ...stray });
    else {
      last.text += stray.text;
      last.length += stray.length;
    }
  }
  return whole;
}

/** The parts of new ids that are deleted although the update that brings them does not delete them. */
function aliveOrNamed(doc: Y.Doc, deletes: IdSet, range: IdRange): IdRange[] {
  const parts: IdRange[] = [];
  for (const unnamed of deletes.missing(range)) {
    const structs = doc.store.clients.get(range.client) ?? [];
    let open: IdRange | null = null;
    for (let clock = unnamed.clock; clock < unnamed.clock + unnamed.length; clock++) {
      const struct = structs[Y.findIndexSS(structs, clock)];
      if (!struct?.deleted) open = null;
      else if (open) open.length += 1;
      else parts.push((open = { client: range.client, clock, length: 1 }));
    }
  }
  return parts;
}

function killedUnnamed(transaction: Y.Transaction, deletes: IdSet): Stray[] {
  const killed = new Set<Y.Item>();
  visitDeleted(transaction, (struct) => {
    if (struct instanceof Y.Item && !isNew(transaction.beforeState, struct)) killed.add(struct);
  });
  const stood = (item: Y.Item) => item.countable && (!item.deleted || Y.isDeleted(transaction.deleteSet, item.id));
  const last = new Map<unknown, Stray>();
  return inTextOrder(killed).flatMap((struct) => {
    const wording = wordingOf(struct, transaction.doc);
    if (!wording) return [];
    const { value, attribute } = wording;
    const { client, clock } = struct.id;
    return deletes.missing({ client, clock, length: struct.length }).map((part) => {
      const from = part.clock - clock;
      const stray: Stray = {
        ...part,
        text: attribute === null ? value.slice(from, from + part.length) : value,
        attribute,
        left: from > 0 ? new Y.ID(client, part.clock - 1) : (neighbour(struct, 'left', stood)?.lastId ?? null),
        right:
          part.clock + part.length < clock + struct.length
            ? new Y.ID(client, part.clock + part.length)
            : (neighbour(struct, 'right', stood)?.id ?? null),
        previous: last.get(struct.parent) ?? null,
        replaced: attribute === null ? [] : replacedBy(struct, (id) => known(transaction.doc, id)),
        parent: struct.parent instanceof Y.AbstractType ? (struct.parent._item?.id ?? null) : null,
        section: placeOf(struct)?.section ?? null,
      };
      if (attribute === null) last.set(struct.parent, stray);
      return stray;
    });
  });
}

function neighbour(item: Y.Item, side: 'left' | 'right', stood: (item: Y.Item) => boolean): Y.Item | null {
  let next = item[side];
  while (next && !stood(next)) next = next[side];
  return next;
}

/** Attributes, then what stands in a text in its order, one text after the other. */
function inTextOrder(items: ReadonlySet<Y.Item>): Y.Item[] {
  const ordered = [...items].filter(({ parentSub }) => parentSub !== null);
  for (const parent of new Set([...items].map((item) => item.parent)))
    for (let item = (parent as Y.AbstractType<unknown>)._start; item; item = item.right)
      if (items.has(item)) ordered.push(item);
  return ordered;
}

/** The characters of an item, or the value of an attribute; null for anything else. */
function wordingOf(item: Y.Item, doc: Y.Doc): { value: string; attribute: string | null } | null {
  if (item.content instanceof Y.ContentString) return { value: item.content.str, attribute: null };
  if (!(item.content instanceof Y.ContentAny)) return null;
  const value: unknown = item.content.arr.at(-1);
  return typeof value === 'string' ? { value, attribute: attributeName(item, doc) } : null;
}

/** An update that replaces a value does not say the attribute's name again: it is that of the value replaced. */
function attributeName(item: Y.Item, doc: Y.Doc): string {
  for (let named: Y.Item | null = item; named; named = named.origin && known(doc, named.origin))
    if (named.parentSub !== null) return named.parentSub;
  return '';
}

function replacedBy(value: Y.Item, find: (id: Y.ID) => Y.Item | null): Y.ID[] {
  const replaced: Y.ID[] = [];
  for (let id = value.origin; id && replaced.length < MAX_REPLACED; id = find(id)?.origin ?? null) replaced.push(id);
  return replaced;
}

/** What an update brings that may be a value, or those it no longer says, by the last id of each. */
function valuesOf(structs: UpdateReading['structs']): Map<string, Y.Item> {
  const values = new Map<string, Y.Item>();
  for (const struct of structs)
    if (
      struct instanceof Y.Item &&
      (struct.content instanceof Y.ContentAny || struct.content instanceof Y.ContentDeleted)
    )
      values.set(idKey(struct.lastId), struct);
  return values;
}

function known(doc: Y.Doc, id: Y.ID): Y.Item | null {
  const item = id.clock < Y.getState(doc.store, id.client) ? Y.getItem(doc.store, id) : null;
  return item instanceof Y.Item ? item : null;
}
