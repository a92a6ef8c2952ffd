import { randomUUID } from 'node:crypto';
import { type BlockContent, heldText, insertBlock, readBlocks } from '@diapason/editor';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { Factory, type SmallStrategy, type Writer } from '../support/factories.js';
import { LiveClient, waitFor } from '../support/live-client.js';
import { type RunningApp, startApp } from '../support/start-app.js';

const LOST = 'Une ligne que personne ne lira';

let running: RunningApp;
let make: Factory;
let strategy: SmallStrategy;
let document: string;
let remover: Writer;
let author: Writer;
beforeAll(async () => {
  running = await startApp();
  make = new Factory(running);
});
beforeEach(async () => {
  strategy = await make.strategy();
  document = await make.documentOf(strategy.fiche);
  remover = await make.writer(strategy);
  author = await make.writer(strategy);
  const row = (): BlockContent => ({
    type: 'tableRow',
    attrs: { id: randomUUID() },
    content: [{ type: 'tableCell', attrs: { id: randomUUID() } }],
  });
  insertBlock(remover.live.text('contexte'), 1, {
    type: 'table',
    attrs: { id: randomUUID() },
    content: [row(), row()],
  });
  await remover.live.saved();
  await waitFor('the table', () => findTable(author));
});

const findTable = ({ live }: Writer): Y.XmlElement | undefined =>
  readBlocks(live.text('contexte')).find(({ name }) => name === 'table')?.element ?? undefined;
const tableOf = (writer: Writer) => findTable(writer) as Y.XmlElement;

/** The author types in the second row, cut off, while someone else removes that row; then comes back. */
async function strand(words = LOST): Promise<void> {
  author.live.cut();
  tableOf(remover).delete(1, 1);
  await remover.live.saved();
  const cell = (tableOf(author).get(1) as Y.XmlElement).get(0) as Y.XmlElement;
  for (const [i, letter] of [...words].entries()) heldText(cell)?.insert(i, letter);
  await author.live.comeBack();
  await author.live.saved();
}

const offered = ({ stranded }: LiveClient) => [...stranded.values()].map(({ section, text }) => ({ section, text }));
const isOffered = (live: LiveClient) => waitFor('the words to be offered back', () => offered(live).length > 0);

/** Someone's next visit, once everything that is said at the start of one has been. */
async function visit({ http }: Writer): Promise<LiveClient> {
  const live = await LiveClient.open(http, document);
  live.type('contexte', ' ');
  await live.saved();
  return live;
}

describe('words typed in a row that someone else removes', () => {
  it('are offered back to whoever wrote them, at once and at their next visit, as one text', async () => {
    await strand();
    await isOffered(author.live);
    expect(offered(author.live).map(({ text }) => text)).toEqual([LOST]);
    expect(author.live.words('contexte')).not.toContain(LOST);
    author.live.leave();
    const next = await visit(author);
    expect(offered(next)).toEqual([{ section: 'contexte', text: LOST }]);
  });

  it('and into a field, are offered with the section and the field they were for', async () => {
    insertBlock(remover.live.text('contexte'), 1, {
      type: 'milestone',
      attrs: { id: randomUUID(), period: '2022' },
      content: [{ type: 'text', text: 'Étape' }],
    });
    await remover.live.saved();
    const milestone = () => readBlocks(author.live.text('contexte')).find(({ name }) => name === 'milestone')?.element;
    const element = await waitFor('the milestone', milestone);
    author.live.cut();
    remover.live.text('contexte').delete(1, 1);
    await remover.live.saved();
    element?.setAttribute('period', 'octobre 2023');
    await author.live.comeBack();
    await author.live.saved();
    const { stranded } = await visit(author);
    expect([...stranded.values()]).toMatchObject([{ section: 'contexte', field: 'period', text: 'octobre 2023' }]);
  });

  it('are offered on every page that their author has open', async () => {
    const secondPage = await LiveClient.open(author.http, document);
    await strand();
    await isOffered(secondPage);
    expect(offered(secondPage).map(({ text }) => text)).toEqual([LOST]);
  });

  it('are shown to nobody else, neither now nor later', async () => {
    await strand();
    await isOffered(author.live);
    await visit(author);
    expect(offered(remover.live)).toEqual([]);
    expect(offered(await visit(remover))).toEqual([]);
    const colleague = await make.contributor(strategy, author.member.organisation);
    const theirs = await LiveClient.open(await make.signedIn(colleague), document);
    theirs.type('contexte', ' ');
    await theirs.saved();
    expect(offered(theirs)).toEqual([]);
    expect(JSON.stringify(remover.live.frames.map((frame) => Buffer.from(frame).toString()))).not.toContain(LOST);
  });

  it('survive a client that asked for none of this', async () => {
    await strand();
    await isOffered(author.live);
    author.live.leave();
    const stock = await LiveClient.open(author.http, document, { ack: false });
    stock.type('contexte', 'Un mot.');
    await remover.live.reads('contexte', 'Un mot.');
    expect(offered(stock)).toEqual([]);
    expect(offered(await visit(author))).toHaveLength(1);
  });
});

describe('once they are put back, copied or let go of', () => {
  const settle = ({ http }: Writer, id: string) => http.post(`/api/documents/${document}/stranded/${id}/settle`);

  it('they are offered no more', async () => {
    await strand();
    await isOffered(author.live);
    const [id] = [...author.live.stranded.keys()] as [string];
    expect((await settle(author, id)).status).toBe(204);
    expect(offered(await visit(author))).toEqual([]);
  });

  it('by their author only', async () => {
    await strand();
    await isOffered(author.live);
    const [id] = [...author.live.stranded.keys()] as [string];
    await settle(remover, id);
    expect(offered(await visit(author))).toHaveLength(1);
  });

  it('and only those: others still wait', async () => {
    await strand();
    await isOffered(author.live);
    const [first] = [...author.live.stranded.keys()] as [string];
    await settle(author, first);
    insertBlock(remover.live.text('contexte'), 1, {
      type: 'milestone',
      attrs: { id: randomUUID() },
      content: [{ type: 'text', text: 'Étape' }],
    });
    await remover.live.saved();
    const milestone = (live: LiveClient) =>
      readBlocks(live.text('contexte')).find(({ name }) => name === 'milestone')?.element;
    const element = await waitFor('the milestone', () => milestone(author.live));
    author.live.cut();
    remover.live.text('contexte').delete(1, 1);
    await remover.live.saved();
    heldText(element)?.insert(5, ' décisive');
    await author.live.comeBack();
    await author.live.saved();
    await waitFor('the other words', () => author.live.stranded.size === 2);
    expect(offered(await visit(author)).map(({ text }) => text)).toEqual([' décisive']);
  });
});
