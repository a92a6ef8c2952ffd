import * as Y from 'yjs';
import type { Content } from '../content.js';
import { isItemElement } from '../vocabulary.js';
import { type Flow, type Run, readRuns } from './blocks.js';
import type { Ids } from './ids.js';
import { AS_IT_STANDS, readContent } from './read.js';

/** What is known of characters by their ids. The numbers are indexes in a list of credits that whoever asks keeps. */
export interface Trace {
  /** To whom characters that stand in the text are credited, cut where the credit changes; they add up to the range. */
  creditsOf(ids: Ids): { length: number; by: number }[];
  /** Who took characters out, where that is to be shown. */
  removalsOf(ids: Ids): { length: number; by: number }[];
}

/**
 * The text of a section with who wrote what: characters carry an `author` mark, items say the `authors` of their values,
 * removals stand where they were made.
 */
export function readTraced(section: Y.Text, trace: Trace): Content {
  const runsOf = (flow: Flow) => tracedRuns(flow, trace);
  const toldOf = (element: Y.XmlElement) => authorsOf(element, trace);
  return readContent(section, { ...AS_IT_STANDS, runsOf, noteRunsOf: runsOf, toldOf });
}

/** To whom the values of an item are credited. Nobody wrote its identity. */
function authorsOf(element: Y.XmlElement, trace: Trace): { authors?: Record<string, number> } {
  const authors: Record<string, number> = {};
  for (const [name, { id, deleted }] of element._map) {
    const [credit] = deleted || name === 'id' ? [] : trace.creditsOf({ client: id.client, clock: id.clock, length: 1 });
    if (credit) authors[name] = credit.by;
  }
  return isItemElement(element.nodeName) && Object.keys(authors).length > 0 ? { authors } : {};
}

function tracedRuns(flow: Flow, trace: Trace): Run[] {
  const pieces = piecesOf(flow, trace);
  const traced: Run[] = [];
  let next = 0;
  let used = 0;
  const passRemovals = () => {
    for (let piece = pieces[next]; piece?.removed; piece = pieces[++next])
      traced.push({ insert: '', by: piece.by, removed: piece.length });
  };
  for (const run of readRuns(flow)) {
    if (typeof run.insert !== 'string') {
      passRemovals();
      traced.push(run);
      next += 1;
      continue;
    }
    for (let at = 0; at < run.insert.length; ) {
      if (used === 0) passRemovals();
      const piece = pieces[next];
      const length = Math.min(run.insert.length - at, piece ? piece.length - used : Number.POSITIVE_INFINITY);
      traced.push({ ...run, insert: run.insert.slice(at, at + length), ...(piece ? { by: piece.by } : {}) });
      at += length;
      used += length;
      if (piece && used === piece.length) [next, used] = [next + 1, 0];
    }
  }
  passRemovals();
  return traced;
}

interface Piece {
  length: number;
  by: number;
  removed: boolean;
}

/** What a flow is made of, in order: stretches of characters, embedded elements (of length one), removals. */
function piecesOf(flow: Flow, trace: Trace): Piece[] {
  const pieces: Piece[] = [];
  for (let item = flow._start; item; item = item.right) {
    const { client, clock } = item.id;
    const ids = { client, clock, length: item.length };
    if (item.deleted) {
      for (const { length, by } of trace.removalsOf(ids)) addRemoval(pieces, length, by);
    } else if (item.content instanceof Y.ContentString) {
      for (const { length, by } of trace.creditsOf(ids)) pieces.push({ length, by, removed: false });
    } else if (item.countable) pieces.push({ length: item.length, by: 0, removed: false });
  }
  return pieces;
}

function addRemoval(pieces: Piece[], length: number, by: number): void {
  const last = pieces.at(-1);
  if (last?.removed && last.by === by) last.length += length;
  else pieces.push({ length, by, removed: true });
}
