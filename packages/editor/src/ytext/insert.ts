import * as Y from 'yjs';
import type { Flow } from './blocks.js';

type Formats = Record<string, unknown>;

/** What was deleted in this place, rather than heard to be. */
const deletedHere = new WeakSet<Y.Item>();

/** Has what a transaction deleted so far known as deleted here. */
export function noteDeletions(transaction: Y.Transaction): void {
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (struct instanceof Y.Item) deletedHere.add(struct);
  });
}

/**
 * Inserts characters, or an element that stands among them, at an index of a flow. Where others deleted words they go ahead
 * of these, and Yjs would have them go behind, as it does what opens a block: what one types stays with what stands on its
 * left when the deleted words come back. They go behind what was deleted here, which they replace; and whoever goes on
 * typing while others delete what they typed goes on behind that.
 */
export function insertAt(flow: Flow, index: number, content: string | Y.XmlElement, formats: Formats): void {
  if (content === '') return;
  const { doc } = flow;
  if (!doc) return insertAsYjs(flow, index, content, formats);
  doc.transact((transaction) => {
    noteDeletions(transaction);
    const right = aheadOf(flow, index, formats);
    if (!right) return insertAsYjs(flow, index, content, formats);
    const id = new Y.ID(doc.clientID, Y.getState(doc.store, doc.clientID));
    const held = typeof content === 'string' ? new Y.ContentString(content) : new Y.ContentType(content);
    const { left } = right;
    new Y.Item(id, left, left && left.lastId, right, right.id, flow, null, held).integrate(transaction, 0);
    // Where Yjs noted that some indexes stand.
    flow._searchMarker?.splice(0);
  });
}

function insertAsYjs(flow: Flow, index: number, content: string | Y.XmlElement, formats: Formats): void {
  if (typeof content === 'string') flow.insert(index, content, formats);
  else flow.insertEmbed(index, content, formats);
}

/** Before which item to write at an index in some formats; null when Yjs finds the place itself. */
function aheadOf(flow: Flow, index: number, formats: Formats): Y.Item | null {
  const { store, clientID } = flow.doc as Y.Doc;
  const last = new Y.ID(clientID, Y.getState(store, clientID) - 1);
  const inForce = new Map<string, unknown>();
  let found: Y.Item | null = null;
  let at = 0;
  for (let item = flow._start; item && at <= index; item = item.right) {
    if (item.deleted) {
      if (at === index && isSame(inForce, formats)) {
        if (deletedHere.has(item)) found = item.right;
        else found ??= item;
        if (Y.compareIDs(item.lastId, last)) return item.right;
      }
    } else if (item.content instanceof Y.ContentFormat) {
      const { key, value } = item.content;
      if (value === null) inForce.delete(key);
      else inForce.set(key, value);
    } else at += item.length;
  }
  return found;
}

const isSame = (inForce: ReadonlyMap<string, unknown>, formats: Formats): boolean =>
  inForce.size === Object.keys(formats).length && [...inForce].every(([key, value]) => formats[key] === value);
