import { Room, writeMessage } from '@diapason/collab';
import { HandFlushedLink, MemoryStore, openVocabulary, settleAll, TestClient } from '@diapason/collab/testing';
import { Random } from '@diapason/editor/testing';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

const RUNS = Number(process.env.RUNS ?? 300);
const FROM = Number(process.env.SEED ?? 0);
const SECTION = 'context';
const STEPS = 60;
const PEOPLE = 3;

/** The ids of a text in its order, those of what was deleted included. */
function order(doc: Y.Doc): string[] {
  const ids: string[] = [];
  for (let item = doc.getText(SECTION)._start; item; item = item.right)
    for (let i = 0; i < item.length; i++) ids.push(`${item.id.client}:${item.id.clock + i}`);
  return ids;
}

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};

/** An update of one letter that says it was written between any two, whatever stands there; null when Yjs has no place for it. */
function strange(doc: Y.Doc, client: number, random: Random): Uint8Array | null {
  const ids = order(doc).map((id) => new Y.ID(...(id.split(':').map(Number) as [number, number])));
  const [behind, before] = [0, 1].map(() => (random.chance(0.1) ? null : random.pick(ids)));
  if (!behind && !before) return null;
  const forged = copyOf(doc);
  const known = Y.encodeStateVector(forged);
  forged.transact((transaction) => {
    const id = new Y.ID(client, Y.getState(forged.store, client));
    const content = new Y.ContentString('X');
    const item = new Y.Item(id, null, behind ?? null, null, before ?? null, null, null, content);
    item.getMissing(transaction, forged.store);
    item.integrate(transaction, 0);
  });
  return Y.encodeStateAsUpdate(forged, known);
}

/** People type and delete, what they say and hear is late; somebody else sends strange letters. What became of those. */
async function run(seed: number): Promise<{ refused: number; admitted: number }> {
  const random = new Random(seed);
  const tally = { refused: 0, admitted: 0 };
  const options = { sections: [SECTION], vocabulary: openVocabulary, isWording: () => false };
  const store = new MemoryStore();
  const room = await Room.open({ store, ...options, now: () => 0, newId: () => 'id' });
  await room.edit((doc) => doc.getText(SECTION).insert(0, 'ab'));
  const links: HandFlushedLink[] = [];
  for (let i = 0; i < PEOPLE; i++) {
    const link = new HandFlushedLink(new TestClient(10_000 + random.below(1e6)), `person${i}`);
    await link.connect(room);
    links.push(link);
  }
  await settleAll(room, links);
  const offend = async () => {
    const link = new HandFlushedLink(new TestClient(2_000_000), 'offender');
    await link.connect(room);
    await settleAll(room, [link]);
    const update = strange(link.test.doc, 5000 + random.below(2_000_000), random);
    if (!update) return link.disconnect(room);
    const accepted = store.log.length;
    link.test.client.destroy();
    link.up.push(writeMessage({ type: 'update', update, whole: false }));
    link.flushUp(room);
    await room.flush();
    tally[store.log.length > accepted ? 'admitted' : 'refused'] += 1;
    link.disconnect(room);
  };
  for (let step = 0; step < STEPS; step++) {
    const link = random.pick(links);
    const text = link.test.doc.getText(SECTION);
    const chance = random.next();
    if (chance < 0.1 && text.length > 0) text.delete(random.below(text.length), 1);
    else if (chance < 0.4) text.insert(random.below(text.length + 1), random.pick(['a', 'bc']));
    else if (chance < 0.6) link.flushUp(room, 1);
    else if (chance < 0.8) link.flushDown(1);
    else await offend();
    await room.flush();
  }
  await settleAll(room, links);
  const wanted = await room.read(({ doc }) => order(doc));
  const again = await room.read(({ doc }) => order(copyOf(doc)));
  for (const copy of [again, ...links.map(({ test }) => order(test.doc))]) expect(copy, `seed ${seed}`).toEqual(wanted);
  await room.close();
  return tally;
}

it('what a room admits stands in one place in every copy, whatever neighbours it names', async () => {
  const total = { refused: 0, admitted: 0 };
  for (let seed = FROM; seed < FROM + RUNS; seed++) {
    const { refused, admitted } = await run(seed);
    total.refused += refused;
    total.admitted += admitted;
  }
  console.log(
    `${RUNS} scripts from seed ${FROM}: ${total.admitted} strange letters admitted, ${total.refused} refused`,
  );
  expect(total.admitted).toBeGreaterThan(RUNS);
  expect(total.refused).toBeGreaterThan(RUNS);
}, 3_600_000);
