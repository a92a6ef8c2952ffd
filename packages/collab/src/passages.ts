import * as Y from 'yjs';
import type { AuthorRun, Ledger } from './ledger.js';

type Flow = { _start: Y.Item | null };

/** The characters of a text that stand, in order, cut where their credit changes; null where an element parts them. */
export function* stretchesOf(flow: Flow, ledger: Ledger): Generator<{ run: AuthorRun; words: string } | null> {
  for (let item = flow._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    if (item.content instanceof Y.ContentString) {
      for (const run of ledger.runsOf({ ...item.id, length: item.length })) {
        const from = run.clock - item.id.clock;
        yield { run, words: item.content.str.slice(from, from + run.length) };
      }
      continue;
    }
    yield null;
    if (!(item.content instanceof Y.ContentType)) continue;
    yield* stretchesOf(item.content.type, ledger);
    yield null;
  }
}

/** The stretches of a text, in order, whose credit is of some kind: characters next to each other within one block. */
export function passagesOf(flow: Flow, ledger: Ledger, holds: (run: AuthorRun) => boolean): string[] {
  const passages: string[] = [];
  let current = '';
  for (const stretch of [...stretchesOf(flow, ledger), null]) {
    if (stretch && holds(stretch.run)) {
      current += stretch.words;
      continue;
    }
    if (current.trim() !== '') passages.push(current);
    current = '';
  }
  return passages;
}
