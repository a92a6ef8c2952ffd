import { afterEach, expect, it } from 'vitest';
import { Room } from './room.js';
import { ShownRemovals } from './shown-removals.js';
import { HandFlushedLink, MemoryStore, openVocabulary, settleAll, TestClient } from './testing/index.js';

const SECTION = 'context';
const SENTENCE = 'Un préau protège les ateliers de la pluie et du soleil.';
let room: Room;

afterEach(() => room.close());

/** Two people, and what is shown of what was taken out, after each has done something in turn. */
async function shownAfter(...steps: ((a: TestClient, b: TestClient) => void)[]): Promise<string[]> {
  room = await Room.open({
    store: new MemoryStore(),
    sections: [SECTION],
    vocabulary: openVocabulary,
    isWording: () => false,
    now: () => 0,
    newId: () => 'id',
  });
  const [a, b] = [new TestClient(5001), new TestClient(5002)];
  const links = [new HandFlushedLink(a, 'a'), new HandFlushedLink(b, 'b')];
  for (const link of links) await link.connect(room);
  await settleAll(room, links);
  for (const step of steps) {
    step(a, b);
    await settleAll(room, links);
  }
  return room.read((live) => {
    const removals = new ShownRemovals(live);
    return [a, b].flatMap(({ doc: { clientID: client } }) =>
      removals
        .within({ client, clock: 0, length: 1000 })
        .map(({ author, clock, length }) => `${author?.person} ${clock}+${length}`),
    );
  });
}

const textOf = ({ doc }: TestClient) => doc.getText(SECTION);

it('[H2] shows what someone took out of the words of someone else', async () => {
  expect(
    await shownAfter(
      (a) => textOf(a).insert(0, SENTENCE),
      (_, b) => textOf(b).delete(3, 5),
    ),
  ).toEqual(['p-b 3+5']);
});

it('[H2] does not show what people took out of their own words', async () => {
  expect(
    await shownAfter(
      (a) => textOf(a).insert(0, SENTENCE),
      (a) => textOf(a).delete(3, 5),
    ),
  ).toEqual([]);
});

it('[H2] does not show words that stand elsewhere, only those around them that do not', async () => {
  const kept = SENTENCE.slice(10, 40);
  expect(
    await shownAfter(
      (a) => textOf(a).insert(0, `${SENTENCE} Ici.`),
      (_, b) => textOf(b).delete(0, SENTENCE.length),
      (_, b) => textOf(b).insert(textOf(b).length, kept),
    ),
  ).toEqual(['p-b 0+10', `p-b 40+${SENTENCE.length - 40}`]);
});
