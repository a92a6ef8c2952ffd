import type { BroughtView, RegisterView, StrategyView, VoiceView } from '@diapason/contracts';
import { AUTHORS_AUDIENCES, authorsShown, ROLES, type Role } from '@diapason/domain';
import { parse } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HttpClient } from '../support/http-client.js';
import { LiveClient, waitFor } from '../support/live-client.js';
import { type RunningApp, startApp } from '../support/start-app.js';
import { outcome, type Signed, type Stage, setStage } from './stage.js';

const HERS = 'Il faut\u00A0: protéger les rivières.';
const HIS = ' Et les haies !';
/** What a spreadsheet would take for a formula. */
const FORMULAS = ['=1+1', '+33 1', '-2', '@SUM(A1)', '＝1+1', '\t=2+2', '\r=3'];

let running: RunningApp;
let stage: Stage;
let ada: Signed;
let bob: Signed;
beforeAll(async () => {
  running = await startApp();
  stage = await setStage(running);
  ada = stage.actors.contributor;
  const member = await stage.make.contributor(stage.strategy);
  bob = { member, http: await stage.make.signedIn(member) };
  await write(ada, 'contexte', HERS);
  await write(bob, 'contexte', HIS);
});

async function write({ http }: Signed, section: string, words: string): Promise<void> {
  const live = await LiveClient.open(http, stage.document);
  live.type(section, words);
  await live.saved();
  live.leave();
}

const strategy = () => `/api/strategies/${stage.strategy.id}`;
const register = (http: HttpClient) => http.must<RegisterView>('GET', `${strategy()}/contributions`);
const broughtBy = ({ member }: Signed, http: HttpClient) =>
  http.must<BroughtView>('GET', `/api/organisations/${member.organisation}/contributions`);
const configure = (change: object) => stage.actors.administrator.http.must('PATCH', strategy(), change);

async function download(http: HttpClient, format: string) {
  const headers = { cookie: http.cookie, 'x-acting-as': http.membership ?? '' };
  const answer = await fetch(`${running.url}${strategy()}/contributions.${format}`, { headers });
  expect(answer.status).toBe(200);
  return { bytes: Buffer.from(await answer.arrayBuffer()), headers: answer.headers };
}
const csv = async (http: HttpClient): Promise<string[][]> =>
  parse((await download(http, 'csv')).bytes, { bom: true, delimiter: ';' });

describe('the register', () => {
  it('says who brought something to which text, and what stands of it, without figures', async () => {
    const view = await register(stage.actors.reader.http);
    expect(view.strategy).toMatchObject({ id: stage.strategy.id, slug: stage.strategy.slug });
    expect(view.texts.map(({ id, parent, characters }) => [id, parent, characters])).toEqual([
      [stage.strategy.branch, null, null],
      [stage.strategy.fiche, stage.strategy.branch, null],
      [stage.strategy.chapter, null, null],
    ]);
    expect(view.organisations.map(({ id }) => id).toSorted()).toEqual(
      [ada.member.organisation, bob.member.organisation].toSorted(),
    );
    expect(view.contributions).toHaveLength(2);
    for (const contribution of view.contributions) {
      expect(contribution).toMatchObject({ text: stage.strategy.fiche, passages: 1, characters: null, share: null });
      expect(Math.abs(Date.now() - Date.parse(contribution.first))).toBeLessThan(60_000);
      expect(contribution.last >= contribution.first).toBe(true);
    }
  });

  it('names the organisations that contribute to a group and have not written yet', async () => {
    const { notYet } = await register(ada.http);
    expect(notYet.map(({ id }) => id).toSorted()).toEqual(
      [stage.actors.animateur.member.organisation, stage.neighbour.member.organisation].toSorted(),
    );
  });

  it('follows the text at once', async () => {
    const live = await LiveClient.open(bob.http, stage.document);
    const before = live.words('contexte').length;
    live.text('contexte').delete(live.text('contexte').length - HIS.length, HIS.length);
    await live.saved();
    expect(live.words('contexte')).toHaveLength(before - HIS.length);
    const own = async () => {
      const { contributions } = await register(ada.http);
      return contributions.find(({ organisation }) => organisation === bob.member.organisation);
    };
    expect(await own()).toMatchObject({ passages: 0 });
    live.type('contexte', HIS);
    await live.saved();
    live.leave();
    expect(await own()).toMatchObject({ passages: 1 });
  });

  it('tells characters and shares where the strategy says so, and nowhere before', async () => {
    const { http } = stage.actors.reader;
    expect((await http.must<StrategyView>('GET', strategy())).sharesInFigures).toBe(false);
    for (const format of ['csv', 'json'])
      expect((await download(http, format)).bytes.toString()).not.toMatch(/Caractères|"(characters|share)": [^n]/);
    await configure({ sharesInFigures: true });
    const { texts, contributions } = await register(http);
    const all = texts.find(({ id }) => id === stage.strategy.fiche)?.characters ?? 0;
    expect(all).toBeGreaterThan(HERS.length + HIS.length);
    const shares = contributions.map(({ organisation, characters, share }) => [organisation, characters, share]);
    expect(shares).toContainEqual([ada.member.organisation, HERS.length, HERS.length / all]);
    expect(shares).toContainEqual([bob.member.organisation, HIS.length, HIS.length / all]);
    const [header = []] = await csv(http);
    expect(header.slice(9, 12)).toEqual(['Caractères', 'Caractères du texte', 'Part (%)']);
    await configure({ sharesInFigures: false });
    expect((await register(http)).contributions.every(({ characters, share }) => characters === share)).toBe(true);
  });
});

describe('what an organisation brought', () => {
  it('is told by strategy, with some of its words', async () => {
    const { strategies } = await broughtBy(ada, stage.actors.reader.http);
    expect(strategies).toMatchObject([
      { id: stage.strategy.id, texts: [{ id: stage.strategy.fiche, quotes: [HERS], passages: 1, characters: null }] },
    ]);
  });

  it('is nothing where it did not write, where one has no part, and where it does not exist', async () => {
    expect(await broughtBy(stage.actors.commenter, ada.http)).toEqual({ strategies: [] });
    expect(await broughtBy(ada, stage.outsider.http)).toEqual({ strategies: [] });
    const nowhere = `/api/organisations/${stage.strategy.id}/contributions`;
    expect(await outcome(ada.http, 'GET', nowhere)).toBe('NOT_FOUND');
  });
});

describe('words typed for someone else', () => {
  const ownOf = async (id: string) => {
    const { contributions } = await register(ada.http);
    return contributions.find(({ organisation }) => organisation === id)?.passages;
  };

  it('are of the organisation of whom they were typed for, until they are declined', async () => {
    const { animateur, moderator } = stage.actors;
    const organisation = moderator.member.organisation;
    await stage.make.seat(stage.strategy.group, moderator.member, 'contributor');
    const voice = await animateur.http.must<VoiceView>('POST', `/api/fiches/${stage.strategy.fiche}/voices`, {
      kind: 'person',
      id: moderator.member.membership,
    });
    const live = await LiveClient.open(animateur.http, stage.document);
    live.client.speakFor(voice.id);
    live.type('pilotage', 'Le comité se réunit deux fois par an.');
    await live.saved();
    live.leave();
    expect([await ownOf(organisation), await ownOf(animateur.member.organisation)]).toEqual([1, undefined]);
    const answer = (declined: boolean) => moderator.http.must('PATCH', `/api/voices/${voice.id}`, { declined });
    await answer(true);
    expect([await ownOf(organisation), await ownOf(animateur.member.organisation)]).toEqual([undefined, 1]);
    await answer(false);
    expect([await ownOf(organisation), await ownOf(animateur.member.organisation)]).toEqual([1, undefined]);
  });

  it('are of no organisation when they are the group’s', async () => {
    const { animateur } = stage.actors;
    const before = (await register(ada.http)).contributions.length;
    const voice = await animateur.http.must<VoiceView>('POST', `/api/fiches/${stage.strategy.fiche}/voices`, {
      kind: 'group',
      id: stage.strategy.group,
    });
    const live = await LiveClient.open(animateur.http, stage.document);
    live.client.speakFor(voice.id);
    live.type('partenariat', 'Le groupe propose une charte.');
    await live.saved();
    live.leave();
    expect((await register(ada.http)).contributions).toHaveLength(before);
  });
});

describe('who is told', () => {
  const paths = () => [
    `${strategy()}/contributions`,
    ...['csv', 'xlsx', 'json'].map((format) => `${strategy()}/contributions.${format}`),
  ];

  it.each(AUTHORS_AUDIENCES)('to %s: those who are told who wrote what, at every door', async (audience) => {
    await configure({ authorsShownTo: audience, sharesInFigures: audience === 'public' });
    for (const role of ROLES) {
      const { http } = stage.actors[role];
      const isTold = authorsShown(audience, [role]) !== 'nothing';
      const answers = await Promise.all(paths().map((path) => outcome(http, 'GET', path)));
      expect({ role, answers }).toEqual({ role, answers: answers.map(() => (isTold ? 'done' : 'AUTHORS_HIDDEN')) });
      expect((await broughtBy(ada, http)).strategies).toHaveLength(isTold ? 1 : 0);
      const { abilities } = await http.must<StrategyView>('GET', strategy());
      expect(abilities.seeAuthors).toBe(isTold);
    }
    for (const path of paths()) expect(await outcome(stage.outsider.http, 'GET', path)).toBe('NOT_FOUND');
    await configure({ authorsShownTo: 'members', sharesInFigures: false });
  });

  it('no person is named, to anybody', async () => {
    const told = await Promise.all(
      ROLES.map(async (role: Role) => {
        const { http } = stage.actors[role];
        return JSON.stringify([await register(http), await csv(http), await broughtBy(ada, http)]);
      }),
    );
    for (const { member } of [ada, bob])
      for (const secret of [member.person, member.membership, member.name, member.email])
        expect(told.filter((words) => words.includes(secret))).toEqual([]);
  });

  it('a text that one may not read is not there', async () => {
    const { administrator } = stage.actors;
    const adjust = (adjustments: object[]) => administrator.http.must('PUT', `${strategy()}/rights`, { adjustments });
    await adjust([{ action: 'text.read', role: 'reader', phase: 'drafting', allowed: false }]);
    expect((await register(ada.http)).texts.map(({ id, parent }) => [id, parent])).toEqual([
      [stage.strategy.fiche, null],
    ]);
    const { http } = stage.actors.reader;
    expect(await outcome(http, 'GET', `${strategy()}/contributions`)).toBe('PHASE_CLOSED');
    expect((await broughtBy(ada, http)).strategies).toEqual([]);
    await adjust([]);
  });

  it('the setting is changed by whoever configures the strategy alone, and by a plain yes or no', async () => {
    expect(await outcome(ada.http, 'PATCH', strategy(), { sharesInFigures: true })).toBe('NO_ROLE');
    const { http } = stage.actors.administrator;
    expect(await outcome(http, 'PATCH', strategy(), { sharesInFigures: 'oui' })).toBe('INPUT_INVALID');
    expect(await outcome(http, 'GET', `${strategy()}/contributions.ods`)).toBe('INPUT_INVALID');
  });
});

describe('the files', () => {
  beforeAll(async () => {
    for (const [i, formula] of FORMULAS.entries()) {
      const organisation = await stage.make.organisation(`${formula};"${i}"`);
      const member = await stage.make.contributor(stage.strategy, organisation);
      await write({ member, http: await stage.make.signedIn(member) }, 'contexte', ` Des mots ${i}.`);
    }
    const title = await LiveClient.open(ada.http, stage.document);
    title.text('title').insert(1, '=cmd|', {});
    await title.saved();
    title.leave();
    await waitFor('the title to be read out', async () =>
      (await register(ada.http)).texts[1]?.title.startsWith('=cmd|'),
    );
    await configure({ sharesInFigures: true });
  });

  const wordsOf = (rows: unknown[][]) => rows.flat().filter((cell): cell is string => typeof cell === 'string');
  const isFormula = (cell: string) => /^[=+\-@\t\r＝＋－＠]/.test(cell);

  it('in CSV are read back as they were, and hold no formula', async () => {
    const view = await register(ada.http);
    const { bytes, headers } = await download(ada.http, 'csv');
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="contributions-strategie-\d+-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const [header = [], ...rows] = await csv(ada.http);
    expect(rows).toHaveLength(view.contributions.length);
    expect(wordsOf([header, ...rows]).filter(isFormula)).toEqual([]);
    expect(rows.map(([name]) => name)).toContain(`'=1+1;"0"`);
    const hers = rows.find((row) => row[12] === ada.member.organisation);
    const [today] = new Date().toISOString().split('T');
    const characters = view.contributions.find(({ organisation }) => organisation === hers?.[12])?.characters;
    expect(hers?.slice(4, 10)).toEqual([
      '1.1',
      expect.stringMatching(/^'=cmd\|/),
      '2',
      today,
      today,
      String(characters),
    ]);
    expect(hers?.[13]).toBe(stage.strategy.fiche);
  });

  it('in XLSX are read back as they were, as words and never as formulas', async () => {
    const { bytes, headers } = await download(ada.http, 'xlsx');
    expect(headers.get('content-disposition')).toMatch(/\.xlsx"$/);
    const [matrix, list] = await readExcelFile(bytes);
    expect([matrix?.sheet, list?.sheet]).toEqual(['Registre, en %', 'Détail']);
    const rows = matrix?.data ?? [];
    const view = await register(ada.http);
    expect(rows).toHaveLength(1 + view.organisations.length);
    expect(rows[0]).toHaveLength(2 + view.texts.length);
    expect(wordsOf([...rows, ...(list?.data ?? [])]).filter(isFormula)).toEqual([]);
    expect(rows.map(([name]) => name)).toContain(`'@SUM(A1);"3"`);
    expect(list?.data).toHaveLength(1 + view.contributions.length);
    expect(list?.data[1]?.[4]).toBe('1.1');
    expect(list?.data[1]?.[7]).toBeInstanceOf(Date);
  });

  it('in JSON say what the register says', async () => {
    const file = JSON.parse((await download(ada.http, 'json')).bytes.toString());
    expect({ ...file, at: '' }).toEqual({ ...(await register(ada.http)), at: '' });
  });
});
