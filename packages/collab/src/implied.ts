import type * as Y from 'yjs';
import { isText } from './fragments.js';
import { type IdSet, visitDeleted } from './ids.js';

/** What an update takes away of what was there before, without naming it. */
export interface Implied {
  /** Whether there is any. */
  some: boolean;
  /**
   * Whether there are characters among it that the sender shows to know: in the same text the update names a later one of
   * the same client. Who takes a text away knows no later one without this, and what comes after its end is unnamed.
   */
  known: boolean;
}

/** To be read in the transaction that applied the update, before it is cleaned up. */
export function readImplied(transaction: Y.Transaction, named: IdSet): Implied {
  const lastNamed = new Map<string, number>();
  const unnamed: { text: string; clock: number }[] = [];
  const texts = new Map<unknown, number>();
  let some = false;
  visitDeleted(transaction, (struct) => {
    const { client, clock } = struct.id;
    if (clock >= (transaction.beforeState.get(client) ?? 0)) return;
    const range = { client, clock, length: struct.length };
    const missing = named.missing(range);
    some ||= missing.length > 0;
    if (!isText(struct)) return;
    if (!texts.has(struct.parent)) texts.set(struct.parent, texts.size);
    const text = `${texts.get(struct.parent)} ${client}`;
    const last = named.within(range).at(-1);
    if (last) lastNamed.set(text, Math.max(lastNamed.get(text) ?? 0, last.clock + last.length));
    for (const part of missing) unnamed.push({ text, clock: part.clock });
  });
  return { some, known: unnamed.some(({ text, clock }) => clock < (lastNamed.get(text) ?? 0)) };
}
