import * as Y from 'yjs';
import type { Carry } from './carry-over.js';
import type { Stray } from './fragments.js';
import type { Moves } from './moves.js';

/**
 * Puts a stray word back where its neighbours went: after what stood on its left, else before what stood on its right,
 * else in the text its own was moved to, after the strays before it. Null when none of them went anywhere.
 */
export function replant(doc: Y.Doc, stray: Stray, moves: Moves): Carry | null {
  if (stray.attribute !== null) return null;
  const place =
    placeBeside(doc, moves, stray.left, -1) ??
    placeBeside(doc, moves, stray.right, 0) ??
    placeInHolder(doc, moves, stray);
  if (!place) return null;
  const clock = Y.getState(doc.store, doc.clientID);
  place.flow.insert(place.index, stray.text, {});
  const { client, length } = stray;
  const first = firstText(doc, doc.clientID, clock);
  return { from: { client, clock: stray.clock, length }, to: { client: doc.clientID, clock: first, length } };
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
  const target = parent && moves.follow(parent);
  const item = target && Y.getItem(doc.store, target);
  const type = item instanceof Y.Item && item.content instanceof Y.ContentType ? item.content.type : null;
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
