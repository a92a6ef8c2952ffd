import { randomUUID } from 'node:crypto';
import type { FicheView, SearchHit, TreeView } from '@diapason/contracts';
import { type BlockContent, type Content, heldText, insertBlock, readBlocks } from '@diapason/editor';
import { ProjectionService } from '@diapason/server/modules/fiches/index';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Factory, type SmallStrategy, type Writer } from '../support/factories.js';
import { waitFor } from '../support/live-client.js';
import { type RunningApp, startApp, startAppOn } from '../support/start-app.js';

const DERIVED = ['section_texts', 'fiche_organisations', 'fiche_indicators', 'fiche_milestones'];

let running: RunningApp;
let strategy: SmallStrategy;
let writer: Writer;
beforeEach(async () => {
  running = await startApp();
  const make = new Factory(running);
  strategy = await make.strategy();
  writer = await make.writer(strategy);
});
afterEach(() => running.stop());

/** A text with something of everything that is read out of it. */
async function write(): Promise<void> {
  const { live, member } = writer;
  const item = (type: BlockContent['type'], words: string, attrs: BlockContent['attrs']): BlockContent => ({
    type,
    attrs: { id: randomUUID(), ...attrs },
    content: [{ type: 'text', text: words }],
  });
  live.type('title', ' et de l’élégance');
  live.type('aim', 'Que chacun arrive à l’heure.');
  live.type('contexte', 'Les correspondances sont manquées.');
  const put = (section: string, block: BlockContent) => insertBlock(live.text(section), 1, block);
  put('pilotage', item('organisation', 'La Région', { role: 'pilot', organisation: member.organisation }));
  put('indicateurs', item('indicator', 'Voyageurs', { unit: 'milliers', target: '40', targets: { '2028': '35' } }));
  put('calendrier', item('milestone', 'Ouverture', { period: 'étape 2', status: 'in-progress' }));
  await live.saved();
  await isReadOut();
}

async function isReadOut(): Promise<void> {
  await waitFor('the text to be read out', async () => {
    const [row] = await running.dataSource.query(
      `SELECT f.seq = d.last_seq AS done FROM fiches f
       JOIN strategy_nodes n ON n.id = f.node_id JOIN documents d ON d.id = n.document_id WHERE n.id = $1`,
      [strategy.fiche],
    );
    return row.done;
  });
}

/** All that was read out of the text, as it stands in the tables. */
async function derived(): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const table of DERIVED)
    found[table] = await running.dataSource.query(
      `SELECT * FROM ${table} WHERE node_id = $1 ORDER BY section_key ${table === 'section_texts' ? '' : ', position'}`,
      [strategy.fiche],
    );
  found.fiche = await running.dataSource.query(
    'SELECT title, aim, lifecycle, empty_sections FROM fiches WHERE node_id = $1',
    [strategy.fiche],
  );
  return found;
}

async function blank(): Promise<void> {
  for (const table of DERIVED) await running.dataSource.query(`DELETE FROM ${table}`);
  await running.dataSource.query(`UPDATE fiches SET title = '', aim = '', empty_sections = '{}'`);
}

/** One letter more and one less in each section. */
async function touchAll(): Promise<void> {
  const { live } = writer;
  for (const section of ['title', 'aim', 'contexte', 'pilotage', 'partenariat', 'indicateurs', 'calendrier']) {
    const text = live.text(section);
    text.insert(text.length, 'x', {});
    text.delete(text.length - 1, 1);
  }
  await live.saved();
  await isReadOut();
}

describe('what is read out of a text', () => {
  it('is shown, searched and counted', async () => {
    await write();
    const { http, member } = writer;
    const fiche = await http.must<FicheView>('GET', `/api/fiches/${strategy.fiche}`);
    expect(fiche.title).toMatch(/ et de l’élégance$/);
    expect([fiche.aim, fiche.lifecycle]).toEqual(['Que chacun arrive à l’heure.', 'drafting']);
    const hits = await http.must<SearchHit[]>('GET', `/api/strategies/${strategy.id}/search?q=elegances`);
    expect(hits.map(({ node }) => node)).toEqual([strategy.fiche]);
    const { fiche_organisations, fiche_indicators, fiche_milestones } = await derived();
    expect(fiche_organisations).toMatchObject([
      { section_key: 'pilotage', role: 'pilot', organisation_id: member.organisation, words: 'La Région' },
    ]);
    expect(fiche_indicators).toMatchObject([
      { label: 'Voyageurs', unit: 'milliers', target: '40', baseline: '', targets: { '2028': '35' } },
    ]);
    expect(fiche_milestones).toMatchObject([{ period: 'étape 2', text: 'Ouverture', status: 'in-progress' }]);
    const tree = await http.must<TreeView>('GET', `/api/strategies/${strategy.id}/tree`);
    expect(tree.nodes.find(({ id }) => id === strategy.fiche)).toMatchObject({
      title: fiche.title,
      changedBy: [member.organisation],
      toDefine: ['Animation du partenariat'],
    });
  });

  it('follows the text: what is taken away from one is taken away from the other', async () => {
    await write();
    const { live } = writer;
    const indicator = readBlocks(live.text('indicateurs')).find(({ name }) => name === 'indicator')?.element;
    if (indicator) heldText(indicator)?.delete(0, 9);
    live.text('calendrier').delete(1, 1);
    live.text('contexte').delete(1, live.text('contexte').length - 1);
    await live.saved();
    await isReadOut();
    const { section_texts, fiche_indicators, fiche_milestones } = await derived();
    expect(fiche_milestones).toEqual([]);
    expect(fiche_indicators).toMatchObject([{ label: '', unit: 'milliers' }]);
    expect(section_texts).toContainEqual(expect.objectContaining({ section_key: 'contexte', plain: '' }));
  });

  it('is the same again when it was lost and the text is touched', async () => {
    await write();
    const before = await derived();
    await blank();
    expect(await derived()).not.toEqual(before);
    await touchAll();
    expect(await derived()).toEqual(before);
  });

  it('is the same again after a restart that finds it behind the text', async () => {
    await write();
    const before = await derived();
    writer.live.leave();
    await running.stop();
    running = await startAppOn(running.databaseUrl);
    expect(await derived()).toEqual(before);
    await blank();
    await running.dataSource.query('UPDATE fiches SET seq = 0');
    await running.stop();
    running = await startAppOn(running.databaseUrl);
    await isReadOut();
    expect(await derived()).toEqual(before);
  });
});

it('what comes late never takes the place of what is newer', async () => {
  await write();
  const before = await derived();
  const projection = running.app.get(ProjectionService, { strict: false });
  const old: Content = { type: 'doc', content: [{ type: 'textBlock', content: [{ type: 'text', text: 'Ancien' }] }] };
  const keys = ['title', 'aim', 'contexte', 'pilotage', 'partenariat', 'indicateurs', 'calendrier'];
  const late = (seq: number) =>
    projection.project(strategy.fiche, {
      seq,
      contents: new Map(keys.map((key) => [key, old])),
      changes: keys.map((section) => ({ section, organisations: [] })),
    });
  const [{ seq }] = await running.dataSource.query('SELECT seq FROM fiches WHERE node_id = $1', [strategy.fiche]);
  await late(Number(seq) - 1);
  await late(1);
  expect(await derived()).toEqual(before);
  await late(Number(seq) + 1);
  expect(await derived()).toMatchObject({ fiche: [{ title: 'Ancien' }] });
});
