import * as Y from 'yjs';
import type { AuthorRun, Ledger } from './ledger.js';

/** The stretches of a text, in order, whose credit is of some kind: characters next to each other within one block. */
export function passagesOf(
  flow: { _start: Y.Item | null },
  ledger: Ledger,
  holds: (run: AuthorRun) => boolean,
): string[] {
  const passages: string[] = [];
  let current = '';
  const end = () => {
    if (current.trim() !== '') passages.push(current);
    current = '';
  };
  const visit = (first: Y.Item | null) => {
    for (let item = first; item; item = item.right) {
      if (item.deleted || !item.countable) continue;
      if (item.content instanceof Y.ContentString) {
        for (const run of ledger.runsOf({ ...item.id, length: item.length })) {
          const from = run.clock - item.id.clock;
          if (holds(run)) current += item.content.str.slice(from, from + run.length);
          else end();
        }
        continue;
      }
      end();
      if (item.content instanceof Y.ContentType) visit(item.content.type._start);
      end();
    }
  };
  visit(flow._start);
  end();
  return passages;
}
