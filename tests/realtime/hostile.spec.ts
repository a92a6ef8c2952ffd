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

/** What was kept apart of this document. */
async function refusals(): Promise<{ membership: string; code: string; rule: string; bytes: Uint8Array }[]> {
  const rows: { membership: string; code: string; rule: string; bytes: Buffer }[] = await running.dataSource.query(
    'SELECT membership_id AS membership, code, rule, bytes FROM quarantined_updates WHERE document_id = $1 ORDER BY at',
    [document],
  );
  return rows.map(({ bytes, ...row }) => ({ ...row, bytes: new Uint8Array(bytes) }));
}

const says = ({ doc }: { doc: Y.Doc }) => JSON.stringify(doc.getText('contexte').toDelta());

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

  it('also under the id of someone whose first words are not sent yet', async () => {
    const late = await make.writer(strategy);
    late.live.cut();
    late.live.type('contexte', 'Les mots de qui revient. ');
    offender.live.sendRaw(forged(late.live.doc.clientID));
    expect(await offender.live.isRefused()).toBe('UPDATE_INVALID');
    expect((await offender.live.isClosed()).code).toBe(CLOSE.invalid);
    await late.live.comeBack();
    await late.live.saved();
    expect(late.live.refused).toBeNull();
    await a.reads('contexte', 'Les mots de qui revient.');
    expect((await docOfLog()).getText('contexte').toString()).not.toContain('Sous un autre nom');
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

/** What a program of one's own would send after a change to a copy of the text. */
function changed(change: (text: Y.Text, doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(a.doc));
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc.getText('contexte'), doc));
  return Y.encodeStateAsUpdate(doc, before);
}

/** An element of the vocabulary with a text, or with anything else. */
function element(
  name: string,
  attributes: Record<string, unknown> = {},
  held: unknown = new Y.XmlText(),
): Y.XmlElement {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string);
  made.insert(0, [held as Y.XmlText]);
  return made;
}

describe('what the text may not hold is refused before anybody reads it, and kept apart under the name of who sent it', () => {
  const contents: { what: string; rule: string; change: (text: Y.Text, doc: Y.Doc) => void }[] = [
    { what: 'an unknown element', rule: 'I3', change: (text) => text.insertEmbed(1, new Y.XmlElement('script')) },
    { what: 'a cell without a table', rule: 'I3', change: (text) => text.insertEmbed(1, element('tableCell')) },
    {
      what: 'a table within an item',
      rule: 'I3',
      change: (text) => text.insertEmbed(1, element('milestone', {}, new Y.XmlElement('table'))),
    },
    {
      what: 'an attribute that the element does not have',
      rule: 'I4',
      change: (text) => text.insertEmbed(1, element('milestone', { onclick: 'alert(1)' })),
    },
    {
      what: 'a value that the attribute does not have',
      rule: 'I4',
      change: (text) => text.insertEmbed(1, element('milestone', { status: 'brisé' })),
    },
    {
      what: 'a value without end',
      rule: 'I4',
      change: (text) => text.insertEmbed(1, element('indicator', { unit: 'x'.repeat(501) })),
    },
    {
      what: 'a script in a link',
      rule: 'I5',
      change: (text) => text.insert(1, 'ici', { link: 'javascript:alert(1)' }),
    },
    { what: 'data in a link', rule: 'I5', change: (text) => text.insert(1, 'ici', { link: 'data:text/html,<b>' }) },
    {
      what: 'half a character in a link',
      rule: 'I5',
      change: (text) => text.insert(1, 'ici', { link: 'https://\ud800' }),
    },
    {
      what: 'a format that nobody knows',
      rule: 'I5',
      change: (text) => text.insert(1, 'ici', { style: 'position:fixed' }),
    },
    { what: 'an image', rule: 'I2', change: (text) => text.insertEmbed(1, { image: 'https://exemple.fr/a.png' }) },
    {
      what: 'a document within the document',
      rule: 'I2',
      change: (text) => text.insertEmbed(1, new Y.Map([['d', new Y.Doc()]])),
    },
    {
      what: 'bytes',
      rule: 'I2',
      change: (text) => text.insertEmbed(1, element('milestone', { period: new Uint8Array([1, 2]) })),
    },
    { what: 'a character that no database keeps', rule: 'I6', change: (text) => text.insert(1, 'a\0b') },
  ];

  it.each(contents)('$what', async ({ change, rule }) => {
    const bytes = changed(change);
    const before = says(a);
    offender.live.sendRaw(update(bytes));
    expect(await offender.live.isRefused()).toBe('CONTENT_INVALID');
    expect((await offender.live.isClosed()).code).toBe(CLOSE.invalid);
    expect([says(a), says({ doc: await docOfLog() })]).toEqual([before, before]);
    await othersGoOn();
    const kept = await waitFor('what was refused to be kept', async () => {
      const found = await refusals();
      return found.length > 0 && found;
    });
    expect(kept).toEqual([{ membership: offender.member.membership, code: 'CONTENT_INVALID', rule, bytes }]);
  });

  it('as long as a paste, with less kept of what is longer, and no more than a hundred of each', async () => {
    const { membership } = offender.member;
    await running.dataSource.query(
      `INSERT INTO quarantined_updates (id, document_id, membership_id, connection_id, code, rule, size, bytes, at)
       SELECT gen_random_uuid(), $1, $2, 'c', 'UPDATE_INVALID', 'I1', 1, '\\x00', now() - interval '1 hour'
       FROM generate_series(1, 100)`,
      [document, membership],
    );
    offender.live.sendRaw(update(changed((text) => text.insert(1, `a\0${'b'.repeat(100_000)}`))));
    await offender.live.isClosed();
    const newest = () => refusals().then((found) => found.filter(({ code }) => code === 'CONTENT_INVALID'));
    await waitFor('what was refused to be kept', async () => (await newest()).length === 1);
    expect((await newest())[0]?.bytes).toHaveLength(64 * 1024);
    await waitFor('the oldest to go', async () => (await refusals()).length === 100);
  });
});

describe('deletions and ids without end take nothing from anybody', () => {
  /** An update of one delete range, and of no struct; or of one struct that says it is so many deleted ids. */
  const deleting = (client: number, clock: number, length: number) =>
    encoding.encode((encoder) => {
      for (const number of [0, 1, client, 1, clock, length]) encoding.writeVarUint(encoder, number);
    });
  const dead = (client: number, length: number) =>
    encoding.encode((encoder) => {
      for (const number of [1, 1, client, 0]) encoding.writeVarUint(encoder, number);
      encoding.writeUint8(encoder, 0);
      encoding.writeVarUint(encoder, length);
      encoding.writeVarUint(encoder, 0);
    });

  it('of more than there is', async () => {
    await othersGoOn();
    const before = a.words('contexte');
    // What leans on what never was is asked for three times.
    const bytes = deleting(b.doc.clientID, 0, Number.MAX_SAFE_INTEGER - 1);
    for (let i = 0; i < 3; i++) offender.live.sendRaw(writeMessage({ type: 'update', update: bytes, whole: true }));
    expect((await offender.live.isClosed()).code).toBe(CLOSE.invalid);
    await othersGoOn();
    expect(a.words('contexte')).toContain(before);
  });

  it('in a hundred thousand ranges', async () => {
    const bytes = encoding.encode((encoder) => {
      for (const number of [0, 1, offender.live.doc.clientID, 100_000]) encoding.writeVarUint(encoder, number);
      for (let i = 100_000; i > 0; i--) for (const number of [i * 2, 1]) encoding.writeVarUint(encoder, number);
    });
    const began = performance.now();
    for (let i = 0; i < 3; i++) offender.live.sendRaw(writeMessage({ type: 'update', update: bytes, whole: true }));
    expect((await offender.live.isClosed()).code).toBe(CLOSE.invalid);
    await othersGoOn();
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('of ids that are dead as they come', async () => {
    offender.live.sendRaw(update(dead(offender.live.doc.clientID, 2 ** 50)));
    expect(await offender.live.isRefused()).toBe('CONTENT_INVALID');
    await othersGoOn();
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
  await waitFor(`all to read the same (seed ${seed})`, () => says(a) === says(b) && says(b) === says(witness));
  expect(says({ doc: logged })).toBe(says(a));
});
