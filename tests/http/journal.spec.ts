import { randomUUID } from 'node:crypto';
import type { FicheView, StrategyView } from '@diapason/contracts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Factory, type Member, type SmallStrategy } from '../support/factories.js';
import { FactsClient } from '../support/facts-client.js';
import { codeOf, type HttpClient } from '../support/http-client.js';
import { type JournalEntry, JournalReader } from '../support/journal.js';
import { waitFor } from '../support/live-client.js';
import { Mailbox } from '../support/mailbox.js';
import { type RunningApp, startApp } from '../support/start-app.js';
import { outcome, writeLive } from './stage.js';

let running: RunningApp;
let make: Factory;
let strategy: SmallStrategy;
let keeper: Member;
/** Administrator and moderator: whoever may do everything. */
let http: HttpClient;
let journal: JournalReader;
beforeAll(async () => {
  running = await startApp();
  make = new Factory(running);
  strategy = await make.strategy();
  keeper = await make.member({ administrator: true });
  await make.strategyRole(strategy.id, keeper, 'moderator');
  http = await make.signedIn(keeper);
});
beforeEach(async () => {
  journal = await JournalReader.fromNow(running);
});

const authoredBy = ({ person, membership, organisation }: Member) => ({ person, membership, organisation });
const authorOf = ({ person, membership, organisation }: JournalEntry) => ({ person, membership, organisation });

/** Does something, and gives the one entry it left. */
async function entryOf(
  method: string,
  path: string,
  body?: unknown,
  as = http,
): Promise<JournalEntry & { made?: string }> {
  const done = await as.must<{ id?: string } | ''>(method, path, body);
  const entries = await journal.fresh();
  expect(entries, `${method} ${path}`).toHaveLength(1);
  return { ...(entries[0] as JournalEntry), made: done === '' ? undefined : done.id };
}

describe('each act leaves one entry: what, on what, by whom, in the name of which organisation', () => {
  it('in the directory', async () => {
    const added = await entryOf('POST', '/api/organisations', { name: 'Au journal' });
    expect(added).toMatchObject({ act: 'organisation.added', subject: added.made, ...authoredBy(keeper) });
    const changed = await entryOf('PATCH', `/api/organisations/${added.made}`, { acronym: 'AJ' });
    expect(changed).toMatchObject({ act: 'organisation.changed', subject: added.made, ...authoredBy(keeper) });
    const member = await make.member();
    await journal.fresh();
    const mandate = await entryOf('PATCH', `/api/memberships/${member.membership}`, { maySend: true });
    expect(mandate).toMatchObject({ act: 'membership.changed', subject: member.membership, ...authoredBy(keeper) });
    const preferences = await entryOf('PATCH', '/api/me/preferences', { announcements: 'none' });
    expect(preferences).toMatchObject({ act: 'person.preferences-changed', subject: keeper.person });
  });

  it('on a strategy', async () => {
    const created = await entryOf('POST', '/api/strategies', { name: 'Au journal', slug: 'journal', shape: 'scoran' });
    expect(created).toMatchObject({ act: 'strategy.created', subject: created.made, ...authoredBy(keeper) });
    const path = `/api/strategies/${created.made}`;
    const { phases } = await http.must<StrategyView>('GET', path);
    const member = await make.member();
    await journal.fresh();
    const role = { membership: member.membership, role: 'reader' };
    for (const [method, suffix, body, act, details] of [
      ['PATCH', '', { name: 'Autrement' }, 'strategy.changed', {}],
      ['PUT', '/rights', { adjustments: [] }, 'strategy.rights-adjusted', {}],
      ['PUT', '/phase', { phase: phases[1]?.id }, 'strategy.phase-changed', { phase: 'drafting' }],
      ['PUT', '/roles', { ...role, held: true }, 'role.given', role],
      ['PUT', '/roles', { ...role, held: false }, 'role.taken', role],
    ] as const)
      expect(await entryOf(method, `${path}${suffix}`, body)).toMatchObject({
        act,
        subject: created.made,
        details,
        ...authoredBy(keeper),
      });
  });

  it('in a group', async () => {
    const created = await entryOf('POST', `/api/strategies/${strategy.id}/groups`, {
      kind: 'group',
      name: 'Au journal',
    });
    expect(created).toMatchObject({ act: 'group.created', subject: created.made, ...authoredBy(keeper) });
    const { membership } = keeper;
    const node = strategy.fiche;
    for (const [suffix, body, act, details] of [
      ['seats', { membership, role: 'animateur' }, 'seat.given', { membership, role: 'animateur' }],
      ['seats', { membership, role: null }, 'seat.taken', { membership, role: null }],
      ['charges', { node, inCharge: true }, 'charge.given', { node }],
      ['charges', { node, inCharge: false }, 'charge.taken', { node }],
    ] as const)
      expect(await entryOf('PUT', `/api/groups/${created.made}/${suffix}`, body)).toMatchObject({
        act,
        subject: created.made,
        details,
        ...authoredBy(keeper),
      });
  });

  it('in the tree, and on a fiche', async () => {
    const { templates, levels } = await http.must<StrategyView>('GET', `/api/strategies/${strategy.id}`);
    const added = await entryOf('POST', `/api/strategies/${strategy.id}/nodes`, {
      template: templates.find(({ use }) => use === 'fiche')?.id,
      level: levels.at(-1)?.key,
      parent: null,
      title: 'Au journal',
    });
    expect(added).toMatchObject({ act: 'node.added', subject: strategy.id, ...authoredBy(keeper) });
    const place = { parent: strategy.branch, position: 0 };
    for (const [method, path, body, act, details] of [
      ['PUT', `/api/nodes/${added.made}/place`, place, 'node.moved', place],
      ['PUT', `/api/nodes/${added.made}/number`, { number: '7' }, 'node.numbered', { number: '7' }],
      [
        'PATCH',
        `/api/fiches/${added.made}`,
        { theme: 'Eau', lifecycle: 'frozen' },
        'fiche.steered',
        { theme: 'Eau', lifecycle: 'frozen' },
      ],
      ['DELETE', `/api/nodes/${added.made}`, undefined, 'node.removed', {}],
    ] as const)
      expect(await entryOf(method, path, body)).toMatchObject({
        act,
        subject: added.made,
        details,
        ...authoredBy(keeper),
      });
  });

  it('when somebody is brought in, without their name nor their address', async () => {
    const guest = { email: `invitee-${randomUUID()}@essai.exemple`, givenName: 'Camille', familyName: 'Journalière' };
    const organisation = await make.organisation();
    await journal.fresh();
    const invited = await entryOf('POST', '/api/invitations', { ...guest, organisation, group: strategy.group });
    expect(invited).toMatchObject({
      act: 'member.invited',
      subject: organisation,
      details: { group: strategy.group },
      ...authoredBy(keeper),
    });
    const rows = await running.dataSource.query<{ line: string }[]>('SELECT j::text AS line FROM journal j');
    for (const word of [guest.email, 'Journalière', keeper.email, '@'])
      expect(rows.filter(({ line }) => line.includes(word))).toEqual([]);
  });

  it('and what the server does by itself is by nobody', async () => {
    await make.organisation();
    const [entry] = await journal.fresh();
    expect(entry).toMatchObject({ act: 'organisation.added', person: null, membership: null, organisation: null });
  });
});

describe('who did it', () => {
  it('is whoever acted, not whoever wrote what is acted on: a moderator shows as the moderator', async () => {
    const author = await make.contributor(strategy);
    const member = await make.member();
    await make.strategyRole(strategy.id, member, 'moderator');
    const [writing, moderating] = [await make.signedIn(author), await make.signedIn(member)];
    const document = await make.documentOf(strategy.fiche);
    await journal.fresh();
    expect(await writeLive(writing, document, 'Des mots de contributeur.')).toBe('done');
    await waitFor('the words to be read', async () => {
      const { sections } = await writing.must<FicheView>('GET', `/api/fiches/${strategy.fiche}`);
      return sections[0]?.empty === false;
    });
    const steered = await entryOf('PATCH', `/api/fiches/${strategy.fiche}`, { lifecycle: 'validated' }, moderating);
    expect(authorOf(steered)).toEqual(authoredBy(member));
    await entryOf('PATCH', `/api/fiches/${strategy.fiche}`, { lifecycle: 'drafting' }, moderating);
    // The words stay their author's: the text has its own log, which names who wrote.
    const log = await running.dataSource.query<{ membership: string }[]>(
      'SELECT DISTINCT membership_id AS membership FROM document_updates WHERE document_id = $1 AND membership_id IS NOT NULL',
      [document],
    );
    expect(log).toEqual([{ membership: author.membership }]);
  });

  it('is named with the organisation chosen for that act', async () => {
    const first = await make.member();
    const second = await make.member({ person: first.person });
    for (const each of [first, second]) await make.strategyRole(strategy.id, each, 'moderator');
    const own = await make.signedIn(first);
    await journal.fresh();
    for (const as of [first, second, first]) {
      own.membership = as.membership;
      const entry = await entryOf('PATCH', `/api/fiches/${strategy.fiche}`, { theme: `T ${as.organisation}` }, own);
      expect(authorOf(entry)).toEqual(authoredBy(as));
    }
  });
});

describe('what leaves no entry', () => {
  it('reading, and signing in and out', async () => {
    const member = await make.contributor(strategy);
    await journal.fresh();
    const own = await make.signedIn(member);
    for (const path of ['/api/me', '/api/home', '/api/directory', `/api/fiches/${strategy.fiche}`, '/api/sessions'])
      await own.must('GET', path);
    await own.must('POST', '/api/sign-out', {});
    expect(await journal.fresh()).toEqual([]);
  });

  it('an act that is refused, before it begins or in the middle of it, of which nobody is told either', async () => {
    const facts = new FactsClient(http);
    expect((await facts.watchStrategy(strategy.id)).ok).toBe(true);
    const { templates, levels } = await http.must<StrategyView>('GET', `/api/strategies/${strategy.id}`);
    const level = levels[0]?.key;
    const template = templates.find(({ use }) => use === 'branch')?.id;
    const reader = await make.member();
    await make.strategyRole(strategy.id, reader, 'reader');
    const reading = await make.signedIn(reader);
    await journal.fresh();
    const answers = [
      await outcome(reading, 'PATCH', `/api/fiches/${strategy.fiche}`, { theme: 'Non' }),
      await outcome(http, 'POST', `/api/strategies/${strategy.id}/nodes`, {
        title: 'Non',
        parent: strategy.branch,
        level,
        template,
      }),
      await outcome(http, 'DELETE', `/api/nodes/${strategy.branch}`),
      await outcome(http, 'PUT', `/api/nodes/${strategy.branch}/place`, { parent: strategy.branch, position: 0 }),
    ];
    expect(answers).toEqual(['NO_ROLE', 'LEVEL_TOO_HIGH', 'NODE_NOT_EMPTY', 'NODE_INSIDE_ITSELF']);
    expect(await journal.fresh()).toEqual([]);
    // Facts come in their order: the first one told is of the first act that was done.
    await http.must('PATCH', `/api/fiches/${strategy.fiche}`, { theme: 'Oui' });
    await facts.hears('strategy:changed');
    expect(facts.told('strategy:changed')).toHaveLength(1);
    facts.leave();
  });

  it('an act whose entry cannot be written: nothing of it stays, nobody is told, no mail leaves', async () => {
    const group = strategy.group;
    const member = await make.member();
    const organisation = await make.organisation();
    const guest = { email: `jamais-${randomUUID()}@essai.exemple`, givenName: 'Jamais', familyName: 'Venue' };
    const facts = new FactsClient(http);
    expect((await facts.watchStrategy(strategy.id)).ok).toBe(true);
    const { theme } = await http.must<FicheView>('GET', `/api/fiches/${strategy.fiche}`);
    await journal.fresh();
    await running.dataSource.query(`
      CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken for the test'; END $$`);
    await running.dataSource.query('CREATE TRIGGER fail BEFORE INSERT ON journal EXECUTE FUNCTION fail()');
    try {
      for (const [method, path, body] of [
        ['PATCH', `/api/fiches/${strategy.fiche}`, { theme: 'Jamais' }],
        ['PUT', `/api/groups/${group}/seats`, { membership: member.membership, role: 'contributor' }],
        ['POST', '/api/invitations', { ...guest, organisation, group }],
        ['POST', '/api/organisations', { name: 'Jamais' }],
      ] as const) {
        const answer = await http.ask(method, path, body);
        expect({ path, status: answer.status, code: codeOf(answer) }).toEqual({ path, status: 500, code: 'INTERNAL' });
      }
    } finally {
      await running.dataSource.query('DROP TRIGGER fail ON journal');
      await running.dataSource.query('DROP FUNCTION fail');
    }
    expect(await journal.fresh()).toEqual([]);
    expect((await http.must<FicheView>('GET', `/api/fiches/${strategy.fiche}`)).theme).toBe(theme);
    const count = async (sql: string, value: string) =>
      (await running.dataSource.query<unknown[]>(sql, [value])).length;
    expect(await count('SELECT 1 FROM seats WHERE membership_id = $1', member.membership)).toBe(0);
    expect(await count('SELECT 1 FROM persons WHERE email = $1', guest.email)).toBe(0);
    expect(await count('SELECT 1 FROM memberships WHERE organisation_id = $1', organisation)).toBe(0);
    expect(await count('SELECT 1 FROM organisations WHERE name = $1', 'Jamais')).toBe(0);
    // A later invitation has its mail, the one that failed has none; a later act is told, those that failed were not.
    const later = { ...guest, email: `plus-tard-${randomUUID()}@essai.exemple` };
    await http.must('POST', '/api/invitations', { ...later, organisation, group });
    const mailbox = new Mailbox(running.url);
    await mailbox.after(later.email);
    expect(await mailbox.to(guest.email)).toEqual([]);
    await facts.hears('strategy:changed');
    expect(facts.told('strategy:changed')).toHaveLength(1);
    facts.leave();
  });
});

it('an entry is neither changed nor removed afterwards, not even from inside', async () => {
  await make.organisation();
  for (const statement of [`UPDATE journal SET act = 'autre'`, 'DELETE FROM journal', 'TRUNCATE journal'])
    await expect(running.dataSource.query(statement)).rejects.toThrow('never changed nor removed');
});
