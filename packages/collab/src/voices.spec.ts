import { afterEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { DocumentClient, type UnsavedUpdate } from './client/document-client.js';
import { foldLog } from './fold-log.js';
import { creditedCharacters } from './ledger.js';
import { CLOSE } from './protocol.js';
import type { Room } from './room.js';
import { HandFlushedLink, MemoryStore, settleAll, TestClient } from './testing/index.js';
import { closeRooms, enter, holder, openRoom, SECTION } from './testing/room-stage.js';

afterEach(closeRooms);

const linkOf = async (...who: Parameters<typeof enter>): Promise<HandFlushedLink> => (await enter(...who)).link;

const textOf = (link: HandFlushedLink) => link.test.doc.getText(SECTION);

/** Each stretch of the text: who typed it, whom for, and its words. */
async function spoken(room: Room, store: MemoryStore): Promise<string> {
  const folded = await foldLog(store.log, [SECTION]);
  return room.read(({ doc, ledger }) => {
    expect(ledger.runs.length).toBe(folded.runs.length);
    const stretches: { who: string; words: string }[] = [];
    for (const { character, run } of creditedCharacters(doc.getText(SECTION), folded)) {
      const who = `${run?.author?.person.slice(2) ?? 'server'}${run?.voice ? ` for ${run.voice}` : ''}`;
      const last = stretches.at(-1);
      if (last?.who === who) last.words += character;
      else stretches.push({ who, words: character });
    }
    return stretches.map(({ who, words }) => `${who}(${words})`).join(' ');
  });
}

it('[O9] [C4] credits what is typed for someone to its author and to them, and then to the author again', async () => {
  const store = new MemoryStore();
  const room = await openRoom(store);
  const [a, b] = [await linkOf(room, 'a'), await linkOf(room, 'b')];
  textOf(a).insert(0, 'mine ');
  a.test.client.speakFor('group');
  textOf(a).insert(5, 'ours ');
  a.test.client.speakFor(null);
  textOf(a).insert(10, 'mine again ');
  a.test.client.speakFor('group');
  textOf(a).insert(21, 'ours again');
  await settleAll(room, [a, b]);
  expect(await spoken(room, store)).toBe('a(mine ) a for group(ours ) a(mine again ) a for group(ours again)');
  expect(textOf(b).toString()).toBe('mine ours mine again ours again');
  expect(store.log.flatMap(({ leases }) => leases)).toHaveLength(2);
});

it('[C4] says again on a new connection whom it writes for, also what an earlier page left unsaved', async () => {
  const store = new MemoryStore();
  const room = await openRoom(store);
  const kept: UnsavedUpdate[] = [];
  const doc = new Y.Doc();
  const page = new DocumentClient(doc, { added: (update) => kept.push(update) });
  page.speakFor('group');
  doc.getText(SECTION).insert(0, 'offline ');
  page.destroy();

  const next = new TestClient(7001);
  Object.assign(next, { client: new DocumentClient(next.doc, {}, kept) });
  const a = await linkOf(room, 'a', next);
  next.client.speakFor('group');
  a.drop();
  textOf(a).insert(8, 'and later');
  await a.connect(room);
  await settleAll(room, [a]);
  expect(await spoken(room, store)).toBe('a for group(offline and later)');
});

it('[O9] keeps whom words were typed for when someone moves them', async () => {
  const store = new MemoryStore();
  const room = await openRoom(store);
  const sentence = 'la médiation est proche de chacun ';
  const [a, b] = [await linkOf(room, 'a'), await linkOf(room, 'b')];
  a.test.client.speakFor('group');
  textOf(a).insert(0, `${sentence}ici.`);
  await settleAll(room, [a, b]);
  textOf(b).delete(0, sentence.length);
  textOf(b).insert(4, sentence);
  await settleAll(room, [a, b]);
  expect(await spoken(room, store)).toBe(`a for group(ici.${sentence})`);
});

it('[O9] [L2] keeps whom late words were typed for when they are put back', async () => {
  const store = new MemoryStore();
  const room = await openRoom(store);
  await room.edit((doc) => doc.getText(SECTION).insertEmbed(0, holder('i1', 'Sites')));
  const [a, b] = [await linkOf(room, 'a'), await linkOf(room, 'b')];
  b.test.doc.transact(() => {
    textOf(b).delete(0, 1);
    textOf(b).insertEmbed(0, holder('i1', 'Sites'));
  });
  a.test.client.speakFor('group');
  const [{ insert: element }] = textOf(a).toDelta() as [{ insert: Y.XmlElement }];
  (element.get(0) as Y.XmlText).insert(5, ' desservis');
  b.flushUp(room);
  await settleAll(room, [a, b]);
  expect(store.log.at(-1)).toMatchObject({ kind: 'replanted', voice: 'group', author: { person: 'p-a' } });
  expect(await spoken(room, store)).toBe('server(Sites) a for group( desservis)');
});

it('[O9] [L2] puts words back as they were brought for, each part of what was pasted together', async () => {
  const store = new MemoryStore();
  const room = await openRoom(store);
  await room.edit((doc) => doc.getText(SECTION).insertEmbed(0, holder('i1', 'Sites')));
  const [a, b] = [await linkOf(room, 'a'), await linkOf(room, 'b')];
  textOf(a).insert(1, ' ouverts à tous,');
  a.test.client.speakFor('group');
  textOf(a).insert(17, ' chaque jour');
  await settleAll(room, [a, b]);
  b.test.doc.transact(() => {
    textOf(b).delete(0, 1);
    textOf(b).insertEmbed(0, holder('i1', 'Sites'));
  });
  textOf(a).delete(1, 28);
  a.test.client.speakFor(null);
  const [{ insert: element }] = textOf(a).toDelta() as [{ insert: Y.XmlElement }];
  (element.get(0) as Y.XmlText).insert(5, ' ouverts à tous, chaque jour');
  a.flushUp(room);
  await room.flush();
  b.flushUp(room);
  await settleAll(room, [a, b]);
  expect(store.log.slice(-2).map(({ kind, voice }) => [kind, voice])).toEqual([
    ['replanted', null],
    ['replanted', 'group'],
  ]);
  expect(await spoken(room, store)).toBe('server(Sites) a( ouverts à tous,) a for group( chaque jour)');
});

it('[L2] puts what the server wrote first back in the name of who brought it, however often', async () => {
  const store = new MemoryStore();
  const room = await openRoom(store);
  await room.edit((doc) => {
    doc.getText(SECTION).insertEmbed(0, holder('i1', 'Sites'));
    doc.getText(SECTION).insert(1, ' prévus par la Région');
  });
  const [a, b] = [await linkOf(room, 'a'), await linkOf(room, 'b')];
  textOf(a).delete(1, 21);
  const [{ insert: element }] = textOf(a).toDelta() as [{ insert: Y.XmlElement }];
  (element.get(0) as Y.XmlText).insert(5, ' prévus par la Région et le GIP');
  a.flushUp(room);
  await room.flush();
  // The late one moves the item before having heard of what was brought into it, and of each time it was put back.
  for (let times = 0; times < 2; times++) {
    b.test.doc.transact(() => {
      textOf(b).delete(0, 1);
      textOf(b).insertEmbed(0, holder('i1', 'Sites'));
    });
    b.flushUp(room);
    await room.flush();
  }
  await settleAll(room, [a, b]);
  expect(store.log.flatMap(({ kind, author }) => (kind === 'replanted' ? author?.person : []))).toEqual(['p-a', 'p-a']);
  const words = () => room.read(({ doc }) => doc.getText(SECTION).toDelta() as { insert: unknown }[]);
  expect((await words()).map(({ insert }) => String(insert)).join('')).toContain(' prévus par la Région et le GIP');
});

it('[R18] refuses a voice that is not theirs, and heeds nothing said of an id that has written', async () => {
  const store = new MemoryStore();
  const room = await openRoom(store);
  const [a, b] = [await linkOf(room, 'a'), await linkOf(room, 'b')];
  a.speaksFor = async (voice) => voice === 'group';
  textOf(a).insert(0, 'mine');
  await settleAll(room, [a, b]);
  Reflect.get(a.test.client, 'emit').call(a.test.client, {
    type: 'voice',
    client: a.test.doc.clientID,
    voice: 'group',
  });
  textOf(a).insert(4, ' still');
  await settleAll(room, [a, b]);
  expect(await spoken(room, store)).toBe('a(mine still)');

  a.test.client.speakFor('theirs');
  textOf(a).insert(0, 'stolen');
  await settleAll(room, [a, b]);
  expect(a.closedWith?.code).toBe(CLOSE.invalid);
  expect(store.refused).toMatchObject([{ rule: 'R18', author: { person: 'p-a' } }]);
  expect(textOf(b).toString()).toBe('mine still');
});

it('[R13] closes who says of too many ids whom they write for', async () => {
  const room = await openRoom(new MemoryStore());
  const a = await linkOf(room, 'a');
  const emit = Reflect.get(a.test.client, 'emit').bind(a.test.client);
  for (let client = 0; client <= 100; client++) emit({ type: 'voice', client: 5000 + client, voice: 'group' });
  a.flushUp(room);
  expect(a.closedWith?.code).toBe(CLOSE.flooding);
});
