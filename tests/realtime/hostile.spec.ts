import { CLOSE, writeMessage } from '@diapason/collab';
import { insertLine } from '@diapason/editor';
import { Random } from '@diapason/editor/testing';
import * as encoding from 'lib0/encoding';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Factory, type SmallStrategy, type Writer } from '../support/factories.js';
import { LiveClient, waitFor } from '../support/live-client.js';
import { type RunningApp, startApp } from '../support/start-app.js';

let running: RunningApp;
let make: Factory;
let strategy: SmallStrategy;
let document: string;
let a: LiveClient;
let b: LiveClient;
let offender: Writer;
beforeAll(async () => {
  running = await startApp();
  make = new Factory(running);
});
beforeEach(async () => {
  strategy = await make.strategy();
  document = await make.documentOf(strategy.fiche);
  [{ live: a }, { live: b }] = [await make.writer(strategy), await make.writer(strategy)];
  offender = await make.writer(strategy);
});

let turns = 0;
/** The other two write and read as if nothing had happened. */
async function othersGoOn(): Promise<void> {
  const turn = ++turns;
  a.type('contexte', `A${turn}. `);
  await b.reads('contexte', `A${turn}.`);
  b.type('contexte', `B${turn}. `);
  await a.reads('contexte', `B${turn}.`);
  await Promise.all([a.saved(), b.saved()]);
  expect([a.closed, b.closed, a.refused, b.refused]).toEqual([null, null, null, null]);
}

/** What the log alone says. */
async function docOfLog(): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const rows: { bytes: Buffer }[] = await running.dataSource.query(
    'SELECT bytes FROM document_updates WHERE document_id = $1 ORDER BY seq',
    [document],
  );
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
  return doc;
}

const update = (bytes: Uint8Array) => writeMessage({ type: 'update', update: bytes, whole: false });

/** An update that someone's client would send if it were under another id than its own. */
function forged(clientId: number): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(a.doc));
  const before = Y.encodeStateVector(doc);
  doc.clientID = clientId;
  insertLine(doc.getText('contexte'), 0, [{ type: 'text', text: 'Sous un autre nom.' }]);
  return update(Y.encodeStateAsUpdate(doc, before));
}

describe('what is no message of the protocol closes who sends it, and nobody else', () => {
  const frames: { what: string; frame: () => Uint8Array | string }[] = [
    { what: 'noise', frame: () => new Uint8Array([255, 254, 253, 252, 251]) },
    { what: 'nothing at all', frame: () => new Uint8Array() },
    { what: 'words', frame: () => 'bonjour' },
    { what: 'a type that nobody knows', frame: () => new Uint8Array([42, 1, 2, 3]) },
    { what: 'a message that only the server sends', frame: () => new Uint8Array([100, 1, 1]) },
    { what: 'a step that nobody knows', frame: () => new Uint8Array([0, 9, 0]) },
    { what: 'an update that is shorter than it says', frame: () => new Uint8Array([0, 2, 255, 255, 255, 127, 1]) },
    { what: 'an update that is none', frame: () => update(new Uint8Array([9, 8, 7, 6, 5, 4])) },
    {
      what: 'presence that is none',
      frame: () => writeMessage({ type: 'awareness', update: new Uint8Array([3, 1, 2]) }),
    },
    {
      what: 'presence that is no JSON',
      frame: () =>
        writeMessage({
          type: 'awareness',
          update: encoding.encode((encoder) => {
            for (const number of [1, offender.live.doc.clientID, 99]) encoding.writeVarUint(encoder, number);
            encoding.writeVarString(encoder, '{"section":');
          }),
        }),
    },
  ];

  it.each(frames)('$what', async ({ frame }) => {
    offender.live.sendRaw(frame());
    expect((await offender.live.isClosed()).code).toBe(CLOSE.invalid);
    await othersGoOn();
  });

  it('a question that makes no sense is left without an answer', async () => {
    offender.live.sendRaw(writeMessage({ type: 'state-vector', stateVector: new Uint8Array([200, 1, 2]) }));
    await othersGoOn();
  });
});

describe('an update that nobody may send closes who sends it, and leaves no trace', () => {
  const updates: { what: string; frame: () => Uint8Array }[] = [
    {
      what: 'in a section that the template does not have',
      frame: () => {
        const doc = new Y.Doc();
        insertLine(doc.getText('cachette'), 0, [{ type: 'text', text: 'Sous un autre nom.' }]);
        return update(Y.encodeStateAsUpdate(doc));
      },
    },
    { what: 'under the id of someone else who is here', frame: () => forged(b.doc.clientID) },
    { what: 'under an id of the server', frame: () => forged(1) },
    {
      what: 'that leans on what never was',
      frame: () => {
        const doc = new Y.Doc();
        insertLine(doc.getText('contexte'), 0, [{ type: 'text', text: 'Jamais envoyé. ' }]);
        const before = Y.encodeStateVector(doc);
        insertLine(doc.getText('contexte'), 3, [{ type: 'text', text: 'Sous un autre nom.' }]);
        return writeMessage({ type: 'update', update: Y.encodeStateAsUpdate(doc, before), whole: true });
      },
    },
  ];

  it.each(updates)('$what', async ({ frame }) => {
    await othersGoOn();
    const bytes = frame();
    // What leans on what never was is asked for three times.
    for (let i = 0; i < 3; i++) offender.live.sendRaw(bytes);
    expect((await offender.live.isClosed()).code).toBe(CLOSE.invalid);
    await othersGoOn();
    const witness = await LiveClient.open(offender.http, document);
    const logged = await docOfLog();
    expect(logged.share.has('cachette')).toBe(false);
    expect(logged.getText('contexte').toString()).not.toContain('Sous un autre nom');
    for (const { doc } of [a, b, witness])
      expect(doc.getText('contexte').toString()).toBe(logged.getText('contexte').toString());
  });

  it('also under the id of someone who is no longer here', async () => {
    await othersGoOn();
    const gone = b.doc.clientID;
    b.leave();
    offender.live.sendRaw(forged(gone));
    expect(await offender.live.isRefused()).toBe('UPDATE_INVALID');
    expect((await offender.live.isClosed()).code).toBe(CLOSE.invalid);
    expect((await docOfLog()).getText('contexte').toString()).not.toContain('Sous un autre nom');
  });
});

describe('a flood closes who pours it, while the others exchange', () => {
  it('of questions', async () => {
    const frame = writeMessage({ type: 'query-awareness' });
    for (let i = 0; i < 1000; i++) offender.live.sendRaw(frame);
    await othersGoOn();
    expect((await offender.live.isClosed()).code).toBe(CLOSE.flooding);
    await othersGoOn();
  });

  it('of words: what was acknowledged is kept, the rest is not told', async () => {
    for (let i = 0; i < 1000; i++) offender.live.type('contexte', '!');
    await othersGoOn();
    expect((await offender.live.isClosed()).code).toBe(CLOSE.flooding);
    await othersGoOn();
    const kept = () => b.words('contexte').replaceAll(/[^!]/g, '').length;
    expect(kept()).toBeGreaterThanOrEqual(1000 - offender.live.client.unsaved.length);
    expect((await docOfLog()).getText('contexte').toString()).toBe(a.doc.getText('contexte').toString());
  });

  it('and a brisk writer is not taken for one', async () => {
    for (let i = 0; i < 500; i++) offender.live.type('contexte', '.');
    await offender.live.saved();
    expect(offender.live.closed).toBeNull();
  });
});

it('three hundred spoilt frames, drawn from a seed, spoil nothing', async () => {
  const seed = 20_261_122;
  const random = new Random(seed);
  const { live } = offender;
  const sound: Uint8Array[] = [
    writeMessage({ type: 'state-vector', stateVector: Y.encodeStateVector(a.doc) }),
    writeMessage({ type: 'update', update: Y.encodeStateAsUpdate(a.doc), whole: true }),
  ];
  live.doc.on('update', (bytes: Uint8Array) => sound.push(update(bytes)));
  for (const words of ['Un ', 'deux ', 'trois ']) live.type('contexte', words);
  live.text('contexte').format(1, 4, { bold: true });
  live.text('contexte').delete(2, 3);
  await live.saved();
  let wire = live;
  for (let i = 0; i < 300; i++) {
    const frame = random.pick(sound).slice();
    for (let flips = 1 + random.below(4); flips > 0; flips--) frame[random.below(frame.length)] = random.below(256);
    const cut = random.chance(0.2) ? frame.slice(0, random.below(frame.length)) : frame;
    if (wire.closed) wire = await LiveClient.open(offender.http, document);
    wire.sendRaw(cut);
    if (i % 20 === 0) await othersGoOn();
  }
  await othersGoOn();
  const witness = await LiveClient.open((await make.writer(strategy)).http, document);
  const logged = await docOfLog();
  const says = ({ doc }: { doc: Y.Doc }) => JSON.stringify(doc.getText('contexte').toDelta());
  await waitFor(`all to read the same (seed ${seed})`, () => says(a) === says(b) && says(b) === says(witness));
  expect(says({ doc: logged })).toBe(says(a));
});
