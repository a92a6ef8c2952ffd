import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Carry, carryOver, deleted } from './carry-over.js';
import { foldLog } from './fold-log.js';
import { deletedFragments, insertedFragments } from './fragments.js';
import { authorOf } from './testing/index.js';

/** What is carried over when somebody deletes some words, then writes others there. */
function carried(before: string, after: string): Carry[] {
  const doc = new Y.Doc();
  const text = doc.getText('context');
  text.insert(0, before);
  const read = <T>(change: () => void, from: (transaction: Y.Transaction) => T): T => {
    let found: T | null = null;
    doc.once('afterTransaction', (transaction: Y.Transaction) => (found = from(transaction)));
    change();
    return found as T;
  };
  const gone = read(
    () => text.delete(0, before.length),
    (transaction) => deletedFragments(transaction, null).map((fragment) => deleted(fragment, 'ada', 0)),
  );
  return read(
    () => text.insert(0, after),
    (transaction) => carryOver(insertedFragments(transaction), [], gone),
  );
}

const count = (carries: readonly Carry[]): number => carries.reduce((sum, { to }) => sum + to.length, 0);

describe('words that come back', () => {
  it('[O3] are found in the midst of others, the longest first', () => {
    const carries = carried(
      'xx la filière du réemploi, la filière du bois',
      'Pour la filière du bois et la filière du réemploi',
    );
    expect(count(carries)).toBe(' la filière du bois'.length + ' la filière du réemploi'.length);
  });

  it('[O3] are all found in a text as long as a strategy', () => {
    const words = Array.from({ length: 20_000 }, (_, i) => `phrase ${i}, `).join('');
    expect(count(carried(words, `${words.slice(100_000)}Entre les deux.${words.slice(0, 100_000)}`))).toBe(
      words.length,
    );
  });

  it('[O3] are looked for no further, where every letter is like the next, than what the others can wait for', () => {
    const lines = Array.from({ length: 500 }, (_, i) => `${'a'.repeat(20)}${i}`).join('');
    const found = count(carried('a'.repeat(100_000), lines));
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(500 * 20);
  });
});

it('a deletion in two hundred thousand pieces is told like any other', async () => {
  const doc = new Y.Doc();
  doc.clientID = 2000;
  doc.getText('context').insert(0, 'ab'.repeat(200_000));
  const everyOther = encoding.encode((encoder) => {
    for (const number of [0, 1, 2000, 200_000]) encoding.writeVarUint(encoder, number);
    for (let i = 0; i < 200_000; i++) for (const number of [i * 2, 1]) encoding.writeVarUint(encoder, number);
  });
  const log = [Y.encodeStateAsUpdate(doc), everyOther].map((update, i) => ({
    seq: i + 1,
    update,
    author: authorOf('ada'),
    at: i,
    kind: 'typed' as const,
    voice: null,
    leases: [],
    pasted: [],
  }));
  const { removals } = await foldLog(log, ['context']);
  expect(removals).toHaveLength(200_000);
});
