import { randomUUID } from 'node:crypto';
import type { FicheView, StrategyView, TreeView } from '@diapason/contracts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Factory } from '../support/factories.js';
import { FactsClient } from '../support/facts-client.js';
import { codeOf, type HttpClient } from '../support/http-client.js';
import { JournalReader } from '../support/journal.js';
import { type RunningApp, startApp } from '../support/start-app.js';
import { outcome } from './stage.js';

let running: RunningApp;
let http: HttpClient;
beforeAll(async () => {
  running = await startApp();
  const make = new Factory(running);
  http = await make.signedIn(await make.member({ administrator: true }));
});

/** A tree of axes, objectives and actions, named by their titles: A(a1 a2 a3) B(b1 b2) and a chapter C. */
let strategy: string;
let view: StrategyView;
let ids: Map<string, string>;
let count = 0;
beforeEach(async () => {
  const asked = { name: 'Arbre', slug: `arbre-${++count}`, shape: 'axes-actions-options' };
  strategy = (await http.must<{ id: string }>('POST', '/api/strategies', asked)).id;
  view = await http.must<StrategyView>('GET', `/api/strategies/${strategy}`);
  ids = new Map();
  for (const axe of ['A', 'B']) {
    await added(axe, 'axe', null);
    for (const i of axe === 'A' ? [1, 2, 3] : [1, 2]) await added(`${axe.toLowerCase()}${i}`, 'action', axe);
  }
  await added('C', null, null);
});

const idOf = (title: string | null): string | null => (title === null ? null : (ids.get(title) as string));
const add = (title: string, level: string | null, parent: string | null, position?: number) => {
  const use = level === null ? 'chapter' : level === 'action' ? 'fiche' : 'branch';
  const template = view.templates.find((each) => each.use === use)?.id;
  return http.post<{ id: string }>(`/api/strategies/${strategy}/nodes`, {
    title,
    level,
    parent: idOf(parent),
    position,
    template,
  });
};
async function added(title: string, level: string | null, parent: string | null, position?: number): Promise<void> {
  const { status, body } = await add(title, level, parent, position);
  expect(status).toBe(201);
  ids.set(title, body.id);
}
const move = (title: string, parent: string | null, position: number) =>
  outcome(http, 'PUT', `/api/nodes/${idOf(title)}/place`, { parent: idOf(parent), position });
const remove = (title: string) => outcome(http, 'DELETE', `/api/nodes/${idOf(title)}`);

/** The tree in one line: A(a1 a2 a3) B(b1 b2) C */
async function shape(): Promise<string> {
  const { nodes } = await http.must<TreeView>('GET', `/api/strategies/${strategy}/tree`);
  const under = (parent: string | null): string =>
    nodes
      .filter((node) => node.parent === parent)
      .map(({ id, title }) => (nodes.some((node) => node.parent === id) ? `${title}(${under(id)})` : title))
      .join(' ');
  return under(null);
}

/** Siblings are kept as 1 … n, each place taken once. */
async function expectPlaces(): Promise<void> {
  const rows = await running.dataSource.query<{ places: number[] }[]>(
    `SELECT array_agg(position ORDER BY position) AS places FROM strategy_nodes
     WHERE strategy_id = $1 AND removed_at IS NULL GROUP BY parent_id`,
    [strategy],
  );
  for (const { places } of rows) expect(places).toEqual(places.map((_, i) => i + 1));
}

describe('a new node', () => {
  it('comes last, or where it is put', async () => {
    await added('a4', 'action', 'A');
    await added('a0', 'action', 'A', 0);
    await added('a1½', 'action', 'A', 2);
    await added('a9', 'action', 'A', 99);
    await added('0', null, null, 0);
    expect(await shape()).toBe('0 A(a0 a1 a1½ a2 a3 a4 a9) B(b1 b2) C');
    await expectPlaces();
  });

  it('has a page of its own at once, and is told to whoever watches the tree', async () => {
    const facts = new FactsClient(http);
    expect((await facts.watchStrategy(strategy)).ok).toBe(true);
    await added('a4', 'action', 'A');
    await facts.hears('strategy:changed', (fact) => fact.strategy === strategy);
    facts.leave();
    const fiche = await http.must<FicheView>('GET', `/api/fiches/${idOf('a4')}`);
    expect(fiche).toMatchObject({ title: 'a4', number: '1.4', lifecycle: 'to-write', aim: '', seq: 0 });
    expect(fiche.path.map(({ title }) => title)).toEqual(['A']);
  });

  it('stands where its level allows: a level may be skipped, never climbed back', async () => {
    await added('o', 'objectif-operationnel', 'A');
    await added('s', 'objectif-strategique', 'B');
    for (const [title, level, parent, refusal] of [
      ['x', 'axe', 'A', 'LEVEL_TOO_HIGH'],
      ['x', 'objectif-strategique', 'o', 'LEVEL_TOO_HIGH'],
      ['x', 'objectif-operationnel', 'o', 'LEVEL_TOO_HIGH'],
      ['x', 'action', 'a1', 'PARENT_NOT_BRANCH'],
      ['x', null, 'a1', 'PARENT_NOT_BRANCH'],
      ['x', null, 'C', 'PARENT_NOT_BRANCH'],
      ['x', 'nulle-part', 'A', 'LEVEL_UNKNOWN'],
    ] as const) {
      const answer = await add(title, level, parent);
      expect({ level, parent, status: answer.status, code: codeOf(answer) }).toEqual({
        level,
        parent,
        status: 422,
        code: refusal,
      });
    }
    for (const [title, level, parent] of [
      ['so', 'objectif-operationnel', 's'],
      ['oa', 'action', 'o'],
      ['seule', 'action', null],
      ['note', null, 'o'],
    ] as const)
      await added(title, level, parent);
    expect(await shape()).toBe('A(a1 a2 a3 o(oa note)) B(b1 b2 s(so)) C seule');
  });

  it('that is refused leaves no trace', async () => {
    const before = await running.dataSource.query<[{ nodes: number; fiches: number }]>(
      'SELECT (SELECT count(*) FROM strategy_nodes) AS nodes, (SELECT count(*) FROM fiches) AS fiches',
    );
    const journal = await JournalReader.fromNow(running);
    await add('x', 'axe', 'A');
    expect(
      await running.dataSource.query(
        'SELECT (SELECT count(*) FROM strategy_nodes) AS nodes, (SELECT count(*) FROM fiches) AS fiches',
      ),
    ).toEqual(before);
    expect(await journal.fresh()).toEqual([]);
  });
});

describe('a move', () => {
  it.each([
    ['a1', 2, 'a2 a3 a1'],
    ['a1', 1, 'a2 a1 a3'],
    ['a1', 0, 'a1 a2 a3'],
    ['a3', 0, 'a3 a1 a2'],
    ['a2', 2, 'a1 a3 a2'],
    ['a2', 50, 'a1 a3 a2'],
  ])('of %s to place %i among its siblings gives %s', async (title, position, order) => {
    expect(await move(title, 'A', position)).toBe('done');
    expect(await shape()).toBe(`A(${order}) B(b1 b2) C`);
    await expectPlaces();
  });

  it('to another parent closes the gap it leaves, and takes what stands under it along', async () => {
    expect(await move('a2', 'B', 1)).toBe('done');
    expect(await shape()).toBe('A(a1 a3) B(b1 a2 b2) C');
    await expectPlaces();
    await added('s', 'objectif-strategique', 'A', 0);
    expect(await move('b1', 's', 0)).toBe('done');
    expect(await move('s', 'B', 0)).toBe('done');
    expect(await move('C', 's', 0)).toBe('done');
    expect(await move('a1', null, 0)).toBe('done');
    expect(await shape()).toBe('a1 A(a3) B(s(C b1) a2 b2)');
    await expectPlaces();
  });

  it('never puts a node inside itself, nor where its level forbids', async () => {
    await added('s', 'objectif-strategique', 'A');
    await added('o', 'objectif-operationnel', 's');
    const before = await shape();
    for (const [title, parent, refusal] of [
      ['A', 'A', 'NODE_INSIDE_ITSELF'],
      ['A', 's', 'NODE_INSIDE_ITSELF'],
      ['A', 'o', 'NODE_INSIDE_ITSELF'],
      ['s', 'o', 'NODE_INSIDE_ITSELF'],
      ['B', 'A', 'LEVEL_TOO_HIGH'],
      ['s', 's', 'NODE_INSIDE_ITSELF'],
      ['b1', 'a1', 'PARENT_NOT_BRANCH'],
      ['C', 'a1', 'PARENT_NOT_BRANCH'],
    ] as const)
      expect({ title, parent, answer: await move(title, parent, 0) }).toEqual({ title, parent, answer: refusal });
    expect(await shape()).toBe(before);
    await expectPlaces();
  });

  it('of many at the same time leaves each node once, in its own place', async () => {
    const before = (await http.must<TreeView>('GET', `/api/strategies/${strategy}/tree`)).nodes.map(({ id }) => id);
    const moves: [string, string | null, number][] = [
      ['a1', 'B', 0],
      ['a2', 'B', 0],
      ['b1', 'A', 1],
      ['b2', 'A', 0],
      ['A', null, 2],
      ['C', null, 0],
      ['a3', 'A', 0],
      ['a1', 'A', 0],
      ['b1', 'B', 5],
      ['C', 'B', 1],
    ];
    const answers = await Promise.all(moves.map(([title, parent, position]) => move(title, parent, position)));
    expect(answers).toEqual(moves.map(() => 'done'));
    const { nodes } = await http.must<TreeView>('GET', `/api/strategies/${strategy}/tree`);
    expect(nodes.map(({ id }) => id).toSorted()).toEqual(before.toSorted());
    await expectPlaces();
  });

  it('of two nodes into each other at the same time never makes a loop', async () => {
    await added('s', 'objectif-strategique', null);
    await added('o', 'objectif-operationnel', null);
    const total = (await http.must<TreeView>('GET', `/api/strategies/${strategy}/tree`)).nodes.length;
    const answers = await Promise.all([move('s', 'A', 0), move('o', 's', 0), move('A', null, 3), move('o', 'A', 0)]);
    expect(answers).toEqual(['done', 'done', 'done', 'done']);
    const { nodes } = await http.must<TreeView>('GET', `/api/strategies/${strategy}/tree`);
    expect(nodes).toHaveLength(total);
    await expectPlaces();
  });
});

describe('taking a node out', () => {
  it('leaves the others in their places, and their numbers follow', async () => {
    expect(await remove('a2')).toBe('done');
    expect(await shape()).toBe('A(a1 a3) B(b1 b2) C');
    await expectPlaces();
    const { nodes } = await http.must<TreeView>('GET', `/api/strategies/${strategy}/tree`);
    expect(nodes.find(({ title }) => title === 'a3')?.number).toBe('1.2');
    expect(await outcome(http, 'GET', `/api/fiches/${idOf('a2')}`)).toBe('NOT_FOUND');
    expect(await remove('a2')).toBe('NOT_FOUND');
    expect(await move('a2', 'B', 0)).toBe('NOT_FOUND');
    const kept = await running.dataSource.query('SELECT title FROM fiches WHERE node_id = $1', [idOf('a2')]);
    expect(kept).toEqual([{ title: 'a2' }]);
  });

  it('is refused while something stands under it', async () => {
    const answer = await http.delete(`/api/nodes/${idOf('B')}`);
    expect({ status: answer.status, code: codeOf(answer) }).toEqual({ status: 409, code: 'NODE_NOT_EMPTY' });
    expect(await shape()).toBe('A(a1 a2 a3) B(b1 b2) C');
    for (const title of ['b1', 'b2', 'B']) expect(await remove(title)).toBe('done');
    expect(await shape()).toBe('A(a1 a2 a3) C');
    await expectPlaces();
  });

  it('while something is put under it leaves no orphan', async () => {
    await added('D', 'axe', null);
    const [removed, put] = await Promise.all([remove('D'), move('b1', 'D', 0)]);
    expect([
      ['done', 'NOT_FOUND'],
      ['NODE_NOT_EMPTY', 'done'],
    ]).toContainEqual([removed, put]);
    const { nodes } = await http.must<TreeView>('GET', `/api/strategies/${strategy}/tree`);
    const known = new Set(nodes.map(({ id }) => id));
    expect(nodes.filter(({ parent }) => parent !== null && !known.has(parent))).toEqual([]);
    expect(nodes.map(({ title }) => title)).toContain('b1');
    await expectPlaces();
  });

  it('nobody knows of is not there to be taken', async () => {
    expect(await outcome(http, 'DELETE', `/api/nodes/${randomUUID()}`)).toBe('NOT_FOUND');
  });
});
