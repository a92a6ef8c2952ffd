import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { foldLog } from './fold-log.js';
import { creditedCharacters, type Ledger } from './ledger.js';
import { CLOSE, writeMessage } from './protocol.js';
import { MemoryStore, settleAll, TestClient } from './testing/index.js';
import {
  closeRooms,
  elementOf,
  enter,
  heldTextOf,
  holder,
  openRoom,
  REFUSED_VALUE,
  SECTION,
} from './testing/room-stage.js';

afterEach(closeRooms);

/** Of each character of the section, to whom it is credited, and its mover after a slash. */
const creditsIn = (doc: Y.Doc, ledger: Ledger): string[] =>
  creditedCharacters(doc.getText(SECTION), ledger).map(({ run }) =>
    [run?.author?.person, run?.movedBy?.person].filter(Boolean).join('/'),
  );

describe('late words', () => {
  it('[L1] [L2] follow the item that was moved while they were typed', async () => {
    const store = new MemoryStore();
    const room = await openRoom(store);
    await room.edit((doc) => doc.getText(SECTION).insertEmbed(0, holder('i1', 'Sites')));
    const [mover, late] = [await enter(room, 'mover'), await enter(room, 'late')];
    mover.client.doc.transact(() => {
      mover.text.delete(0, 1);
      mover.text.insertEmbed(0, holder('i1', 'Sites'));
    });
    heldTextOf(late.text).insert(5, ' served');
    await settleAll(room, [mover.link, late.link]);
    expect(heldTextOf(mover.text).toString()).toBe('Sites served');
    expect(store.log.at(-1)).toMatchObject({ kind: 'replanted', author: { person: 'p-late' } });
    expect(late.client.stranded.size).toBe(0);
  });

  it('[L1] [O4] part nothing of what was deleted around them, whose author stays who it was', async () => {
    const room = await openRoom();
    const [mover, late] = [await enter(room, 'mover'), await enter(room, 'late')];
    late.text.insertEmbed(0, holder('i1', 'Sites'));
    await settleAll(room, [mover.link, late.link]);
    heldTextOf(late.text).insert(2, ' et ');
    late.link.flushUp(room);
    await room.flush();
    mover.client.doc.transact(() => {
      mover.text.delete(0, 1);
      mover.text.insertEmbed(0, holder('i1', 'Sites'));
    });
    await settleAll(room, [mover.link, late.link]);
    expect(heldTextOf(mover.text).toString()).toBe('Si et tes');
    const { credits, removed } = await room.read(({ doc, ledger }) => ({
      credits: creditsIn(doc, ledger),
      removed: ledger.removals.reduce((sum, { length }) => sum + length, 0),
    }));
    const [moved, put] = ['p-late/p-mover', 'p-late'];
    expect(credits).toEqual([moved, moved, put, put, put, put, moved, moved, moved]);
    expect(removed).toBe('Sites'.length);
  });

  it('[L1] [O7] part nothing when the log is folded either, be they no words at all', async () => {
    const store = new MemoryStore();
    const room = await openRoom(store);
    const [mover, late] = [await enter(room, 'mover'), await enter(room, 'late')];
    late.text.insertEmbed(0, holder('i1', 'Sites'));
    await settleAll(room, [mover.link, late.link]);
    mover.link.disconnect(room);
    heldTextOf(late.text).insertEmbed(2, new Y.XmlElement('footnote'));
    late.link.flushUp(room);
    await room.flush();
    mover.client.doc.transact(() => {
      mover.text.delete(0, 1);
      mover.text.insertEmbed(0, holder('i1', 'Sites'));
    });
    await mover.link.connect(room);
    await settleAll(room, [mover.link, late.link]);
    const folded = await foldLog(store.log, [SECTION, 'aim']);
    const credits = (ledger: Ledger) => room.read(({ doc }) => creditsIn(doc, ledger));
    const kept = await room.read(({ ledger, doc }) => creditsIn(doc, ledger));
    expect(kept).toEqual(Array(5).fill('p-late/p-mover'));
    expect(await credits(folded)).toEqual(kept);
  });

  it('[L2] follow an item that had no words yet', async () => {
    const room = await openRoom();
    await room.edit((doc) => doc.getText(SECTION).insertEmbed(0, holder('i1', '')));
    const [mover, late] = [await enter(room, 'mover'), await enter(room, 'late')];
    heldTextOf(late.text).insert(0, 'first words');
    mover.client.doc.transact(() => {
      mover.text.delete(0, 1);
      mover.text.insertEmbed(0, holder('i1', ''));
    });
    mover.link.flushUp(room);
    await settleAll(room, [mover.link, late.link]);
    expect(heldTextOf(mover.text).toString()).toBe('first words');
  });

  it('[L2] follow in the order in which they stood', async () => {
    const room = await openRoom();
    await room.edit((doc) => doc.getText(SECTION).insertEmbed(0, holder('i1', '?')));
    const [mover, late] = [await enter(room, 'mover'), await enter(room, 'late')];
    heldTextOf(late.text).insert(0, 'pas ');
    heldTextOf(late.text).insert(5, 'oui');
    late.link.flushUp(room);
    await room.flush();
    mover.client.doc.transact(() => {
      mover.text.delete(0, 1);
      mover.text.insertEmbed(0, holder('i1', ''));
    });
    await settleAll(room, [mover.link, late.link]);
    expect(heldTextOf(mover.text).toString()).toBe('pas oui');
  });

  it('[L3] are offered back, as one text, when what they stood in is gone', async () => {
    const store = new MemoryStore();
    const room = await openRoom(store);
    await room.edit((doc) => doc.getText(SECTION).insertEmbed(0, holder('i1', 'Sites')));
    const [remover, late] = [await enter(room, 'remover'), await enter(room, 'late')];
    remover.text.delete(0, 1);
    const words = heldTextOf(late.text);
    for (const [i, letter] of [...' en plus'].entries()) words.insert(5 + i, letter);
    remover.link.flushUp(room);
    await settleAll(room, [remover.link, late.link]);
    expect([...late.client.stranded.values()].map(({ text }) => text)).toEqual([' en plus']);
    expect(remover.client.stranded.size).toBe(0);
    late.link.disconnect(room);
    late.client.stranded.clear();
    await late.link.connect(room);
    await settleAll(room, [late.link]);
    expect([...late.client.stranded.values()].map(({ text }) => text)).toEqual([' en plus']);
  });

  for (const [meanwhile, words] of [
    ['while the room is open', 'Sites'],
    ['in an item without words', ''],
    ['and the room was opened anew since', 'Sites'],
  ] as const)
    it(`[L3] are offered back with the section they stood in, ${meanwhile}`, async () => {
      const store = new MemoryStore();
      let room = await openRoom(store);
      await room.edit((doc) => doc.getText(SECTION).insertEmbed(0, holder('i1', words)));
      const [remover, late] = [await enter(room, 'remover'), await enter(room, 'late')];
      late.link.disconnect(room);
      remover.text.delete(0, 1);
      await settleAll(room, [remover.link]);
      if (meanwhile.endsWith('since')) {
        remover.link.disconnect(room);
        await room.close();
        room = await openRoom(store);
      }
      heldTextOf(late.text).insert(words.length, ' en plus');
      heldTextOf(late.text).insert(words.length + 1, 'et ');
      await late.link.connect(room);
      await settleAll(room, [late.link]);
      const offered = await store.stranded('p-late');
      expect(offered.map(({ text }) => text).join('')).toContain('en plus');
      expect(new Set(offered.map(({ section }) => section))).toEqual(new Set([SECTION]));
    });

  it('[L3] are offered back however many letters were typed without a connection', async () => {
    const room = await openRoom();
    await room.edit((doc) => doc.getText(SECTION).insertEmbed(0, holder('i1', 'Sites')));
    const [remover, late] = [await enter(room, 'remover'), await enter(room, 'late')];
    late.link.disconnect(room);
    const typed = 'abcdefghij'.repeat(250);
    for (const [i, letter] of [...typed].entries()) heldTextOf(late.text).insert(5 + i, letter);
    remover.text.delete(0, 1);
    remover.link.flushUp(room);
    await room.flush();
    await late.link.connect(room);
    await settleAll(room, [remover.link, late.link]);
    expect(late.link.closedWith).toBeNull();
    expect([...late.client.stranded.values()].map(({ text }) => text)).toEqual([typed]);
  });

  it('[R7] are refused when they come in more pieces than anybody writes', async () => {
    const room = await openRoom();
    await room.edit((doc) => doc.getText(SECTION).insertEmbed(0, holder('i1', 'Sites')));
    const [remover, late] = [await enter(room, 'remover'), await enter(room, 'late')];
    late.client.doc.transact(() => {
      for (let i = 0; i < 10_001; i++) heldTextOf(late.text).insert(0, 'a');
    });
    remover.text.delete(0, 1);
    remover.link.flushUp(room);
    await settleAll(room, [remover.link, late.link]);
    expect(late.link.closedWith?.code).toBe(CLOSE.invalid);
    expect(remover.link.closedWith).toBeNull();
  });

  it('[L4] the words of a field are offered back when a concurrent value replaces them', async () => {
    const room = await openRoom();
    await room.edit((doc) => doc.getText(SECTION).insertEmbed(0, holder('i1', 'Sites')));
    const [a, b] = [await enter(room, 'a'), await enter(room, 'b')];
    elementOf(a.text).setAttribute('unit', 'sites');
    elementOf(b.text).setAttribute('unit', 'communes');
    await settleAll(room, [a.link, b.link]);
    const kept = elementOf(a.text).getAttribute('unit');
    expect(elementOf(b.text).getAttribute('unit')).toBe(kept);
    const loser = kept === 'sites' ? b : a;
    expect([...loser.client.stranded.values()].map(({ text }) => text)).toEqual([
      kept === 'sites' ? 'communes' : 'sites',
    ]);
  });
});

/** An item with a unit, or none. */
function withUnit(value: string | null): Y.XmlElement {
  const item = holder('i1', 'Sites');
  if (value !== null) item.setAttribute('unit', value);
  return item;
}

/** An update of which nothing says what it deletes. */
function namingNothing(update: Uint8Array): Uint8Array {
  const { structs } = Y.decodeUpdate(update);
  for (let end = update.length - 1; end > 0; end--) {
    const shorter = Uint8Array.from([...update.subarray(0, end), 0]);
    try {
      const read = Y.decodeUpdate(shorter);
      if (read.structs.length === structs.length && read.ds.clients.size === 0) return shorter;
    } catch {
      // Not yet where the deletions begin.
    }
  }
  throw new Error('an update without an end');
}

describe('a late value', () => {
  /** An item with a unit, or none; what one of two does to it while the other moves it; and who writes first. */
  const meanwhile = async (
    unit: string | null,
    typed: readonly string[],
    {
      first,
      store,
      before = () => {},
    }: { first: 'mover' | 'late'; store?: MemoryStore; before?: (text: Y.Text) => void },
  ) => {
    const room = await openRoom(store);
    const [giver, mover, late] = [await enter(room, 'giver'), await enter(room, 'mover'), await enter(room, 'late')];
    giver.text.insertEmbed(0, withUnit(unit));
    await settleAll(room, [giver.link, mover.link, late.link]);
    before(mover.text);
    const moved = withUnit(elementOf(mover.text).getAttribute('unit') ?? null);
    mover.client.doc.transact(() => {
      mover.text.delete(0, 1);
      mover.text.insertEmbed(0, moved);
    });
    for (const value of typed) elementOf(late.text).setAttribute('unit', value);
    const links = first === 'mover' ? [mover.link, late.link] : [late.link, mover.link];
    for (const link of links) {
      link.flushUp(room);
      await room.flush();
    }
    await settleAll(room, [giver.link, ...links]);
    const stands = [giver, mover, late].map(({ text }) => elementOf(text).getAttribute('unit') ?? null);
    expect(new Set(stands).size).toBe(1);
    const credit = await room.read(({ doc, ledger }) => {
      const value = elementOf(doc.getText(SECTION))._map.get('unit');
      const run = value && ledger.creditOf(value.id.client, value.id.clock);
      return [run?.author?.person, run?.movedBy?.person].filter(Boolean).join('/');
    });
    return { unit: stands[0], credit, offered: [...late.client.stranded.values()].map(({ text }) => text) };
  };

  for (const first of ['mover', 'late'] as const) {
    it(`[L2] follows the item that is moved, in its author's name, when the ${first} writes first`, async () => {
      const expected = { unit: 'communes', credit: 'p-late', offered: [] };
      expect(await meanwhile('sites', ['com', 'commu', 'communes'], { first })).toEqual(expected);
      expect(await meanwhile(null, ['com', 'communes'], { first })).toEqual(expected);
      expect(await meanwhile('sites', ['com', ''], { first })).toEqual({ ...expected, unit: '' });
    });

    it(`[L4] is offered back when whoever moves the item had given another, when the ${first} writes first`, async () => {
      const before = (text: Y.Text) => elementOf(text).setAttribute('unit', 'écoles');
      const expected = { unit: 'écoles', credit: 'p-mover', offered: ['communes'] };
      expect(await meanwhile('sites', ['communes'], { first, before })).toEqual(expected);
      expect(await meanwhile(null, ['communes'], { first, before })).toEqual(expected);
    });
  }

  it('[O11] leaves what the item comes back with to who gave it, as the log says too', async () => {
    const store = new MemoryStore();
    await meanwhile('sites', ['communes'], { first: 'late', store });
    const ledger = await foldLog(store.log, [SECTION, 'aim']);
    const doc = new Y.Doc();
    for (const { update } of store.log) Y.applyUpdate(doc, update);
    const value = elementOf(doc.getText(SECTION))._map.get('unit') as Y.Item;
    const came = value.left as Y.Item;
    expect(ledger.creditOf(value.id.client, value.id.clock)?.author?.person).toBe('p-late');
    expect(ledger.creditOf(came.id.client, came.id.clock)).toMatchObject({
      author: { person: 'p-giver' },
      movedBy: { person: 'p-mover' },
    });
  });

  it('[L2] is written once, when an update brings others before it and does not say that they went', async () => {
    const store = new MemoryStore();
    const room = await openRoom(store);
    const [mover, hostile] = [await enter(room, 'mover'), await enter(room, 'hostile')];
    mover.text.insertEmbed(0, withUnit('sites'));
    await settleAll(room, [mover.link, hostile.link]);
    const copy = new Y.Doc();
    copy.clientID = hostile.client.doc.clientID;
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(hostile.client.doc));
    const updates: Uint8Array[] = [];
    copy.on('update', (update) => updates.push(update));
    mover.client.doc.transact(() => {
      mover.text.delete(0, 1);
      mover.text.insertEmbed(0, withUnit('sites'));
    });
    mover.link.flushUp(room);
    await room.flush();
    for (let i = 0; i < 50; i++) elementOf(copy.getText(SECTION)).setAttribute('unit', `communes ${i}`);
    const update = namingNothing(Y.mergeUpdates(updates));
    hostile.link.up.push(writeMessage({ type: 'update', update, whole: false }));
    await settleAll(room, [mover.link, hostile.link]);
    expect(elementOf(mover.text).getAttribute('unit')).toBe('communes 49');
    expect(store.log.filter(({ kind }) => kind === 'replanted')).toHaveLength(1);
  });

  it('[L2] follows though others that its author gave before it are not said any more', async () => {
    const room = await openRoom();
    const [mover, late] = [await enter(room, 'mover'), await enter(room, 'late')];
    mover.text.insertEmbed(0, withUnit('sites'));
    await settleAll(room, [mover.link, late.link]);
    late.link.disconnect(room);
    mover.client.doc.transact(() => {
      mover.text.delete(0, 1);
      mover.text.insertEmbed(0, withUnit('sites'));
    });
    mover.link.flushUp(room);
    await room.flush();
    const known = Y.encodeStateVector(late.client.doc);
    for (const value of ['com', 'commu', 'communes']) elementOf(late.text).setAttribute('unit', value);
    const again = await enter(room, 'late', new TestClient(late.client.doc.clientID));
    const update = Y.encodeStateAsUpdate(late.client.doc, known);
    again.link.up.push(writeMessage({ type: 'update', update, whole: true }));
    await settleAll(room, [mover.link, again.link]);
    expect(elementOf(mover.text).getAttribute('unit')).toBe('communes');
  });

  for (const before of ['sites', null])
    it(`[L3] is offered back with its section and the name of its field, when its item is gone, ${before ? 'changed' : 'given'}`, async () => {
      const room = await openRoom();
      await room.edit((doc) => doc.getText(SECTION).insertEmbed(0, withUnit(before)));
      const [remover, late] = [await enter(room, 'remover'), await enter(room, 'late')];
      late.link.disconnect(room);
      remover.text.delete(0, 1);
      await settleAll(room, [remover.link]);
      for (const value of ['com', 'communes']) elementOf(late.text).setAttribute('unit', value);
      await late.link.connect(room);
      await settleAll(room, [late.link]);
      const offered = { section: SECTION, field: 'unit', text: 'communes' };
      expect([...late.client.stranded.values()]).toMatchObject([offered]);
    });

  it('[L4] is not offered back to who went on typing in the same field', async () => {
    const room = await openRoom();
    const [mover, late] = [await enter(room, 'mover'), await enter(room, 'late')];
    mover.text.insertEmbed(0, withUnit('sites'));
    await settleAll(room, [mover.link, late.link]);
    elementOf(late.text).setAttribute('unit', 'com');
    mover.client.doc.transact(() => {
      mover.text.delete(0, 1);
      mover.text.insertEmbed(0, withUnit('sites'));
    });
    mover.link.flushUp(room);
    await room.flush();
    late.link.flushDown();
    elementOf(late.text).setAttribute('unit', 'communes');
    await settleAll(room, [mover.link, late.link]);
    expect([mover, late].map(({ text }) => elementOf(text).getAttribute('unit'))).toEqual(['communes', 'communes']);
    expect(late.client.stranded.size).toBe(0);
  });

  it('[I4] [L2] is offered back when the item may not have it', async () => {
    const room = await openRoom();
    const [mover, late] = [await enter(room, 'mover'), await enter(room, 'late')];
    mover.text.insertEmbed(0, withUnit('sites'));
    await settleAll(room, [mover.link, late.link]);
    mover.client.doc.transact(() => {
      mover.text.delete(0, 1);
      mover.text.insertEmbed(0, withUnit('sites'));
    });
    mover.link.flushUp(room);
    await room.flush();
    elementOf(late.text).setAttribute('unit', REFUSED_VALUE);
    await settleAll(room, [mover.link, late.link]);
    expect(elementOf(mover.text).getAttribute('unit')).toBe('sites');
    expect([...late.client.stranded.values()].map(({ text }) => text)).toEqual([REFUSED_VALUE]);
  });
});
