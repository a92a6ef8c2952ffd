import * as Y from 'yjs';
import type { Carry } from './carry-over.js';
import type { Stray } from './fragments.js';
import type { TextVocabulary } from './inspection.js';
import type { Moves } from './moves.js';

/**
 * Puts a stray word back where its neighbours went: after what stood on its left, else before what stood on its right,
 * else in the text its own was moved to, after the strays before it; and a stray value in its field of the item that was
 * moved, when nobody gave that field another. Null when nothing of that went anywhere.
 */
export function replant(doc: Y.Doc, stray: Stray, moves: Moves, vocabulary: TextVocabulary): Carry | null {
  const clock = Y.getState(doc.store, doc.clientID);
  const isPut = stray.attribute === null ? putWords(doc, stray, moves) : putValue(doc, stray, moves, vocabulary);
  if (!isPut) return null;
  const { client, length } = stray;
  const first = stray.attribute === null ? firstText(doc, doc.clientID, clock) : clock;
  return { from: { client, clock: stray.clock, length }, to: { client: doc.clientID, clock: first, length } };
}

function putWords(doc: Y.Doc, stray: Stray, moves: Moves): boolean {
  const place =
    placeBeside(doc, moves, stray.left, -1) ??
    placeBeside(doc, moves, stray.right, 0) ??
    placeInHolder(doc, moves, stray);
  place?.flow.insert(place.index, stray.text, {});
  return place !== null;
}

function putValue(doc: Y.Doc, stray: Stray, moves: Moves, vocabulary: TextVocabulary): boolean {
  const field = fieldToday(doc, stray, moves);
  if (!field?.isAsFound || !vocabulary.acceptsAttribute(field.element.nodeName, field.name, stray.text)) return false;
  field.element.setAttribute(field.name, stray.text);
  return true;
}

/** The value that stands today in the field in which a stray one was given; null when that is gone, or empty. */
export function valueInstead(doc: Y.Doc, stray: Stray, moves: Moves): Y.Item | null {
  const field = fieldToday(doc, stray, moves);
  const value = field?.element._map.get(field.name);
  return value && !value.deleted ? value : null;
}

interface Field {
  element: Y.XmlElement;
  name: string;
  /** It is elsewhere, and holds what the stray value replaced, or nothing, as when that was given. */
  isAsFound: boolean;
}

/** Where the field in which a stray value was given is today. */
function fieldToday(doc: Y.Doc, stray: Stray, moves: Moves): Field | null {
  const replaced = stray.replaced.map((id) => itemAt(doc, moves.follow(id))).find((item) => item !== null);
  const own = itemAt(doc, stray);
  const element = replaced?.parent ?? typeAt(doc, stray.parent && moves.follow(stray.parent)) ?? own?.parent;
  const name = replaced?.parentSub ?? (stray.attribute || null);
  if (!name || !(element instanceof Y.XmlElement) || isGone(element)) return null;
  return { element, name, isAsFound: own?.parent !== element && element._map.get(name) === replaced };
}

function typeAt(doc: Y.Doc, id: Y.ID | null): Y.AbstractType<unknown> | null {
  const content = id && itemAt(doc, id)?.content;
  return content instanceof Y.ContentType ? content.type : null;
}

function itemAt(doc: Y.Doc, id: Pick<Y.ID, 'client' | 'clock'> | null): Y.Item | null {
  const item = id && Y.getItem(doc.store, new Y.ID(id.client, id.clock));
  return item instanceof Y.Item ? item : null;
}

function placeBeside(doc: Y.Doc, moves: Moves, id: Y.ID | null, side: -1 | 0): { flow: Y.Text; index: number } | null {
  const target = id && moves.follow(id);
  if (!target) return null;
  const position = new Y.RelativePosition(null, null, target, side);
  const absolute = Y.createAbsolutePositionFromRelativePosition(position, doc);
  if (!absolute || !(absolute.type instanceof Y.Text) || isGone(absolute.type)) return null;
  return { flow: absolute.type, index: absolute.index };
}

function placeInHolder(doc: Y.Doc, moves: Moves, { parent, previous }: Stray): { flow: Y.Text; index: number } | null {
  const type = typeAt(doc, parent && moves.follow(parent));
  if (!(type instanceof Y.Text) || isGone(type)) return null;
  for (let before = previous; before; before = before.previous) {
    const place = placeBeside(doc, moves, new Y.ID(before.client, before.clock + before.length - 1), -1);
    if (place?.flow === type) return place;
  }
  return { flow: type, index: 0 };
}

function isGone(type: { _item: Y.Item | null }): boolean {
  return type._item !== null && (type._item.deleted || isGone(type._item.parent as { _item: Y.Item | null }));
}

/** The clock of the first character written since a clock: formats may stand before it. */
function firstText(doc: Y.Doc, client: number, since: number): number {
  const structs = doc.store.clients.get(client) ?? [];
  for (let i = Y.findIndexSS(structs, since); i < structs.length; i++) {
    const struct = structs[i];
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentString) return Math.max(struct.id.clock, since);
  }
  return since;
}
