import { randomUUID } from 'node:crypto';
import { LiveDocument, RETURN_WINDOW } from '@diapason/collab';
import { insertBlock, insertLine, readContent } from '@diapason/editor';
import { DocumentsRepository } from '@diapason/server/modules/documents/documents.repository';
import { RoomsService } from '@diapason/server/modules/documents/rooms.service';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Factory, type SmallStrategy, type Writer } from '../support/factories.js';
import { LiveClient, waitFor } from '../support/live-client.js';
import { type RunningApp, startApp, startAppOn } from '../support/start-app.js';

const MARK = 'Lu dans un instantané. ';

let running: RunningApp;
let strategy: SmallStrategy;
let document: string;
let writer: Writer;
beforeEach(async () => {
  running = await startApp();
  const make = new Factory(running);
  strategy = await make.strategy();
  document = await make.documentOf(strategy.fiche);
  writer = await make.writer(strategy);
});
afterEach(() => running.stop());

interface Snapshot {
  seq: number;
  state: Buffer;
}
const snapshots = async (): Promise<Snapshot[]> => {
  const rows: { seq: string; state: Buffer }[] = await running.dataSource.query(
    'SELECT seq, state FROM document_snapshots WHERE document_id = $1 ORDER BY seq',
    [document],
  );
  return rows.map(({ seq, state }) => ({ seq: Number(seq), state }));
};
const firstSnapshot = (): Promise<Snapshot> => waitFor('a snapshot', async () => (await snapshots())[0]);

const age = (milliseconds: number) =>
  running.dataSource.query('UPDATE document_snapshots SET created_at = $2 WHERE document_id = $1', [
    document,
    new Date(Date.now() - milliseconds),
  ]);

/** All of the log, in order, or as far as an update. */
async function replay(upTo = Number.MAX_SAFE_INTEGER): Promise<{ doc: Y.Doc; seqs: number[] }> {
  const doc = new Y.Doc();
  const rows: { seq: string; bytes: Buffer }[] = await running.dataSource.query(
    'SELECT seq, bytes FROM document_updates WHERE document_id = $1 AND seq <= $2 ORDER BY seq',
    [document, upTo],
  );
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
  return { doc, seqs: rows.map(({ seq }) => Number(seq)) };
}

const SECTIONS = ['title', 'aim', 'contexte', 'pilotage', 'partenariat', 'indicateurs', 'calendrier'];
const says = (doc: Y.Doc) => SECTIONS.map((section) => JSON.stringify(readContent(doc.getText(section))));
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

/** Everything that a text is made of, and then letters until there were so many updates. */
async function write(updates: number): Promise<void> {
  const { live } = writer;
  insertBlock(live.text('indicateurs'), 1, {
    type: 'indicator',
    attrs: { id: randomUUID(), unit: 'sites', targets: { '2026': '12' } },
    content: [{ type: 'text', text: 'Gares' }],
  });
  live.type('contexte', 'Une phrase dont on ôtera le milieu. ');
  live.text('contexte').format(1, 6, { bold: true });
  live.text('contexte').delete(8, 10);
  for (let done = 4; done < updates; done++) live.type('contexte', 'x');
  await live.saved();
}

/** Many edits of the server, for what needs no client. */
async function editMany(count: number): Promise<void> {
  const open = await running.app.get(RoomsService, { strict: false }).open(document);
  const edit = () => open?.room.edit((doc) => insertLine(doc.getText('aim'), 1, [{ type: 'text', text: 'y' }]));
  await Promise.all(Array.from({ length: count }, edit));
  const [{ seq }] = await running.dataSource.query('SELECT last_seq AS seq FROM documents WHERE id = $1', [document]);
  await waitFor('the pause', async () => {
    const [fiche] = await running.dataSource.query('SELECT seq FROM fiches WHERE node_id = $1', [strategy.fiche]);
    return Number(fiche.seq) >= Number(seq);
  });
}

async function restart(): Promise<LiveClient> {
  await running.stop();
  running = await startAppOn(running.databaseUrl);
  return LiveClient.open(writer.http.at(running.url), document);
}

/** Makes the snapshots say something that the log does not, to tell which was read. */
async function markSnapshots(): Promise<void> {
  for (const { seq, state } of await snapshots()) {
    const doc = new Y.Doc();
    doc.clientID = 2;
    Y.applyUpdate(doc, state);
    insertLine(doc.getText('contexte'), 1, [{ type: 'text', text: MARK }]);
    await running.dataSource.query('UPDATE document_snapshots SET state = $3 WHERE document_id = $1 AND seq = $2', [
      document,
      seq,
      Buffer.from(Y.encodeStateAsUpdate(doc)),
    ]);
  }
}

describe('once more than five hundred updates were written', () => {
  it('a snapshot says what the log says up to there, and the log stays whole', async () => {
    await write(520);
    const { seq, state } = await firstSnapshot();
    const { doc, seqs } = await replay();
    expect(seqs).toEqual(upTo(seqs.length));
    expect(seqs.length).toBeGreaterThanOrEqual(521);
    const compact = new Y.Doc();
    Y.applyUpdate(compact, state);
    const { doc: then } = await replay(seq);
    expect(says(compact)).toEqual(says(then));
    expect(Y.encodeStateVector(compact)).toEqual(Y.encodeStateVector(then));
    expect(says(doc)).toEqual(says(writer.live.doc));
  });

  it('a room that is loaded from the snapshot and what came after says what the whole log says', async () => {
    await write(520);
    const { seq } = await firstSnapshot();
    await age(2 * RETURN_WINDOW);
    for (const word of ['Et ', 'puis ', 'la ', 'suite. ']) writer.live.type('contexte', word);
    writer.live.text('contexte').delete(3, 4);
    await writer.live.saved();
    const reopened = await restart();
    const { doc, seqs } = await replay();
    expect(says(reopened.doc)).toEqual(says(doc));
    expect(Y.encodeStateVector(reopened.doc)).toEqual(Y.encodeStateVector(doc));
    const { load } = running.app.get(DocumentsRepository, { strict: false }).storeOf(document);
    const stored = await load();
    expect([stored.snapshot?.seq, stored.updates.length]).toEqual([seq, seqs.length - seq]);
    const whole = await LiveDocument.load({ load: async () => ({ ...stored, ...(await wholeLog()) }) }, SECTIONS);
    expect(says(whole.doc)).toEqual(says(reopened.doc));
  });

  it('a room begins with the snapshot when it is old enough', async () => {
    await write(520);
    await firstSnapshot();
    await age(2 * RETURN_WINDOW);
    await markSnapshots();
    writer.live.type('contexte', 'La suite. ');
    await writer.live.saved();
    const reopened = await restart();
    expect(reopened.words('contexte')).toContain(MARK);
    expect(reopened.words('contexte')).toContain('La suite. ');
  });

  it('a room does not begin with a snapshot that is younger than what may still be undone', async () => {
    await write(520);
    await firstSnapshot();
    await age(RETURN_WINDOW - 60_000);
    await markSnapshots();
    const reopened = await restart();
    expect(reopened.words('contexte')).toBe(writer.live.words('contexte'));
  });
});

it('fewer updates make no snapshot', async () => {
  await write(300);
  await editMany(10);
  expect(await snapshots()).toEqual([]);
});

it('snapshots are few, and however much is written one that may serve is among them', async () => {
  await editMany(501);
  await firstSnapshot();
  await age(2 * RETURN_WINDOW);
  await markSnapshots();
  await restart();
  for (let round = 0; round < 5; round++) await editMany(501);
  expect((await snapshots()).length).toBeGreaterThan(1);
  expect((await snapshots()).length).toBeLessThanOrEqual(3);
  const reopened = await restart();
  expect(reopened.words('contexte')).toContain(MARK);
  const { seqs } = await replay();
  expect(seqs).toEqual(upTo(seqs.length));
});

it('of many snapshots over time, the last few are kept', async () => {
  for (let round = 0; round < 5; round++) {
    await editMany(501);
    await age(2 * RETURN_WINDOW);
    await restart();
  }
  const kept = await snapshots();
  expect(kept).toHaveLength(3);
  const { seqs } = await replay();
  // The newest is one round of edits behind at most.
  expect(seqs.length - (kept.at(-1)?.seq ?? 0)).toBeLessThanOrEqual(501);
});

async function wholeLog() {
  const rows: { seq: string; bytes: Buffer; at: Date }[] = await running.dataSource.query(
    'SELECT seq, bytes, at FROM document_updates WHERE document_id = $1 ORDER BY seq',
    [document],
  );
  const updates = rows.map(({ seq, bytes, at }) => ({
    seq: Number(seq),
    update: bytes,
    author: null,
    at: at.getTime(),
  }));
  return { snapshot: null, updates };
}
