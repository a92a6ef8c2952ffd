import { randomUUID } from 'node:crypto';
import { type BlockContent, heldText, insertBlock, readBlocks, readContent } from '@diapason/editor';
import { RoomsService } from '@diapason/server/modules/documents/rooms.service';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Factory, type SmallStrategy, type Writer } from '../support/factories.js';
import { HeldLock } from '../support/held-lock.js';
import { LiveClient, waitFor } from '../support/live-client.js';
import { type RunningApp, startApp } from '../support/start-app.js';

let running: RunningApp;
let make: Factory;
let strategy: SmallStrategy;
let document: string;
beforeAll(async () => {
  running = await startApp();
  make = new Factory(running);
});
beforeEach(async () => {
  strategy = await make.strategy();
  document = await make.documentOf(strategy.fiche);
});

interface Row {
  seq: string;
  bytes: Buffer;
  membership_id: string | null;
  kind: string;
}
const rows = (): Promise<Row[]> =>
  running.dataSource.query(
    'SELECT seq, bytes, membership_id, kind FROM document_updates WHERE document_id = $1 ORDER BY seq',
    [document],
  );

/** What the log alone says of a section. */
async function wordsOnDisk(section: string): Promise<string> {
  const doc = new Y.Doc();
  for (const { bytes } of await rows()) Y.applyUpdate(doc, bytes);
  return JSON.stringify(readContent(doc.getText(section)));
}

const sameEverywhere = (section: string, ...clients: LiveClient[]) =>
  waitFor('everyone to read the same', () => {
    const [first, ...others] = clients.map((client) => JSON.stringify(readContent(client.text(section))));
    return others.every((other) => other === first);
  });

/** Puts an item or a table at the end of a section, and waits until everyone has it. */
async function put(section: string, block: BlockContent, author: LiveClient, ...others: LiveClient[]): Promise<void> {
  const text = author.text(section);
  insertBlock(text, text.length, block);
  await author.saved();
  await sameEverywhere(section, author, ...others);
}

const elementIn = (client: LiveClient, section: string, name: string): Y.XmlElement => {
  const block = readBlocks(client.text(section)).find((each) => each.name === name);
  return block?.element as Y.XmlElement;
};

const letters = (count: number, letter: string) => Array.from({ length: count }, () => letter);

describe('several people write at the same time', () => {
  it('in one paragraph: every letter of each is there, in the same order for all', async () => {
    const writers = [await make.writer(strategy), await make.writer(strategy), await make.writer(strategy)];
    const clients = writers.map(({ live }) => live) as [LiveClient, LiveClient, LiveClient];
    for (let i = 0; i < 40; i++)
      for (const [n, { live }] of writers.entries()) {
        live.type('contexte', 'abc'[n] as string);
        if (i % 10 === n) await live.saved();
      }
    await Promise.all(clients.map((client) => client.saved()));
    await sameEverywhere('contexte', ...clients);
    const words = clients[0].words('contexte');
    expect([...words].sort()).toEqual([...letters(40, 'a'), ...letters(40, 'b'), ...letters(40, 'c')]);
    expect(await wordsOnDisk('contexte')).toContain(words);
  });

  it('in the label and in the fields of one indicator: nothing of either is lost', async () => {
    const [{ live: a }, { live: b }] = [await make.writer(strategy), await make.writer(strategy)];
    await put('indicateurs', { type: 'indicator', attrs: { id: randomUUID() } }, a, b);
    const [inA, inB] = [elementIn(a, 'indicateurs', 'indicator'), elementIn(b, 'indicateurs', 'indicator')];
    heldText(inA)?.insert(0, 'Sites');
    heldText(inB)?.insert(0, 'Arrêts');
    inA.setAttribute('unit', 'sites');
    inB.setAttribute('baseline', '12');
    inA.setAttribute('targets.2026', '20');
    inB.setAttribute('targets.2028', '40');
    await Promise.all([a.saved(), b.saved()]);
    await sameEverywhere('indicateurs', a, b);
    const [{ attrs, content }] = readContent(b.text('indicateurs')).content.filter(
      ({ type }) => type === 'indicator',
    ) as [BlockContent];
    expect(attrs).toMatchObject({ unit: 'sites', baseline: '12', targets: { '2026': '20', '2028': '40' } });
    expect(content).toEqual([{ type: 'text', text: expect.stringMatching(/^(SitesArrêts|ArrêtsSites)$/) }]);
  });

  it('in one field: one value is kept, the same for all, and the other is offered back', async () => {
    const [{ live: a }, { live: b }] = [await make.writer(strategy), await make.writer(strategy)];
    await put('indicateurs', { type: 'indicator', attrs: { id: randomUUID() } }, a, b);
    a.cut();
    elementIn(a, 'indicateurs', 'indicator').setAttribute('target', '80');
    elementIn(b, 'indicateurs', 'indicator').setAttribute('target', '90');
    await b.saved();
    await a.comeBack();
    await a.saved();
    await sameEverywhere('indicateurs', a, b);
    const kept = elementIn(a, 'indicateurs', 'indicator').getAttribute('target');
    const [loser, lost] = kept === '80' ? [b, '90'] : [a, '80'];
    await waitFor('the other value to be offered back', () => loser.stranded.size === 1);
    expect([...loser.stranded.values()]).toMatchObject([{ text: lost }]);
    expect((loser === a ? b : a).stranded.size).toBe(0);
  });

  it('in the cells of one table', async () => {
    const [{ live: a }, { live: b }] = [await make.writer(strategy), await make.writer(strategy)];
    const cell = (id: string): BlockContent => ({ type: 'tableCell', attrs: { id } });
    const row = (id: string): BlockContent => ({
      type: 'tableRow',
      attrs: { id },
      content: [cell(`${id}-1`), cell(`${id}-2`)],
    });
    await put('contexte', { type: 'table', attrs: { id: 't' }, content: [row('r1'), row('r2')] }, a, b);
    const cellOf = (client: LiveClient, r: number, c: number): Y.XmlText => {
      const inRow = elementIn(client, 'contexte', 'table').get(r) as Y.XmlElement;
      return heldText(inRow.get(c) as Y.XmlElement) as Y.XmlText;
    };
    cellOf(a, 0, 0).insert(0, 'même ');
    cellOf(b, 0, 0).insert(0, 'case ');
    cellOf(a, 1, 0).insert(0, 'la sienne');
    cellOf(b, 1, 1).insert(0, 'l’autre');
    await Promise.all([a.saved(), b.saved()]);
    await sameEverywhere('contexte', a, b);
    expect(cellOf(a, 0, 0).toString().split(' ').sort()).toEqual(['', 'case', 'même']);
    expect([cellOf(b, 1, 0), cellOf(a, 1, 1)].map(String)).toEqual(['la sienne', 'l’autre']);
  });
});

describe('an acknowledgement', () => {
  it('comes, and others read, only after the row is on disk', async () => {
    const [{ live: a }, { live: b }] = [await make.writer(strategy), await make.writer(strategy)];
    const before = (await rows()).length;
    const lock = await HeldLock.onDocument(running.databaseUrl, document);
    a.type('contexte', 'Pas encore écrit.');
    await lock.isWaitedFor();
    // Whatever is told of presence after the words came in is told after what would be told of the words.
    a.client.awareness.setLocalState({ section: 'contexte' });
    await waitFor('presence', () => b.client.awareness.getStates().get(a.doc.clientID)?.section === 'contexte');
    expect(a.client.unsaved).toHaveLength(1);
    expect(b.words('contexte')).toBe('');
    expect(await rows()).toHaveLength(before);
    await lock.release();
    await a.saved();
    expect(await wordsOnDisk('contexte')).toContain('Pas encore écrit.');
    await b.reads('contexte', 'Pas encore écrit.');
  });

  it('is given to nobody who came meanwhile, nor does a newcomer read what is not on disk', async () => {
    const { live: a } = await make.writer(strategy);
    const late = await make.signedIn(await make.contributor(strategy));
    const lock = await HeldLock.onDocument(running.databaseUrl, document);
    a.type('contexte', 'En chemin.');
    await lock.isWaitedFor();
    const newcomer = LiveClient.knock(late, document);
    const open = await running.app.get(RoomsService, { strict: false }).open(document);
    await waitFor('the newcomer in the room', () => open?.room.participants.length === 2);
    expect(newcomer.frames).toHaveLength(0);
    await lock.release();
    await newcomer.reads('contexte', 'En chemin.');
  });

  it('and the other messages of ours go only to clients that asked', async () => {
    const { live: a } = await make.writer(strategy);
    const { live: stock } = await make.writer(strategy, { ack: false });
    stock.type('contexte', 'Sans accusé. ');
    await a.reads('contexte', 'Sans accusé.');
    a.type('contexte', 'Avec accusé.');
    await a.saved();
    await stock.reads('contexte', 'Avec accusé.');
    await waitFor('the pause', () => a.changes.length > 0);
    const ours = (client: LiveClient) => client.frames.filter(([type]) => (type as number) >= 100).length;
    expect(ours(a)).toBeGreaterThan(1);
    expect(ours(stock)).toBe(0);
  });
});

it('each row of the log carries the membership that wrote it, also when they share a write', async () => {
  const writers: Writer[] = [];
  for (let i = 0; i < 3; i++) writers.push(await make.writer(strategy));
  const seeds = (await rows()).length;
  const lock = await HeldLock.onDocument(running.databaseUrl, document);
  for (const { live, member } of writers) live.type('contexte', `[${member.membership}]`);
  await lock.isWaitedFor();
  await lock.release();
  await Promise.all(writers.map(({ live }) => live.saved()));
  const written = (await rows()).slice(seeds);
  expect(written).toHaveLength(writers.length);
  for (const { bytes, membership_id } of written) expect(bytes.toString('latin1')).toContain(`[${membership_id}]`);
});

it('whoever has one document open never hears a byte of another', async () => {
  const { live: here, http, member } = await make.writer(strategy);
  const elsewhere = await make.strategy();
  await make.seat(elsewhere.group, member);
  const other = await make.documentOf(elsewhere.fiche);
  const own = await LiveClient.open(http, other);
  const { live: there } = await make.writer(elsewhere);
  await waitFor('presence', () => own.client.awareness.getStates().size === 2);
  await waitFor('the pause after the opening', () => here.changes.length > 0);
  here.frames.length = 0;
  there.type('contexte', 'Ceci reste entre nous.');
  there.client.awareness.setLocalState({ section: 'contexte', anchor: 1, head: 1 });
  await own.reads('contexte', 'Ceci reste entre nous.');
  await waitFor('the pause', () => own.changes.length > 0);
  // What is said here now comes after all that could have come from there.
  here.type('contexte', 'Ici.');
  await here.saved();
  expect(here.words('contexte')).toBe('Ici.');
  expect(here.client.awareness.getStates().size).toBe(1);
  expect(here.frames.map(([type]) => type)).toEqual([100]);
});
