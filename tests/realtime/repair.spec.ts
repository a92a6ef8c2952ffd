import { randomUUID } from 'node:crypto';
import type { FicheView } from '@diapason/contracts';
import { type BlockContent, createElement, heldText, insertBlock, readBlocks, readContent } from '@diapason/editor';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { Factory, type SmallStrategy, type Writer } from '../support/factories.js';
import { type LiveClient, waitFor } from '../support/live-client.js';
import { type RunningApp, startApp } from '../support/start-app.js';

let running: RunningApp;
let make: Factory;
let strategy: SmallStrategy;
let a: Writer;
let b: Writer;
beforeAll(async () => {
  running = await startApp();
  make = new Factory(running);
});
beforeEach(async () => {
  strategy = await make.strategy();
  a = await make.writer(strategy);
  b = await make.writer(strategy);
});

const cell = (): BlockContent => ({ type: 'tableCell', attrs: { id: randomUUID() } });
const row = (width: number): BlockContent => ({
  type: 'tableRow',
  attrs: { id: randomUUID() },
  content: Array.from({ length: width }, cell),
});
const elementIn = ({ live }: Writer, name: string): Y.XmlElement =>
  readBlocks(live.text('contexte')).find((block) => block.name === name)?.element as Y.XmlElement;
const tableOf = (writer: Writer) => elementIn(writer, 'table');
const widths = (writer: Writer) =>
  tableOf(writer)
    .toArray()
    .map((each) => (each as Y.XmlElement).length);
const cellsOf = (writer: Writer) =>
  tableOf(writer)
    .toArray()
    .flatMap((each) => (each as Y.XmlElement).toArray() as Y.XmlElement[]);
const content = ({ live }: Writer, section = 'contexte') => JSON.stringify(readContent(live.text(section)));
const sameForBoth = (section?: string) =>
  waitFor('both to read the same', () => content(a, section) === content(b, section));

/** What the server wrote in nobody's name since the document was made. */
async function repairs(): Promise<number> {
  const [{ count }] = await running.dataSource.query(
    `SELECT count(*)::int AS count FROM document_updates u JOIN strategy_nodes n ON n.document_id = u.document_id
     WHERE n.id = $1 AND u.membership_id IS NULL AND u.seq > 1`,
    [strategy.fiche],
  );
  return count;
}

/** The pause after what was last written is over: whatever the server had to mend is mended. */
async function pauseIsOver(writer: Writer): Promise<void> {
  const { live } = writer;
  const before = live.changes.length;
  live.type('aim', '.');
  await waitFor('the pause', () => live.changes.slice(before).some(({ section }) => section === 'aim'));
}

async function put(block: BlockContent): Promise<void> {
  insertBlock(a.live.text('contexte'), 1, block);
  await a.live.saved();
  await waitFor('it', () => elementIn(b, block.type));
}

/** Both do something without knowing of the other; then both hear of it. */
async function apart(...edits: [(writer: Writer) => void, (writer: Writer) => void]): Promise<void> {
  const both: [Writer, Writer] = [a, b];
  for (const { live } of both) live.cut();
  for (const [i, edit] of edits.entries()) both[i as 0 | 1].live.doc.transact(() => edit(both[i as 0 | 1]));
  for (const { live } of both) await live.comeBack();
  for (const { live } of both) await live.saved();
}

describe('a table to which one adds a column while the other adds a row', () => {
  const addColumn = (writer: Writer) => {
    for (const each of tableOf(writer).toArray() as Y.XmlElement[]) each.insert(each.length, [createElement(cell())]);
  };
  const addRow = (writer: Writer) => tableOf(writer).insert(tableOf(writer).length, [createElement(row(2))]);
  beforeEach(async () => {
    await put({ type: 'table', attrs: { id: randomUUID() }, content: [row(2), row(2)] });
    heldText(cellsOf(a)[0] as Y.XmlElement)?.insert(0, 'Gare');
    await a.live.saved();
    await waitFor('the words', () => content(b).includes('Gare'));
  });

  it('is made rectangular once, by the server, for both', async () => {
    await apart(addColumn, addRow);
    await waitFor('a rectangular table', () => [a, b].every((writer) => widths(writer).join() === '3,3,3'));
    await sameForBoth();
    expect(await repairs()).toBe(1);
    expect(new Set(cellsOf(a).map((each) => each.getAttribute('id'))).size).toBe(9);
    expect(content(a)).toContain('Gare');
  });

  it('and stays so, while both write in it', async () => {
    await apart(addColumn, addRow);
    await waitFor('a rectangular table', () => [a, b].every((writer) => widths(writer).join() === '3,3,3'));
    heldText(cellsOf(b).at(-1) as Y.XmlElement)?.insert(0, 'Dernière');
    await pauseIsOver(b);
    await pauseIsOver(a);
    expect(widths(a)).toEqual([3, 3, 3]);
    expect(await repairs()).toBe(1);
    await sameForBoth();
    expect(content(a)).toContain('Dernière');
  });

  it('is read whole by whoever only reads', async () => {
    await apart(addColumn, addRow);
    await waitFor('the table as it is read', async () => {
      const { sections } = await a.http.must<FicheView>('GET', `/api/fiches/${strategy.fiche}`);
      const read = sections.find(({ key }) => key === 'contexte')?.content as unknown as { content: BlockContent[] };
      const table = read.content.find(({ type }) => type === 'table');
      return table?.content?.map((each) => (each as BlockContent).content?.length).join() === '3,3,3';
    });
  });
});

describe('a line', () => {
  const breakTitle = ({ live }: Writer, at: number) => insertBlock(live.text('title'), at, { type: 'textBlock' });

  it('that is broken in two is joined again', async () => {
    const words = a.live.words('title');
    breakTitle(a, 4);
    const [first, second] = [words.slice(0, 3), words.slice(3)];
    await waitFor('one line', () =>
      [a, b].every(({ live }) => readBlocks(live.text('title')).length === 1 && live.words('title') !== words),
    );
    expect(a.live.words('title')).toBe(`${first} ${second}`);
    await sameForBoth('title');
    await waitFor('the title as it is read', async () => {
      const { title } = await a.http.must<FicheView>('GET', `/api/fiches/${strategy.fiche}`);
      return title === `${first} ${second}`;
    });
  });

  it('that two people break in two is joined once', async () => {
    await apart(
      (writer) => breakTitle(writer, 3),
      (writer) => breakTitle(writer, 5),
    );
    await waitFor('one line', () => [a, b].every(({ live }) => readBlocks(live.text('title')).length === 1));
    await pauseIsOver(a);
    expect(readBlocks(a.live.text('title'))).toHaveLength(1);
    expect(await repairs()).toBe(1);
  });
});

describe('an item', () => {
  it('that lost the text it holds gets one, once', async () => {
    await put({ type: 'indicator', attrs: { id: randomUUID() } });
    elementIn(a, 'indicator').delete(0, 1);
    await waitFor('a text to write in', () => [a, b].every((writer) => heldText(elementIn(writer, 'indicator'))));
    heldText(elementIn(b, 'indicator'))?.insert(0, 'Voyageurs');
    await b.live.saved();
    await waitFor('the words', () => content(a).includes('Voyageurs'));
    await pauseIsOver(a);
    expect(await repairs()).toBe(1);
  });

  it('that came twice with one identity gets its own, and the first keeps it', async () => {
    const id = randomUUID();
    const item = (words: string): BlockContent => ({
      type: 'indicator',
      attrs: { id },
      content: [{ type: 'text', text: words }],
    });
    const text = (live: LiveClient) => live.text('contexte');
    insertBlock(text(a.live), 1, item('Premier'));
    insertBlock(text(a.live), 2, item('Second'));
    const ids = (writer: Writer) =>
      readBlocks(text(writer.live)).flatMap(({ element, name }) =>
        name === 'indicator' ? element?.getAttribute('id') : [],
      );
    await waitFor('two identities', () => [a, b].every((writer) => new Set(ids(writer)).size === 2));
    expect(ids(b)[0]).toBe(id);
    await sameForBoth();
  });
});
