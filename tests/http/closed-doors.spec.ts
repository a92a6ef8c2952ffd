import { randomUUID } from 'node:crypto';
import type { FicheView, GroupView, Me, StrategySummary, StrategyView, TreeView } from '@diapason/contracts';
import { type Adjustment, everyRight, LIFECYCLES, type Lifecycle, type PhaseKind, type Role } from '@diapason/domain';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SmallStrategy } from '../support/factories.js';
import { codeOf, type HttpClient } from '../support/http-client.js';
import { JournalReader } from '../support/journal.js';
import { LiveClient } from '../support/live-client.js';
import { type RunningApp, startApp } from '../support/start-app.js';
import { outcome, readLive, type Stage, setStage, wordsOf, writeLive } from './stage.js';

let running: RunningApp;
let stage: Stage;
beforeAll(async () => {
  running = await startApp();
  stage = await setStage(running);
});

const fiche = () => `/api/fiches/${stage.strategy.fiche}`;
const strategy = () => `/api/strategies/${stage.strategy.id}`;
const ficheAs = (http: HttpClient) => http.must<FicheView>('GET', fiche());
const textAsHeld = () => wordsOf(stage.actors.administrator.http, stage.document);

let counted = 0;
const newWords = (): string => `[passage ${++counted}]`;

/** Asks to write at both doors; what HTTP announces and what the live text does are given side by side. */
async function writeAtBothDoors(http: HttpClient): Promise<{ announced: string; done: string; written: boolean }> {
  const { abilities, closed } = await ficheAs(http);
  const words = newWords();
  const done = await writeLive(http, stage.document, words);
  const written = (await textAsHeld()).includes(words);
  return { announced: abilities.write ? 'done' : String(closed), done, written };
}
const WRITTEN = { announced: 'done', done: 'done', written: true };
const refusedFor = (announced: string) => ({ announced, done: 'WRITE_FORBIDDEN', written: false });

describe('a strategy adjusts its rights', () => {
  const adjust = (adjustments: Adjustment[]) =>
    outcome(stage.actors.administrator.http, 'PUT', `${strategy()}/rights`, { adjustments });
  const write = (role: Role, phase: PhaseKind, allowed: boolean): Adjustment => ({
    action: 'text.write',
    role,
    phase,
    allowed,
  });
  afterEach(async () => {
    await adjust([]);
    await stage.make.phase(stage.strategy.id, 'drafting');
  });

  it('what it grants is granted at both doors', async () => {
    const { http } = stage.actors.contributor;
    await stage.make.phase(stage.strategy.id, 'consultation');
    expect(await writeAtBothDoors(http)).toEqual(refusedFor('PHASE_CLOSED'));
    expect(await adjust([write('contributor', 'consultation', true)])).toBe('done');
    expect(await writeAtBothDoors(http)).toEqual(WRITTEN);
  });

  it('what it takes away is taken away at both doors, from whoever is already writing too', async () => {
    const { http } = stage.actors.contributor;
    const live = await LiveClient.open(http, stage.document);
    live.type('contexte', newWords());
    await live.saved();
    expect(await adjust([write('contributor', 'drafting', false)])).toBe('done');
    expect(await writeAtBothDoors(http)).toEqual(refusedFor('NO_ROLE'));
    const words = newWords();
    live.type('contexte', words);
    await expect.poll(() => live.refused).toBe('WRITE_FORBIDDEN');
    live.leave();
    expect(await textAsHeld()).not.toContain(words);
    expect(await writeAtBothDoors(stage.actors.animateur.http)).toEqual(WRITTEN);
  });

  it('reading is taken away at both doors, and only in the phase it was taken away for', async () => {
    const { http } = stage.actors.reader;
    expect(await readLive(http, stage.document)).toBe('done');
    await adjust([{ action: 'text.read', role: 'reader', phase: 'drafting', allowed: false }]);
    expect(await outcome(http, 'GET', fiche())).toBe('PHASE_CLOSED');
    expect(await outcome(http, 'GET', `${strategy()}/search?q=fiche`)).toBe('PHASE_CLOSED');
    expect(await readLive(http, stage.document)).toBe('4403');
    await stage.make.phase(stage.strategy.id, 'consultation');
    expect(await outcome(http, 'GET', fiche())).toBe('done');
    expect(await readLive(http, stage.document)).toBe('done');
  });

  it('what an animateur is granted holds for the fiches of their group, not for the others', async () => {
    const { http } = stage.actors.animateur;
    const number = (node: string) => outcome(http, 'PUT', `/api/nodes/${node}/number`, { number: 'A' });
    expect(await number(stage.strategy.fiche)).toBe('NO_ROLE');
    await adjust([{ action: 'node.arrange', role: 'animateur', phase: 'drafting', allowed: true }]);
    expect(await number(stage.strategy.fiche)).toBe('done');
    expect(await number(stage.strategy.branch)).toBe('NO_ROLE');
  });

  it('whoever moderates keeps the directory no longer when the strategy takes that away', async () => {
    const { http } = stage.actors.moderator;
    const add = (name: string) => outcome(http, 'POST', '/api/organisations', { name });
    expect(await add('Une première')).toBe('done');
    await adjust([{ action: 'directory.manage', role: 'moderator', phase: 'drafting', allowed: false }]);
    expect(await add('Une deuxième')).toBe('PHASE_CLOSED');
    await stage.make.phase(stage.strategy.id, 'consultation');
    expect(await add('Une troisième')).toBe('done');
  });

  it('no cell outside the bounds is moved, and one that is takes nothing along', async () => {
    const { http } = stage.actors.administrator;
    const granted = write('contributor', 'consultation', true);
    expect(await adjust([granted])).toBe('done');
    const bound = [...everyRight()].filter(({ right }) => right === 'A' || right === '-');
    expect(bound.length).toBeGreaterThan(100);
    for (const { action, role, phase } of bound) {
      const outside = { action, role, phase, allowed: true };
      const answer = await http.put(`${strategy()}/rights`, {
        adjustments: [write('animateur', 'drafting', false), outside],
      });
      expect({ status: answer.status, body: answer.body }).toMatchObject({
        status: 422,
        body: { error: { code: 'OUT_OF_BOUNDS', params: { action, role, phase } } },
      });
    }
    const { adjustments } = await http.must<StrategyView>('GET', strategy());
    expect(adjustments).toEqual([granted]);
  });

  it('is adjusted by nobody but whoever configures it', async () => {
    for (const { http } of [stage.actors.moderator, stage.actors.animateur, stage.actors.contributor])
      expect(await outcome(http, 'PUT', `${strategy()}/rights`, { adjustments: [] })).toBe('NO_ROLE');
  });
});

describe('the state of a fiche', () => {
  afterEach(() => stage.make.lifecycle(stage.strategy.fiche, 'drafting'));

  it.each(LIFECYCLES.filter((state) => !['to-write', 'drafting'].includes(state)))(
    '%s closes writing at both doors, for whoever may write otherwise, and leaves reading open',
    async (state: Lifecycle) => {
      const live = await LiveClient.open(stage.actors.contributor.http, stage.document);
      await stage.make.lifecycle(stage.strategy.fiche, state);
      for (const { http } of [stage.actors.moderator, stage.actors.animateur, stage.actors.contributor])
        expect(await writeAtBothDoors(http)).toEqual(refusedFor('FICHE_CLOSED'));
      const words = newWords();
      live.type('contexte', words);
      await expect.poll(() => live.refused).toBe('WRITE_FORBIDDEN');
      live.leave();
      expect(await textAsHeld()).not.toContain(words);
      expect(await readLive(stage.actors.reader.http, stage.document)).toBe('done');
    },
  );

  it('open again, it is written again', async () => {
    await stage.make.lifecycle(stage.strategy.fiche, 'frozen');
    const { http } = stage.actors.moderator;
    expect(await outcome(http, 'PATCH', fiche(), { lifecycle: 'drafting' })).toBe('done');
    expect(await writeAtBothDoors(stage.actors.contributor.http)).toEqual(WRITTEN);
  });

  it('a validated fiche keeps its number, a frozen one may still be numbered', async () => {
    const { http } = stage.actors.moderator;
    const number = () => outcome(http, 'PUT', `/api/nodes/${stage.strategy.fiche}/number`, { number: '9' });
    await stage.make.lifecycle(stage.strategy.fiche, 'validated');
    expect(await number()).toBe('FICHE_CLOSED');
    expect(await outcome(http, 'DELETE', `/api/nodes/${stage.strategy.fiche}`)).toBe('FICHE_CLOSED');
    await stage.make.lifecycle(stage.strategy.fiche, 'frozen');
    expect(await number()).toBe('done');
  });
});

describe('the membership in whose name one acts', () => {
  it('without a mandate to write it reads at both doors, and writes at none', async () => {
    const member = await stage.make.member({ mayWrite: false });
    await stage.make.seat(stage.strategy.group, member, 'contributor');
    const http = await stage.make.signedIn(member);
    expect(await readLive(http, stage.document)).toBe('done');
    expect(await writeAtBothDoors(http)).toEqual(refusedFor('NO_MANDATE'));
  });

  it('without a mandate to write, no office does anything but read', async () => {
    const member = await stage.make.member({ mayWrite: false, administrator: true });
    await stage.make.strategyRole(stage.strategy.id, member, 'moderator');
    const http = await stage.make.signedIn(member);
    const journal = await JournalReader.fromNow(running);
    const { phase } = await http.must<StrategyView>('GET', strategy());
    const answers = [
      await outcome(http, 'PATCH', fiche(), { theme: 'Sans mandat' }),
      await outcome(http, 'PATCH', strategy(), { name: 'Sans mandat' }),
      await outcome(http, 'PUT', `${strategy()}/phase`, { phase: phase.id }),
      await outcome(http, 'PUT', `/api/nodes/${stage.strategy.fiche}/number`, { number: '1' }),
      await outcome(http, 'POST', `${strategy()}/groups`, { kind: 'group', name: 'Sans mandat' }),
      await outcome(http, 'POST', '/api/strategies', { name: 'Sans mandat', slug: 'sans-mandat', shape: 'scoran' }),
      await outcome(http, 'POST', '/api/organisations', { name: 'Sans mandat' }),
    ];
    expect(answers).toEqual(answers.map(() => 'NO_MANDATE'));
    expect(await journal.fresh()).toEqual([]);
  });

  it('a membership holds on its last day and no longer on the next', async () => {
    const day = (offset: number) => new Date(Date.now() + offset * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    const [ending, ended] = [await stage.make.member({ to: day(0) }), await stage.make.member({ to: day(-1) })];
    for (const member of [ending, ended]) await stage.make.seat(stage.strategy.group, member);
    const http = await stage.make.signedIn(ending);
    expect(await writeAtBothDoors(http)).toEqual(WRITTEN);

    const late = await stage.make.signedIn(ended);
    const answer = await late.get(fiche());
    expect({ status: answer.status, code: codeOf(answer) }).toEqual({ status: 403, code: 'MEMBERSHIP_INVALID' });
    expect(await writeLive(late, stage.document, newWords())).toBe('4403');
    // In nobody's name they are still themselves, with no part in anything.
    late.membership = null;
    expect((await late.must<Me>('GET', '/api/me')).memberships).toEqual([]);
    expect(await outcome(late, 'GET', fiche())).toBe('NOT_FOUND');
    expect(await readLive(late, stage.document)).toBe('4403');
  });

  it('nobody acts in the name of somebody else’s membership', async () => {
    const { http } = stage.outsider;
    const own = http.membership;
    try {
      http.membership = stage.actors.moderator.member.membership;
      expect(await outcome(http, 'GET', fiche())).toBe('MEMBERSHIP_INVALID');
      expect(await outcome(http, 'PATCH', fiche(), { theme: 'En votre nom' })).toBe('MEMBERSHIP_INVALID');
      expect(await writeLive(http, stage.document, newWords())).toBe('4403');
      http.membership = randomUUID();
      expect(await outcome(http, 'GET', fiche())).toBe('MEMBERSHIP_INVALID');
      http.membership = 'n’importe quoi';
    } finally {
      http.membership = own;
    }
    expect((await ficheAs(stage.actors.moderator.http)).theme).not.toBe('En votre nom');
  });

  it('a role held in the name of one organisation is not held in the name of the other', async () => {
    const { contributor } = stage.actors;
    const second = await stage.make.member({ person: contributor.member.person });
    const http = await stage.make.signedIn(second);
    expect(await outcome(http, 'GET', fiche())).toBe('NOT_FOUND');
    expect(await writeLive(http, stage.document, newWords())).toBe('4403');
    http.membership = contributor.member.membership;
    expect(await writeAtBothDoors(http)).toEqual(WRITTEN);
  });
});

describe('another group', () => {
  it('its contributor reads the fiche, and may not write in it', async () => {
    const { http } = stage.neighbour;
    expect(await readLive(http, stage.document)).toBe('done');
    expect(await writeAtBothDoors(http)).toEqual(refusedFor('NO_ROLE'));
    const { nodes } = await http.must<TreeView>('GET', `${strategy()}/tree`);
    expect(nodes.map(({ id, abilities }) => [id, abilities.write])).toEqual(nodes.map(({ id }) => [id, false]));
  });

  it('its animateur steers nothing here, and leads nothing but their own group', async () => {
    const { make, strategy: small, spare } = stage;
    const { id: group } = await stage.actors.moderator.http.must<{ id: string }>('POST', `${strategy()}/groups`, {
      kind: 'group',
      name: 'Un troisième groupe',
    });
    const member = await make.member();
    await make.seat(group, member, 'animateur');
    const http = await make.signedIn(member);
    const seat = { membership: spare.membership, role: 'contributor' };
    expect(await outcome(http, 'PATCH', fiche(), { lifecycle: 'frozen' })).toBe('NO_ROLE');
    expect(await outcome(http, 'PUT', `/api/groups/${small.group}/seats`, seat)).toBe('NO_ROLE');
    expect(await outcome(http, 'PUT', `/api/groups/${group}/seats`, seat)).toBe('done');
    expect((await ficheAs(http)).lifecycle).not.toBe('frozen');
    expect((await http.must<GroupView>('GET', `/api/groups/${small.group}`)).abilities.lead).toBe(false);
  });
});

describe('another strategy', () => {
  let other: SmallStrategy;
  /** Moderates this strategy, may even configure it, and has no part in the other. */
  let http: HttpClient;
  let otherView: StrategyView;
  beforeAll(async () => {
    other = await stage.make.strategy();
    otherView = await stage.actors.administrator.http.must<StrategyView>('GET', `/api/strategies/${other.id}`);
    http = stage.actors.moderator.http;
    await stage.actors.administrator.http.must('PUT', `${strategy()}/rights`, {
      adjustments: [{ action: 'strategy.configure', role: 'moderator', phase: 'drafting', allowed: true }],
    });
  });

  it('is not there for whoever has no part in it', async () => {
    const answers = {
      view: await outcome(http, 'GET', `/api/strategies/${other.id}`),
      bySlug: await outcome(http, 'GET', `/api/strategies/${other.slug}`),
      tree: await outcome(http, 'GET', `/api/strategies/${other.id}/tree`),
      search: await outcome(http, 'GET', `/api/strategies/${other.id}/search?q=fiche`),
      groups: await outcome(http, 'GET', `/api/strategies/${other.id}/groups`),
      group: await outcome(http, 'GET', `/api/groups/${other.group}`),
      fiche: await outcome(http, 'GET', `/api/fiches/${other.fiche}`),
      chapter: await outcome(http, 'GET', `/api/fiches/${other.chapter}`),
    };
    expect(answers).toEqual(Object.fromEntries(Object.keys(answers).map((key) => [key, 'NOT_FOUND'])));
    expect(await readLive(http, await stage.make.documentOf(other.fiche))).toBe('4403');
    const listed = await http.must<StrategySummary[]>('GET', '/api/strategies');
    expect(listed.map(({ id }) => id)).toEqual([stage.strategy.id]);
  });

  it('its nodes, groups, phases and templates are not reached from here', async () => {
    const { strategy: own, spare } = stage;
    const { templates, levels } = await http.must<StrategyView>('GET', strategy());
    const template = templates.find(({ use }) => use === 'fiche')?.id;
    const level = levels.at(-1)?.key;
    const otherTemplate = otherView.templates.find(({ use }) => use === 'fiche')?.id;
    const seat = { membership: spare.membership, role: 'contributor' };
    const node = { title: 'Ailleurs', level };
    const journal = await JournalReader.fromNow(running);
    const answers = {
      steer: await outcome(http, 'PATCH', `/api/fiches/${other.fiche}`, { theme: 'Ailleurs' }),
      number: await outcome(http, 'PUT', `/api/nodes/${other.fiche}/number`, { number: '7' }),
      move: await outcome(http, 'PUT', `/api/nodes/${other.fiche}/place`, { parent: null, position: 0 }),
      moveThere: await outcome(http, 'PUT', `/api/nodes/${own.fiche}/place`, { parent: other.branch, position: 0 }),
      remove: await outcome(http, 'DELETE', `/api/nodes/${other.chapter}`),
      addThere: await outcome(http, 'POST', `/api/strategies/${other.id}/nodes`, {
        ...node,
        template: otherTemplate,
        parent: null,
      }),
      addUnder: await outcome(http, 'POST', `${strategy()}/nodes`, { ...node, template, parent: other.branch }),
      addOf: await outcome(http, 'POST', `${strategy()}/nodes`, {
        ...node,
        template: otherTemplate,
        parent: own.branch,
      }),
      chargeOf: await outcome(http, 'PUT', `/api/groups/${own.group}/charges`, { node: other.fiche, inCharge: true }),
      charge: await outcome(http, 'PUT', `/api/groups/${other.group}/charges`, { node: own.fiche, inCharge: true }),
      seat: await outcome(http, 'PUT', `/api/groups/${other.group}/seats`, seat),
      role: await outcome(http, 'PUT', `/api/strategies/${other.id}/roles`, {
        membership: http.membership,
        role: 'moderator',
        held: true,
      }),
      newGroup: await outcome(http, 'POST', `/api/strategies/${other.id}/groups`, { kind: 'group', name: 'Ailleurs' }),
      phase: await outcome(http, 'PUT', `/api/strategies/${other.id}/phase`, { phase: otherView.phase.id }),
      phaseOf: await outcome(http, 'PUT', `${strategy()}/phase`, { phase: otherView.phase.id }),
      configure: await outcome(http, 'PATCH', `/api/strategies/${other.id}`, { name: 'Ailleurs' }),
      rights: await outcome(http, 'PUT', `/api/strategies/${other.id}/rights`, { adjustments: [] }),
    };
    expect(answers).toEqual(Object.fromEntries(Object.keys(answers).map((key) => [key, 'NOT_FOUND'])));
    expect(await journal.fresh()).toEqual([]);
  });

  it('its phases are not taken by naming them among one’s own', async () => {
    const { phases } = await http.must<StrategyView>('GET', strategy());
    const taken = { ...otherView.phases[3], name: 'Prise ailleurs' };
    expect(await outcome(http, 'PATCH', strategy(), { phases: [...phases, taken] })).toBe('NOT_FOUND');
    const { http: administrator } = stage.actors.administrator;
    expect((await administrator.must<StrategyView>('GET', `/api/strategies/${other.id}`)).phases).toEqual(
      otherView.phases,
    );
    expect((await http.must<StrategyView>('GET', strategy())).phases).toEqual(phases);
  });

  it('whoever moderates here invites nobody into its groups, themselves included', async () => {
    const { email, organisation } = stage.actors.moderator.member;
    const invitation = { email, givenName: 'Alix', familyName: 'Ailleurs', organisation };
    expect(
      await outcome(http, 'POST', '/api/invitations', { ...invitation, group: other.group, role: 'animateur' }),
    ).toBe('NOT_FOUND');
    expect(await outcome(http, 'GET', `/api/strategies/${other.id}`)).toBe('NOT_FOUND');
  });
});
