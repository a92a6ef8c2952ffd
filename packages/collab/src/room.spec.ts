import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { SERVER_CLIENT } from './live-document.js';
import { CLOSE, writeMessage } from './protocol.js';
import type { Room, SettledDocument } from './room.js';
import { MemoryStore, settleAll } from './testing/index.js';
import { closeRooms, enter, heldTextOf, holder, openRoom, SECTION } from './testing/room-stage.js';

/** What a document says of one change. */
function updateOf(doc: Y.Doc, change: () => void): Uint8Array {
  let told: Uint8Array = new Uint8Array();
  doc.once('update', (update: Uint8Array) => (told = update));
  doc.transact(change);
  return told;
}

/** An update that names other ids of a client as deleted than it did, and no others. */
function naming(update: Uint8Array, client: number, ranges: readonly (readonly [number, number])[]): Uint8Array {
  const named = (clients: [number, (readonly [number, number])[]][]) =>
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, clients.length);
      for (const [id, parts] of clients) {
        encoding.writeVarUint(encoder, id);
        encoding.writeVarUint(encoder, parts.length);
        for (const part of parts) for (const number of part) encoding.writeVarUint(encoder, number);
      }
    });
  const before = [...Y.decodeUpdate(update).ds.clients].map(
    ([id, parts]) =>
      [id, parts.map(({ clock, len }) => [clock, len] as const)] as [number, (readonly [number, number])[]],
  );
  return Buffer.concat([update.slice(0, update.length - named(before).length), named([[client, [...ranges]]])]);
}

const textOf = (room: Room) => room.read(({ doc }) => doc.getText(SECTION).toString());

/** An update that says X was written behind a character and in front of another. */
const between = (client: number, behind: Y.ID, before: Y.ID): Uint8Array =>
  encoding.encode((encoder) => {
    const stringBetweenOrigins = 0b1100_0100;
    for (const value of [1, 1, client, 0]) encoding.writeVarUint(encoder, value);
    encoding.writeUint8(encoder, stringBetweenOrigins);
    for (const id of [behind, before]) {
      encoding.writeVarUint(encoder, id.client);
      encoding.writeVarUint(encoder, id.clock);
    }
    encoding.writeVarString(encoder, 'X');
    encoding.writeVarUint(encoder, 0);
  });

afterEach(closeRooms);

describe('the room', () => {
  it('[R1] tells the others, and acknowledges, only once the write is done', async () => {
    const store = new MemoryStore();
    const room = await openRoom(store);
    const [a, b] = [await enter(room, 'a'), await enter(room, 'b')];
    let open = () => {};
    store.gate = new Promise((resolve) => (open = resolve));
    a.text.insert(0, 'written');
    a.link.flushUp(room);
    await Promise.resolve();
    expect([a.link.down.length, b.link.down.length]).toEqual([0, 0]);
    open();
    await settleAll(room, [a.link, b.link]);
    expect(b.text.toString()).toBe('written');
    expect(a.client.client.unsaved).toHaveLength(0);
  });

  it('[R2] gives a newcomer nothing that is not committed', async () => {
    const store = new MemoryStore();
    const room = await openRoom(store);
    const a = await enter(room, 'a');
    let open = () => {};
    store.gate = new Promise((resolve) => (open = resolve));
    a.text.insert(0, 'not yet on disk');
    a.link.flushUp(room);
    const reading = textOf(room);
    const first = await Promise.race([reading, Promise.resolve('nothing yet')]);
    expect(first).toBe('nothing yet');
    open();
    expect(await reading).toBe('not yet on disk');
  });

  it('[R3] covers what it knows already, even from someone who may not write', async () => {
    const store = new MemoryStore();
    const room = await openRoom(store);
    const a = await enter(room, 'a');
    a.text.insert(0, 'known');
    await settleAll(room, [a.link]);
    const reader = await enter(room, 'reader');
    reader.link.mayWrite = async () => 'WRITE_FORBIDDEN';
    reader.client.client.receive([writeMessage({ type: 'state-vector', stateVector: new Uint8Array([0]) })]);
    await settleAll(room, [reader.link]);
    expect(reader.client.refused).toBeNull();
    expect(store.log).toHaveLength(1);
  });

  it('[R4] [R5] refuses the next update of someone who lost the right, and says what is saved', async () => {
    const room = await openRoom();
    const [a, b] = [await enter(room, 'a'), await enter(room, 'b')];
    a.text.insert(0, 'before ');
    await settleAll(room, [a.link, b.link]);
    a.link.mayWrite = async () => 'WRITE_FORBIDDEN';
    a.text.insert(7, 'after');
    a.link.mayWrite = async () => 'WRITE_FORBIDDEN';
    await settleAll(room, [a.link, b.link]);
    a.link.mayWrite = async () => null;
    a.text.insert(12, ' all');
    await settleAll(room, [a.link, b.link]);
    expect(a.client.refused).toBe('WRITE_FORBIDDEN');
    expect(b.text.toString()).toBe('before ');
    expect(a.client.client.unsaved).toHaveLength(2);
  });

  it('[R5] accepts nothing behind a refused update, though both arrive together', async () => {
    const store = new MemoryStore();
    const room = await openRoom(store);
    const [a, b] = [await enter(room, 'a'), await enter(room, 'b')];
    let goOn = () => {};
    store.gate = new Promise((resolve) => (goOn = resolve));
    b.text.insert(0, 'before');
    b.link.flushUp(room);
    const own = a.client.doc.clientID;
    a.client.doc.clientID = SERVER_CLIENT;
    a.text.insert(0, 'refused');
    a.client.doc.clientID = own;
    a.client.doc.getText('aim').insert(0, 'behind it');
    a.link.flushUp(room);
    goOn();
    await settleAll(room, [a.link, b.link]);
    expect(await textOf(room)).toBe('before');
    expect(await room.read(({ doc }) => doc.getText('aim').toString())).toBe('');
  });

  it('[R6] asks again for what is missing, and closes who never has it', async () => {
    const room = await openRoom();
    const a = await enter(room, 'a');
    a.text.insert(0, 'one ');
    a.link.up.length = 0;
    a.text.insert(4, 'two');
    await settleAll(room, [a.link]);
    expect(await textOf(room)).toBe('one two');
    expect(a.client.client.unsaved).toHaveLength(0);

    const liar = await enter(room, 'liar');
    const other = new Y.Doc();
    other.clientID = 77_777;
    other.getText(SECTION).insert(0, 'never sent');
    const lacking = Y.encodeStateAsUpdate(other, new Uint8Array([1, 0xd1, 0xdf, 4, 5]));
    for (let i = 0; i < 3 && liar.link.connected; i++) {
      liar.link.up.push(writeMessage({ type: 'update', update: lacking, whole: true }));
      liar.link.flushUp(room);
      await room.flush();
    }
    expect(liar.link.closedWith?.code).toBe(CLOSE.invalid);
  });

  it('[R7] rebuilds the document when Yjs throws, without the offender', async () => {
    const store = new MemoryStore();
    const room = await openRoom(store);
    const [honest, offender] = [await enter(room, 'honest'), await enter(room, 'offender')];
    honest.text.insert(0, 'kept');
    await settleAll(room, [honest.link, offender.link]);
    const loads = store.loads;
    await room.read(({ doc }) =>
      doc.getText(SECTION).observe(() => {
        throw new Error('as if the update were malformed, after the document changed');
      }),
    );
    offender.text.insert(0, 'broken ');
    honest.text.insert(4, ' and more');
    offender.link.flushUp(room);
    honest.link.flushUp(room);
    await settleAll(room, [honest.link, offender.link]);
    expect(store.loads).toBe(loads + 1);
    expect(await textOf(room)).toBe('kept and more');
    expect(offender.link.closedWith?.code).toBe(CLOSE.invalid);
    expect(honest.client.client.unsaved).toHaveLength(0);
  });

  it.each([
    ['stand the wrong way round', 2, 0],
    ['stood apart when they were written', 0, 2],
  ])(
    '[R7] rebuilds it too after words between neighbours that %s, which each copy would place elsewhere',
    async (_, behind, before) => {
      const store = new MemoryStore();
      const room = await openRoom(store);
      const [honest, offender] = [await enter(room, 'honest'), await enter(room, 'offender')];
      honest.text.insert(0, 'abc');
      await settleAll(room, [honest.link, offender.link]);
      const { clientID } = honest.text.doc as Y.Doc;
      const own = (offender.text.doc as Y.Doc).clientID;
      const update = between(own, new Y.ID(clientID, behind), new Y.ID(clientID, before));
      offender.link.up.push(writeMessage({ type: 'update', update, whole: false }));
      await settleAll(room, [honest.link, offender.link]);
      expect(await textOf(room)).toBe('abc');
      expect(offender.link.closedWith?.code).toBe(CLOSE.invalid);
      expect(store.log.some(({ update }) => Buffer.from(update).includes('X'))).toBe(false);
    },
  );

  it('[R7] rebuilds it too after words that go without being named, by who shows to know them', async () => {
    const store = new MemoryStore();
    const room = await openRoom(store);
    const [honest, offender] = [await enter(room, 'honest'), await enter(room, 'offender')];
    honest.text.insertEmbed(0, holder('i1', 'Sites'));
    await settleAll(room, [honest.link, offender.link]);
    const written = store.log.length;
    const own = offender.client.doc.clientID;
    const update = updateOf(offender.client.doc, () => {
      offender.text.delete(0, 1);
      offender.text.insertEmbed(0, holder('i1', 'Sites'));
    });
    offender.link.up.length = 0;
    const [[client, ranges]] = [...Y.decodeUpdate(update).ds.clients] as [[number, { clock: number; len: number }[]]];
    const all = ranges.map(({ clock, len }) => [clock, len] as const);
    const [[from, length]] = all as [readonly [number, number]];
    expect(all).toHaveLength(1);
    // All but the second letter.
    const letter = from + length - 4;
    const spared = naming(update, client, [
      [from, letter - from],
      [letter + 1, from + length - letter - 1],
    ]);
    expect(client).not.toBe(own);
    offender.link.up.push(writeMessage({ type: 'update', update: spared, whole: false }));
    await settleAll(room, [honest.link, offender.link]);
    expect(offender.link.closedWith?.code).toBe(CLOSE.invalid);
    expect(heldTextOf(honest.text).toString()).toBe('Sites');
    expect(store.log).toHaveLength(written);
  });

  it('[R7] admits words between neighbours of whom others came between meanwhile', async () => {
    const room = await openRoom();
    const [honest, other] = [await enter(room, 'honest'), await enter(room, 'other')];
    honest.text.insert(0, 'ab');
    await settleAll(room, [honest.link, other.link]);
    other.text.insert(1, 'late');
    for (const word of ['many', 'more', 'words']) honest.text.insert(1, word);
    await settleAll(room, [honest.link]);
    await settleAll(room, [honest.link, other.link]);
    expect(other.link.closedWith).toBeNull();
    expect(new Set([await textOf(room), honest.text.toString(), other.text.toString()]).size).toBe(1);
  });

  it('[I7] neither keeps nor tells what an update says anew of what is known, be it known for a moment only', async () => {
    const store = new MemoryStore();
    const room = await openRoom(store);
    const people = [await enter(room, 'ada'), await enter(room, 'liar'), await enter(room, 'reader')] as const;
    const [ada, liar, reader] = people;
    await settleAll(
      room,
      people.map(({ link }) => link),
    );
    const { clientID } = ada.text.doc as Y.Doc;
    const forged = new Y.Doc();
    forged.clientID = clientID;
    forged.getText(SECTION).insert(0, 'never');
    forged.clientID = (liar.text.doc as Y.Doc).clientID;
    forged.getText(SECTION).insert(5, '!');
    ada.text.insert(0, 'agree');
    const update = Y.encodeStateAsUpdate(forged);
    liar.link.up.push(writeMessage({ type: 'update', update, whole: false }));
    for (const { link } of [ada, liar]) link.flushUp(room);
    await settleAll(
      room,
      people.map(({ link }) => link),
    );
    expect([await textOf(room), reader.text.toString()]).toEqual(['agree!', 'agree!']);
    expect(store.log.filter((row) => Buffer.from(row.update).includes('never'))).toEqual([]);
  });

  it('[R8] tells nobody anything when the write fails, and lets go of the document', async () => {
    const store = new MemoryStore();
    const room = await openRoom(store);
    const [a, b] = [await enter(room, 'a'), await enter(room, 'b')];
    store.failure = new Error('disk full');
    a.text.insert(0, 'lost?');
    a.link.flushUp(room);
    await room.flush().catch(() => undefined);
    expect(room.closed).toBe(true);
    expect([a.link.closedWith?.code, b.link.closedWith?.code]).toEqual([CLOSE.storageFailed, CLOSE.storageFailed]);
    expect(b.text.toString()).toBe('');
    expect(a.client.client.unsaved).toHaveLength(1);

    store.failure = null;
    const again = await openRoom(store);
    await a.link.connect(again);
    await settleAll(again, [a.link]);
    expect(await textOf(again)).toBe('lost?');
  });

  it('[R15] gives up when someone else wrote in the log, and goes on from what is there', async () => {
    const store = new MemoryStore();
    const [room, other] = [await openRoom(store), await openRoom(store)];
    const [a, b] = [await enter(room, 'a'), await enter(other, 'b')];
    b.text.insert(0, 'theirs ');
    await settleAll(other, [b.link]);
    a.text.insert(0, 'mine ');
    a.link.flushUp(room);
    await room.flush().catch(() => undefined);
    expect(a.link.closedWith?.code).toBe(CLOSE.storageFailed);
    expect(store.log).toHaveLength(1);

    const again = await openRoom(store);
    await a.link.connect(again);
    await settleAll(again, [a.link]);
    expect(await textOf(again)).toContain('theirs ');
    expect(await textOf(again)).toContain('mine ');
    expect(a.text.toString()).toBe(await textOf(again));
  });

  it('[R9] acknowledges cumulatively, and only those who asked', async () => {
    const room = await openRoom();
    const frames: Uint8Array[] = [];
    const connection = { id: 'stock', send: (frame: Uint8Array) => frames.push(frame), close: () => {} };
    const identity = { person: 'p', name: 'p', organisation: 'o', organisationName: 'o', initials: 'P', hue: 0 };
    const author = { membership: 'm', person: 'p', organisation: 'o' };
    await room.join({
      connection,
      author,
      identity,
      schema: 1,
      wantsAcks: false,
      mayWrite: async () => null,
      speaksFor: async () => false,
    });
    const doc = new Y.Doc();
    for (const word of ['one ', 'two ']) {
      doc.once('update', (update: Uint8Array) =>
        room.receive(connection, writeMessage({ type: 'update', update, whole: false })),
      );
      doc.getText(SECTION).insert(0, word);
    }
    await room.flush();
    expect(frames.filter(([type]) => (type as number) >= 100)).toHaveLength(0);

    const a = await enter(room, 'a');
    for (const word of ['a', 'b', 'c', 'd']) a.text.insert(0, word);
    a.link.flushUp(room);
    await room.flush();
    // The first update alone, then what arrived while it was written.
    expect(a.link.down.filter(([type]) => type === 100)).toHaveLength(2);
    a.link.flushDown();
    expect(a.client.client.unsaved).toHaveLength(0);
  });

  it('[R10] refuses structs under an id that is someone else’s, or the server’s', async () => {
    const room = await openRoom();
    const [a, thief] = [await enter(room, 'a'), await enter(room, 'thief')];
    a.text.insert(0, 'mine');
    await settleAll(room, [a.link, thief.link]);
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(a.client.doc));
    forged.clientID = a.client.doc.clientID;
    forged.getText(SECTION).insert(0, 'not ');
    thief.link.up.push(
      writeMessage({
        type: 'update',
        update: Y.encodeStateAsUpdate(forged, Y.encodeStateVector(a.client.doc)),
        whole: false,
      }),
    );
    await settleAll(room, [a.link, thief.link]);
    expect(thief.link.closedWith?.code).toBe(CLOSE.invalid);

    const server = await enter(room, 'server');
    const reserved = new Y.Doc();
    reserved.clientID = 3;
    reserved.getText(SECTION).insert(0, 'as the server');
    server.link.up.push(writeMessage({ type: 'update', update: Y.encodeStateAsUpdate(reserved), whole: false }));
    await settleAll(room, [server.link]);
    expect(server.link.closedWith?.code).toBe(CLOSE.invalid);
    expect(await textOf(room)).toBe('mine');
  });

  it('[R10] keeps the id that someone announced for their first words, though they are cut off before', async () => {
    const room = await openRoom();
    const [a, thief] = [await enter(room, 'a'), await enter(room, 'thief')];
    a.link.disconnect(room);
    a.text.insert(0, 'mine');
    const forged = new Y.Doc();
    forged.clientID = a.client.doc.clientID;
    forged.getText(SECTION).insert(0, 'not mine');
    thief.link.up.push(writeMessage({ type: 'update', update: Y.encodeStateAsUpdate(forged), whole: false }));
    await settleAll(room, [thief.link]);
    expect(thief.link.closedWith?.code).toBe(CLOSE.invalid);
    await a.link.connect(room);
    await settleAll(room, [a.link]);
    expect(a.client.refused).toBeNull();
    expect(await textOf(room)).toBe('mine');
  });

  it('[R11] refuses a root that is not of the template', async () => {
    const room = await openRoom();
    const a = await enter(room, 'a');
    a.client.doc.getText('elsewhere').insert(0, 'hidden');
    await settleAll(room, [a.link]);
    expect(a.client.refused).toBe('UPDATE_INVALID');
    expect(await room.read(({ doc }) => [...doc.share.keys()])).not.toContain('elsewhere');
  });

  it('[R12] writes what arrives during a write together, each under its author', async () => {
    const store = new MemoryStore();
    const room = await openRoom(store);
    const [a, b] = [await enter(room, 'a'), await enter(room, 'b')];
    let open = () => {};
    store.gate = new Promise((resolve) => (open = resolve));
    a.text.insert(0, '1');
    a.link.flushUp(room);
    await Promise.resolve();
    a.text.insert(1, '2');
    b.text.insert(0, '3');
    a.link.flushUp(room);
    b.link.flushUp(room);
    open();
    await settleAll(room, [a.link, b.link]);
    expect(store.log.map(({ author }) => author?.person)).toEqual(['p-a', 'p-a', 'p-b']);
    expect(a.text.toString()).toBe(b.text.toString());
  });

  it('[R13] closes who floods and who speaks another language, and nobody else', async () => {
    const room = await openRoom();
    const [honest, flood, stranger] = [
      await enter(room, 'honest'),
      await enter(room, 'flood'),
      await enter(room, 'stranger'),
    ];
    for (let i = 0; i < 700; i++) flood.link.up.push(writeMessage({ type: 'query-awareness' }));
    flood.link.flushUp(room);
    stranger.link.up.push(new Uint8Array([42, 1, 2, 3]));
    stranger.link.flushUp(room);
    expect(flood.link.closedWith?.code).toBe(CLOSE.flooding);
    expect(stranger.link.closedWith?.code).toBe(CLOSE.invalid);
    honest.text.insert(0, 'still here');
    await settleAll(room, [honest.link]);
    expect(await textOf(room)).toBe('still here');
  });

  it('[R14] hands out again what was not taken in, with what changed meanwhile', async () => {
    const handed: SettledDocument['changes'][] = [];
    const room = await openRoom(new MemoryStore(), ({ changes }) => {
      handed.push(changes);
      if (handed.length === 1) throw new Error('the database is away');
    });
    const a = await enter(room, 'a');
    a.text.insert(0, 'a');
    a.link.flushUp(room);
    await vi.waitFor(() => expect(handed).toHaveLength(1));
    a.client.doc.getText('aim').insert(0, 'why');
    await settleAll(room, [a.link]);
    await room.close();
    expect(handed[1]).toEqual([
      { section: SECTION, organisations: ['o-a'] },
      { section: 'aim', organisations: ['o-a'] },
    ]);
  });

  it('[R14] hands out the settled document once, with who changed what', async () => {
    const settled: SettledDocument['changes'][] = [];
    const room = await openRoom(new MemoryStore(), ({ changes }) => void settled.push(changes));
    const [a, b] = [await enter(room, 'a'), await enter(room, 'b')];
    a.text.insert(0, 'a');
    b.text.insert(0, 'b');
    b.client.doc.getText('aim').insert(0, 'why');
    await settleAll(room, [a.link, b.link]);
    await room.close();
    expect(settled).toEqual([
      [
        { section: SECTION, organisations: ['o-a', 'o-b'] },
        { section: 'aim', organisations: ['o-b'] },
      ],
    ]);
  });
});

describe('someone alone in the room', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('[R16] hears something every fifteen seconds, that says nothing', async () => {
    const room = await openRoom();
    const { link, client } = await enter(room, 'alone');
    for (let i = 0; i < 3; i++) {
      await vi.advanceTimersByTimeAsync(15_000);
      expect(link.down).not.toHaveLength(0);
      link.flushDown();
    }
    expect([...client.client.awareness.getStates().keys()]).toEqual([client.doc.clientID]);
    await room.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(link.down).toHaveLength(0);
  });
});

describe('the client', () => {
  it('[C1] [C2] keeps its updates until they are acknowledged, and sends those again', async () => {
    const room = await openRoom();
    await room.edit((doc) => doc.getText(SECTION).insertEmbed(0, holder('i1', 'Sites')));
    const [a, late] = [await enter(room, 'a'), await enter(room, 'late')];
    heldTextOf(late.text).insert(5, ' served');
    late.link.flushUp(room);
    await room.flush();
    // `a` removes the item without having seen the words, is cut, and hears of them before it is heard.
    a.text.delete(0, 1);
    a.link.drop();
    expect(a.client.client.unsaved).toHaveLength(1);
    await a.link.connect(room);
    a.link.flushUp(room);
    await room.flush();
    a.link.down.reverse();
    await settleAll(room, [a.link, late.link]);
    expect(a.client.client.unsaved).toHaveLength(0);
    expect([...late.client.stranded.values()].map(({ text }) => text)).toEqual([' served']);
  });

  describe('after a cut', () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    const told = async (room: Room, ...links: Parameters<typeof settleAll>[1]) => {
      await settleAll(room, links);
      await vi.advanceTimersByTimeAsync(50);
      await settleAll(room, links);
    };
    const sees = ({ client }: Awaited<ReturnType<typeof enter>>, other: Awaited<ReturnType<typeof enter>>) =>
      client.client.awareness.getStates().has(other.client.doc.clientID);

    it('[C5] knows those who are here, and is shown to them, as soon as it is back', async () => {
      const room = await openRoom();
      const [a, b] = [await enter(room, 'a'), await enter(room, 'b')];
      await told(room, a.link, b.link);
      a.link.disconnect(room);
      await told(room, a.link, b.link);
      expect([sees(a, b), sees(b, a)]).toEqual([false, false]);
      await a.link.connect(room);
      await told(room, a.link, b.link);
      expect([sees(a, b), sees(b, a)]).toEqual([true, true]);
      await room.close();
    });

    it('[C5] says again that it is here when the end of its earlier connection is noticed later', async () => {
      const room = await openRoom();
      const [a, b] = [await enter(room, 'a'), await enter(room, 'b')];
      await told(room, a.link, b.link);
      const noticeTheEnd = a.link.drop();
      await a.link.connect(room);
      await told(room, a.link, b.link);
      noticeTheEnd(room);
      await told(room, a.link, b.link);
      await told(room, a.link, b.link);
      expect([sees(a, b), sees(b, a)]).toEqual([true, true]);
      await room.close();
    });
  });
});
