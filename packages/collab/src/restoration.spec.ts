import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { foldLog } from './fold-log.js';
import type { IdRange } from './ids.js';
import { creditedCharacters } from './ledger.js';
import { LiveDocument, type Restoration, SERVER_CLIENT } from './live-document.js';
import type { RefusalCode } from './protocol.js';
import { Room } from './room.js';
import { authorOf, HandFlushedLink, MemoryStore, openVocabulary, settleAll, TestClient } from './testing/index.js';

const SECTION = 'context';
const [ADA, BOB] = [5001, 5002];

let now = 0;
let store: MemoryStore;
let room: Room;
let links: HandFlushedLink[];
let texts: Y.Text[];

const openRoom = () =>
  Room.open({
    store,
    sections: [SECTION],
    vocabulary: openVocabulary,
    isWording: () => false,
    now: () => now,
    newId: () => 'id',
  });

beforeEach(async () => {
  now = 0;
  store = new MemoryStore();
  room = await openRoom();
  const clients = [new TestClient(ADA), new TestClient(BOB)];
  links = clients.map((client, n) => new HandFlushedLink(client, ['ada', 'bob'][n] as string));
  texts = clients.map(({ doc }) => doc.getText(SECTION));
  for (const link of links) await link.connect(room);
  await settleAll(room, links);
});
afterEach(() => room.close());

/** What one of the two does, on a copy that is up to date; then everybody hears of it. */
async function write(client: number, edit: (text: Y.Text) => void): Promise<void> {
  const text = texts[client - ADA] as Y.Text;
  text.doc?.transact(() => edit(text));
  await settleAll(room, links);
}

/** Restores in someone's name, and lets everybody hear of it. */
async function restore(name: string, restoration: Restoration, refusal: RefusalCode | null = null) {
  const done = await room.restore({ author: authorOf(name), mayWrite: async () => refusal }, restoration);
  await settleAll(room, links);
  return done;
}

/** Writes words at the beginning as those that stood under some ids. */
const bringBack =
  (words: string, from: IdRange): Restoration =>
  ({ doc }) => {
    const clock = Y.getState(doc.store, SERVER_CLIENT);
    doc.getText(SECTION).insert(0, words);
    return [{ from, to: { client: SERVER_CLIENT, clock, length: words.length } }];
  };

/** Each stretch of the text with its author, the mover after a slash, and the minute it was written. */
async function credits(): Promise<string> {
  const found = await room.read(({ doc, ledger }) => creditedCharacters(doc.getText(SECTION), ledger));
  const told = found.map(({ character, run }) => {
    const names = [run?.author, run?.movedBy].flatMap((author) => author?.person.slice(2) ?? []);
    return { character, who: `${names.join('/')} ${run?.kind} ${run?.at}` };
  });
  return told
    .map(({ character, who }, i) => `${told[i - 1]?.who === who ? '' : ` ${who}: `}${character}`)
    .join('')
    .trim();
}

const logged = () =>
  store.log.map((update) => ({ ...update, restored: update.kind === 'restored' ? update.carries : undefined }));

describe('a restoration', () => {
  it('[R17] is written in the name of who may write, told once it is on disk, and refused otherwise', async () => {
    await write(ADA, (text) => text.insert(0, 'non'));
    await write(ADA, (text) => text.delete(0, 3));
    const back = bringBack('non', { client: ADA, clock: 0, length: 3 });
    expect(await restore('bob', back, 'WRITE_FORBIDDEN')).toBe('WRITE_FORBIDDEN');
    expect(texts.map(String)).toEqual(['', '']);
    let goOn = () => {};
    store.gate = new Promise((resolve) => (goOn = resolve));
    const done = room.restore({ author: authorOf('bob'), mayWrite: async () => null }, back);
    await Promise.resolve();
    expect(links.map(({ down }) => down.length)).toEqual([0, 0]);
    goOn();
    expect(await done).toBeNull();
    await settleAll(room, links);
    expect(texts.map(String)).toEqual(['non', 'non']);
    expect(store.log.at(-1)).toMatchObject({ kind: 'restored', author: { person: 'p-bob' } });
  });

  it('[R14] [R17] is told as such, with what was written beside it', async () => {
    await write(ADA, (text) => text.insert(0, 'non'));
    await write(ADA, (text) => text.delete(0, 3));
    await restore('bob', bringBack('non', { client: ADA, clock: 0, length: 3 }));
    await write(ADA, (text) => text.insert(0, 'oui, '));
    await vi.waitFor(async () => {
      await settleAll(room, links);
      expect(links.map(({ test }) => test.changes)).toEqual(
        links.map(() => [{ section: SECTION, organisations: ['o-ada', 'o-bob'], restoredBy: 'o-bob' }]),
      );
    });
  });

  it('[R17] that fails half-way leaves the text and everybody in it as they were', async () => {
    await write(ADA, (text) => text.insert(0, 'oui'));
    const half: Restoration = ({ doc }) => {
      doc.getText(SECTION).delete(0, 2);
      throw new Error('half-way');
    };
    expect(await restore('bob', half)).toBe('UPDATE_INVALID');
    await write(BOB, (text) => text.insert(3, '!'));
    expect(texts.map(String)).toEqual(['oui!', 'oui!']);
    expect(links.map(({ closedWith }) => closedWith)).toEqual([null, null]);
  });

  it('[O8] keeps the author, the date and the kind of what comes back, at any length, and says who restored', async () => {
    now = 1;
    await write(ADA, (text) => text.insert(0, 'non'));
    now = 2;
    await write(BOB, (text) => text.delete(1, 2));
    now = 3;
    await restore('bob', bringBack('on', { client: ADA, clock: 1, length: 2 }));
    expect(await credits()).toBe('ada/bob typed 1: on ada typed 1: n');
  });

  it('[O8] is not taken for what the same words would be recognised as', async () => {
    const words = 'protéger les rivières';
    await write(ADA, (text) => text.insert(0, words));
    await write(BOB, (text) => text.insert(0, words));
    await write(BOB, (text) => text.delete(0, words.length));
    await restore('bob', bringBack(words, { client: ADA, clock: 0, length: words.length }));
    expect(await credits()).toBe(`ada/bob typed 0: ${words} ada typed 0: ${words}`);
  });

  it('[O8] is not brought back once more by who had taken it out', async () => {
    const words = 'protéger les rivières';
    await write(ADA, (text) => text.insert(0, words));
    await write(BOB, (text) => text.delete(0, words.length));
    await restore('ada', bringBack(words, { client: ADA, clock: 0, length: words.length }));
    await write(BOB, (text) => text.insert(0, words));
    expect(await credits()).toBe(`bob typed 0: ${words} ada typed 0: ${words}`);
  });

  it('[O7] [O8] is told by the log: the ledger that is folded from it, and a room opened again, say the same', async () => {
    await write(ADA, (text) => text.insert(0, 'non et non'));
    await write(ADA, (text) => text.delete(0, 3));
    await restore('bob', bringBack('non', { client: ADA, clock: 0, length: 3 }));
    await write(BOB, (text) => text.delete(0, 3));
    const folded = await foldLog(logged(), [SECTION]);
    const byId = <T extends IdRange>(runs: readonly T[]) =>
      runs.toSorted((a, b) => a.client - b.client || a.clock - b.clock);
    const stored = (await store.load()).ledger;
    expect(byId(stored.runs)).toEqual(byId(folded.runs));
    expect(stored.removals).toEqual(folded.removals);

    const live = await LiveDocument.load(store, [SECTION]);
    expect(live.doc.getText(SECTION).toString()).toBe(' et non');
    expect(live.moves.origins({ client: SERVER_CLIENT, clock: 0, length: 3 })).toEqual([
      { client: ADA, clock: 0, length: 3 },
    ]);
    await room.close();
    room = await openRoom();
    for (const link of links) await link.connect(room);
    await settleAll(room, links);
    await write(BOB, (text) => text.insert(0, 'non'));
    expect(await credits()).toBe('ada/bob typed 0: non ada typed 0:  et non');
  });
});
