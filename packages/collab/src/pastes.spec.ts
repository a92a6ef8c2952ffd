import { afterEach, beforeEach, expect, it } from 'vitest';
import { foldLog } from './fold-log.js';
import { CLOSE } from './protocol.js';
import { Room } from './room.js';
import { HandFlushedLink, MemoryStore, openVocabulary, settleAll, TestClient } from './testing/index.js';

const SECTION = 'context';
const SENTENCE = 'Un préau protège les ateliers de la pluie.';
let store: MemoryStore;
let room: Room;
let a: HandFlushedLink;

beforeEach(async () => {
  store = new MemoryStore();
  room = await Room.open({
    store,
    sections: [SECTION],
    vocabulary: openVocabulary,
    isWording: () => false,
    now: () => 0,
    newId: () => 'id',
  });
  a = new HandFlushedLink(new TestClient(5001), 'a');
  await a.connect(room);
  await settleAll(room, [a]);
});
afterEach(() => room.close());

const text = () => a.test.doc.getText(SECTION);

/** Inserts words as an editor does that pastes them. */
const paste = (index: number, words: string) =>
  a.test.doc.transact(({ meta }) => {
    meta.set('pasted', true);
    text().insert(index, words);
  });

/** The runs of the ledger, which is the one that the log gives. */
async function runs(): Promise<string[]> {
  const folded = await foldLog(store.log, [SECTION]);
  return room.read(({ ledger }) => {
    expect(ledger.runs).toEqual(folded.runs);
    return ledger.runs.map(({ kind, clock, length }) => `${kind} ${clock}+${length}`);
  });
}

it('[O10] tells what was pasted from what was typed, in one update or in several', async () => {
  text().insert(0, 'avant ');
  paste(6, 'collé ');
  text().insert(12, 'après');
  await settleAll(room, [a]);
  expect(await runs()).toEqual(['typed 0+6', 'pasted 6+6', 'typed 12+5']);
});

it('[O10] says again on a new connection what was pasted without one', async () => {
  a.drop();
  text().insert(0, 'tapé ');
  paste(5, 'collé');
  await a.connect(room);
  await settleAll(room, [a]);
  expect(store.log).toHaveLength(1);
  expect(await runs()).toEqual(['typed 0+5', 'pasted 5+5']);
});

it('[O10] [R13] is no flood, however often someone pasted before they come back', async () => {
  for (let i = 0; i < 1_000; i++) {
    paste(i, 'x');
    await settleAll(room, [a]);
  }
  a.drop();
  for (let i = 0; i < 1_000; i++) paste(i, 'y');
  await a.connect(room);
  await settleAll(room, [a]);
  expect(a.closedWith).toBeNull();
  expect(new Set((await runs()).map((run) => run.split(' ')[0]))).toEqual(new Set(['pasted']));
});

it('[O10] leaves what was cut and pasted as it was', async () => {
  text().insert(0, `${SENTENCE} Et puis.`);
  await settleAll(room, [a]);
  text().delete(0, SENTENCE.length);
  paste(8, SENTENCE);
  await settleAll(room, [a]);
  const kinds = await room.read(({ ledger }) => ledger.runs.map(({ kind }) => kind));
  expect(new Set(kinds)).toEqual(new Set(['typed']));
});

it('[R19] heeds what is said of the ids that come next, and not of those that came or of others', async () => {
  const emit = Reflect.get(a.test.client, 'emit').bind(a.test.client);
  text().insert(0, 'tapé');
  await settleAll(room, [a]);
  emit({ type: 'pasted', ranges: [5001, 6000].map((client) => ({ client, clock: 0, length: 4 })) });
  text().insert(4, ' encore');
  await settleAll(room, [a]);
  expect(await runs()).toEqual(['typed 0+11']);
});

it('[R13] closes who says of too much that it was pasted', () => {
  const emit = Reflect.get(a.test.client, 'emit').bind(a.test.client);
  const ranges = Array.from({ length: 10_001 }, (_, i) => ({ client: 5001, clock: 2 * i, length: 1 }));
  emit({ type: 'pasted', ranges });
  a.flushUp(room);
  expect(a.closedWith?.code).toBe(CLOSE.flooding);
});
