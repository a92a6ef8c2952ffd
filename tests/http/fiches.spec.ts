import { randomUUID } from 'node:crypto';
import type { FicheView, StrategyView, TreeNode, TreeView } from '@diapason/contracts';
import { type BlockContent, heldText, insertContent, readBlocks, SCHEMA_VERSION } from '@diapason/editor';
import { RoomsService } from '@diapason/server/modules/documents/rooms.service';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Factory, type Member, type SmallStrategy } from '../support/factories.js';
import { FactsClient } from '../support/facts-client.js';
import { codeOf, type HttpClient } from '../support/http-client.js';
import { LiveClient, waitFor } from '../support/live-client.js';
import { type RunningApp, startApp } from '../support/start-app.js';
import { outcome } from './stage.js';

let running: RunningApp;
let make: Factory;
/** Moderates every strategy of this file. */
let moderator: Member;
let moderating: HttpClient;
beforeAll(async () => {
  running = await startApp();
  make = new Factory(running);
  moderator = await make.member();
  moderating = await make.signedIn(moderator);
});

let strategy: SmallStrategy;
let contributor: Member;
let writing: HttpClient;
beforeEach(async () => {
  strategy = await make.strategy();
  await make.strategyRole(strategy.id, moderator, 'moderator');
  contributor = await make.contributor(strategy);
  writing = await make.signedIn(contributor);
});

const view = (node = strategy.fiche, http = writing) => http.must<FicheView>('GET', `/api/fiches/${node}`);
const treeNode = async (node = strategy.fiche, http = writing): Promise<TreeNode> => {
  const { nodes } = await http.must<TreeView>('GET', `/api/strategies/${strategy.id}/tree`);
  return nodes.find(({ id }) => id === node) as TreeNode;
};
const section = async (key: string) => {
  const { sections } = await view();
  return sections.find((each) => each.key === key) as FicheView['sections'][number];
};
/** Waits until what is shown of the fiche is as asked. */
const shows = (what: string, isIt: (fiche: FicheView) => boolean, node = strategy.fiche): Promise<FicheView> =>
  waitFor(what, async () => {
    const fiche = await view(node, moderating);
    return isIt(fiche) ? fiche : null;
  });

const openLive = async (http = writing, node = strategy.fiche) => LiveClient.open(http, await make.documentOf(node));
const insert = (live: LiveClient, key: string, ...content: BlockContent[]) =>
  insertContent(live.text(key), { type: 'doc', content });
const wordsOf = (text: string): BlockContent['content'] => [{ type: 'text', text }];

async function addFiche(title: string, parent: string | null): Promise<string> {
  const { templates, levels } = await moderating.must<StrategyView>('GET', `/api/strategies/${strategy.id}`);
  const { id } = await moderating.must<{ id: string }>('POST', `/api/strategies/${strategy.id}/nodes`, {
    template: templates.find(({ use }) => use === 'fiche')?.id,
    level: levels.at(-1)?.key,
    parent,
    title,
  });
  return id;
}

describe('the page of a fiche', () => {
  it('shows its sections in the order of its model, all still to be written', async () => {
    const fiche = await view();
    const { templates } = await writing.must<StrategyView>('GET', `/api/strategies/${strategy.id}`);
    const template = templates.find(({ name }) => name === fiche.template) as (typeof templates)[number];
    expect(
      fiche.sections.map(({ key, label, guidance, kind, fields, empty, content }) => ({
        key,
        label,
        guidance,
        kind,
        fields,
        empty,
        content,
      })),
    ).toEqual(
      template.sections.map(({ key, label, guidance, kind, fields = [] }) => ({
        key,
        label,
        guidance,
        kind,
        fields,
        empty: true,
        content: { type: 'doc', content: [] },
      })),
    );
    expect(fiche).toMatchObject({
      id: strategy.fiche,
      use: 'fiche',
      number: '1.1',
      hasAim: true,
      aim: '',
      theme: null,
      lifecycle: 'to-write',
      document: await make.documentOf(strategy.fiche),
      schema: SCHEMA_VERSION,
      seq: 0,
      organisations: [],
      closed: null,
      abilities: { write: true, steer: false, arrange: false, seeAuthors: true },
    });
    expect(fiche.strategy).toMatchObject({ id: strategy.id, slug: strategy.slug, phase: { kind: 'drafting' } });
    expect(fiche.groups.map(({ id }) => id)).toEqual([strategy.group]);
    expect((await treeNode()).toDefine).toEqual(template.sections.map(({ label }) => label));
  });

  it('of a chapter and of an introduction has the sections of theirs', async () => {
    const [chapter, branch] = [await view(strategy.chapter), await view(strategy.branch)];
    expect(chapter).toMatchObject({ use: 'chapter', number: null, hasAim: false, abilities: { write: false } });
    expect(chapter.sections.map(({ key }) => key)).toEqual(['texte']);
    expect(branch).toMatchObject({ use: 'branch', number: '1', closed: 'NO_ROLE' });
    expect(branch.sections.map(({ key }) => key)).toEqual(['introduction']);
  });

  it('says where it stands: what is above it, and what comes before and after in the order of the tree', async () => {
    const second = await addFiche('Deuxième', strategy.branch);
    const alone = await addFiche('Seule', null);
    const [first, branch, chapter] = [await view(), await view(strategy.branch), await view(strategy.chapter)];
    const brief = ({ id, number, title }: FicheView) => ({ id, number, title });
    const next = await view(second);
    expect(first.path).toEqual([brief(branch)]);
    expect([first.previous, first.next]).toEqual([brief(branch), brief(next)]);
    expect([next.previous, next.next]).toEqual([brief(first), brief(chapter)]);
    expect([branch.previous, branch.path]).toEqual([null, []]);
    expect(chapter.previous).toEqual(brief(next));
    const last = await view(alone);
    expect(last).toMatchObject({ number: '2', path: [], next: null, previous: brief(chapter) });
  });

  it('shows what was written live, its title and its aim, in whose name, and which sections are left', async () => {
    const organisation = { id: contributor.organisation };
    const live = await openLive();
    live.type('title', ', revue');
    live.type('aim', 'Que chacun soit raccordé.');
    live.type('contexte', 'Le besoin des habitants.');
    await live.saved();
    const fiche = await shows('the words', ({ aim, sections }) => aim !== '' && sections[0]?.empty === false);
    live.leave();
    expect(fiche.title).toMatch(/^fiche \d+, revue$/);
    expect(fiche.aim).toBe('Que chacun soit raccordé.');
    expect(fiche.seq).toBeGreaterThan(0);
    expect(fiche.sections.filter(({ empty }) => !empty).map(({ key }) => key)).toEqual(['contexte']);
    expect(fiche.sections[0]?.content.content).toEqual([
      { type: 'textBlock', attrs: { kind: 'paragraph', indent: 0 }, content: wordsOf('Le besoin des habitants.') },
    ]);
    const node = await treeNode();
    expect(node).toMatchObject({ title: fiche.title, aim: fiche.aim, changedBy: [organisation.id] });
    expect(node.toDefine).toEqual(fiche.sections.filter(({ empty }) => empty).map(({ label }) => label));
    expect(Date.now() - Date.parse(node.changedAt as string)).toBeLessThan(60_000);
    const chapter = await view(strategy.chapter);
    expect(chapter.previous?.title).toBe(fiche.title);
  });

  it('is read though its log holds what no database keeps', async () => {
    const open = await running.app.get(RoomsService, { strict: false }).open(await make.documentOf(strategy.fiche));
    await open?.room.edit((doc) => {
      const write = (key: string, words: string) => doc.getText(key).insert(doc.getText(key).length, words, {});
      write('title', ' \u0000revue');
      write('contexte', 'Avant\u0000 et après.');
      insertContent(doc.getText('indicateurs'), {
        type: 'doc',
        content: [{ type: 'indicator', attrs: { id: randomUUID(), unit: '%' }, content: wordsOf('Locaux raccordés') }],
      });
      write('indicateurs', 'Hors\u0000 liste.');
    });
    const { title, sections } = await shows('the words', (fiche) => fiche.sections[0]?.empty === false);
    expect(title).toMatch(/ revue$/);
    expect(JSON.stringify(sections[0]?.content)).toContain('Avant et après.');
    expect(JSON.stringify(sections)).toContain('Locaux raccordés');
    expect(JSON.stringify(sections)).not.toContain('u0000');
  });

  it('names everyone who worked on it in the last moment of work', async () => {
    const other = await make.contributor(strategy);
    for (const [member, words] of [
      [contributor, 'Les uns. '],
      [other, 'Les autres.'],
    ] as const) {
      const live = await openLive(await make.signedIn(member));
      live.type('contexte', words);
      await live.saved();
      live.leave();
    }
    await waitFor('both to be named', async () => (await treeNode()).changedBy.length === 2);
    expect((await treeNode()).changedBy.toSorted()).toEqual([contributor.organisation, other.organisation].toSorted());
  });

  it('is being drafted from its first words on, of which the title is none, and stays so when they go', async () => {
    const live = await openLive();
    live.type('title', ' (titre)');
    await live.saved();
    await shows('the title', ({ title }) => title.endsWith('(titre)'));
    expect((await view()).lifecycle).toBe('to-write');
    live.type('contexte', 'Un début.');
    await live.saved();
    await shows('the words', ({ lifecycle }) => lifecycle === 'drafting');
    const text = live.text('contexte');
    text.delete(1, text.length - 1);
    await live.saved();
    await shows('the section to be empty', ({ sections }) => sections[0]?.empty === true);
    expect((await view()).lifecycle).toBe('drafting');
    live.leave();
  });
});

describe('steering', () => {
  const steer = (http: HttpClient, change: object) => outcome(http, 'PATCH', `/api/fiches/${strategy.fiche}`, change);

  it('changes the state and the theme, one without the other', async () => {
    expect(await steer(moderating, { theme: 'Santé' })).toBe('done');
    expect(await steer(moderating, { lifecycle: 'frozen' })).toBe('done');
    expect(await view()).toMatchObject({ theme: 'Santé', lifecycle: 'frozen', closed: 'FICHE_CLOSED' });
    expect(await treeNode()).toMatchObject({ theme: 'Santé', lifecycle: 'frozen', abilities: { write: false } });
    for (const theme of [null, '']) {
      await steer(moderating, { theme: 'Santé' });
      expect(await steer(moderating, { theme })).toBe('done');
      expect((await view()).theme).toBeNull();
    }
    expect(await steer(moderating, {})).toBe('done');
    expect((await view()).lifecycle).toBe('frozen');
  });

  it('is for whoever leads the group in charge, and told to whoever watches', async () => {
    const lead = await make.member();
    await make.seat(strategy.group, lead, 'animateur');
    const http = await make.signedIn(lead);
    const facts = new FactsClient(writing);
    expect((await facts.watchStrategy(strategy.id)).ok).toBe(true);
    expect(await steer(http, { lifecycle: 'validated' })).toBe('done');
    await facts.hears('strategy:changed', (fact) => fact.strategy === strategy.id);
    facts.leave();
    expect((await view(strategy.fiche, http)).abilities).toEqual({
      write: false,
      steer: true,
      arrange: false,
      seeAuthors: true,
    });
    expect(await steer(writing, { lifecycle: 'drafting' })).toBe('NO_ROLE');
    const branch = await http.patch(`/api/fiches/${strategy.branch}`, { theme: 'x' });
    expect(codeOf(branch)).toBe('NO_ROLE');
    expect((await view()).lifecycle).toBe('validated');
  });
});

describe('typed items', () => {
  const rows = (table: 'organisations' | 'indicators' | 'milestones') =>
    running.dataSource.query<Record<string, unknown>[]>(
      `SELECT * FROM fiche_${table} WHERE node_id = $1 ORDER BY section_key, position`,
      [strategy.fiche],
    );
  const rowsBecome = (table: Parameters<typeof rows>[0], wanted: object[]) =>
    expect
      .poll(() => rows(table), { timeout: 8_000, interval: 20 })
      .toEqual(wanted.map((row, position) => expect.objectContaining({ position, ...row })));

  it('organisations are counted by the fiche that names them, with their role', async () => {
    const [pilot, partner] = [await make.organisation('Pilote'), await make.organisation('Partenaire')];
    const live = await openLive();
    const item = (role: string, organisation: string, text: string): BlockContent => ({
      type: 'organisation',
      attrs: { id: randomUUID(), role, organisation, college: '' },
      content: wordsOf(text),
    });
    insert(live, 'pilotage', item('pilot', pilot, 'avec ses services'), item('partner', partner, ''));
    insert(live, 'partenariat', item('partner', pilot, ''), item('partner', '', 'collectivités volontaires'));
    await live.saved();
    await rowsBecome('organisations', [
      { section_key: 'partenariat', role: 'partner', organisation_id: pilot, words: '' },
      { section_key: 'partenariat', role: 'partner', organisation_id: null, words: 'collectivités volontaires' },
      { section_key: 'pilotage', position: 0, role: 'pilot', organisation_id: pilot, words: 'avec ses services' },
      { section_key: 'pilotage', position: 1, role: 'partner', organisation_id: partner, words: '' },
    ]);
    const fiche = await view();
    expect(fiche.organisations.map(({ name }) => name).toSorted()).toEqual(['Partenaire', 'Pilote']);
    expect((await treeNode()).organisations.toSorted()).toEqual([pilot, partner].toSorted());
    expect((await treeNode()).toDefine).not.toContain(fiche.sections.find(({ key }) => key === 'pilotage')?.label);

    // An organisation that is taken out is no longer counted, one whose role changes is counted anew.
    const text = live.text('pilotage');
    const [, first, second] = readBlocks(text);
    first?.element?.setAttribute('role', 'copilot');
    text.delete(second?.index as number, 1);
    await live.saved();
    await rowsBecome('organisations', [
      { section_key: 'partenariat', organisation_id: pilot },
      { section_key: 'partenariat', organisation_id: null },
      { section_key: 'pilotage', position: 0, role: 'copilot', organisation_id: pilot },
    ]);
    expect((await treeNode()).organisations).toEqual([pilot]);
    live.leave();
  });

  it('indicators follow their words, their figures and the target of each year', async () => {
    const live = await openLive();
    const id = randomUUID();
    insert(
      live,
      'indicateurs',
      {
        type: 'indicator',
        attrs: { id, unit: '%', baseline: '80', target: '100', due: '2028', targets: { 2026: '90', 2027: '95' } },
        content: wordsOf('Locaux raccordables'),
      },
      { type: 'indicator', attrs: { id: randomUUID() }, content: wordsOf('Sans chiffre') },
    );
    await live.saved();
    const bare = { unit: '', baseline: '', target: '', due: '', targets: {} };
    await rowsBecome('indicators', [
      {
        item_id: id,
        label: 'Locaux raccordables',
        unit: '%',
        baseline: '80',
        target: '100',
        due: '2028',
        targets: { 2026: '90', 2027: '95' },
      },
      { label: 'Sans chiffre', ...bare },
    ]);

    const element = readBlocks(live.text('indicateurs'))[1]?.element;
    element?.setAttribute('target', '98');
    element?.setAttribute('targets.2026', '91');
    element?.removeAttribute('targets.2027');
    if (element) heldText(element)?.insert(0, 'Tous les ');
    await live.saved();
    await rowsBecome('indicators', [
      { item_id: id, label: 'Tous les Locaux raccordables', target: '98', targets: { 2026: '91' } },
      { label: 'Sans chiffre' },
    ]);
    live.leave();
    expect((await section('indicateurs')).empty).toBe(false);
  });

  it('milestones follow their period and their state', async () => {
    const live = await openLive();
    const milestone = (period: string, text: string, status: string): BlockContent => ({
      type: 'milestone',
      attrs: { id: randomUUID(), period, status },
      content: wordsOf(text),
    });
    insert(live, 'calendrier', milestone('2026', 'Lancement', 'done'), milestone('après 2027', 'Bilan', 'planned'));
    await live.saved();
    await rowsBecome('milestones', [
      { period: '2026', text: 'Lancement', status: 'done' },
      { period: 'après 2027', text: 'Bilan', status: 'planned' },
    ]);
    readBlocks(live.text('calendrier'))[2]?.element?.setAttribute('status', 'postponed');
    await live.saved();
    await rowsBecome('milestones', [{ status: 'done' }, { text: 'Bilan', status: 'postponed' }]);
    const text = live.text('calendrier');
    text.delete(1, text.length - 1);
    await live.saved();
    await rowsBecome('milestones', []);
    await expect.poll(async () => (await section('calendrier')).empty).toBe(true);
    live.leave();
  });

  it('of one fiche are not those of another', async () => {
    const other = await addFiche('Une autre', strategy.branch);
    const named = await make.organisation('Nommée ailleurs');
    const live = await openLive(moderating, other);
    insert(live, 'pilotage', { type: 'organisation', attrs: { id: randomUUID(), role: 'pilot', organisation: named } });
    await live.saved();
    live.leave();
    await waitFor('the other to name it', async () => (await treeNode(other)).organisations.length === 1);
    expect((await treeNode()).organisations).toEqual([]);
    expect(await rows('organisations')).toEqual([]);
  });
});
