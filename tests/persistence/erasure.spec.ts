import type { GroupView, Me, NewInvitation, OrganisationView } from '@diapason/contracts';
import { verifyJournal } from '@diapason/server/platform/database/journal-reader';
import { Client } from 'pg';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Factory, type Member, type SmallStrategy, type Writer } from '../support/factories.js';
import { codeOf, HttpClient } from '../support/http-client.js';
import { JournalReader } from '../support/journal.js';
import { LiveClient, waitFor } from '../support/live-client.js';
import { codeIn, Mailbox, secretIn } from '../support/mailbox.js';
import { whereIs } from '../support/places.js';
import { type RunningApp, startApp } from '../support/start-app.js';

const INVITED = {
  givenName: 'Éléonore',
  familyName: 'Kerguélen-Ozanne',
  email: 'Eleonore.KO@ailleurs.exemple',
  jobTitle: 'Cheffe du bureau des phares',
};
const WRITTEN = 'Ce que tout le monde peut lire.';

let running: RunningApp;
let make: Factory;
let strategy: SmallStrategy;
let keeper: Member;
let http: HttpClient;
beforeAll(async () => {
  running = await startApp();
  make = new Factory(running);
  strategy = await make.strategy();
  keeper = await make.member({ administrator: true });
  http = await make.signedIn(keeper);
});

const rows = (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
  running.dataSource.query(sql, values);

async function journalIsSound(): Promise<boolean> {
  const client = new Client({ connectionString: running.databaseUrl });
  await client.connect();
  const { broken, acts } = await verifyJournal(client);
  await client.end();
  return broken === null && acts > 0;
}

describe('someone who wrote with others, then deletes their account', () => {
  let mailbox: Mailbox;
  let other: Writer;
  let own: HttpClient;
  let live: LiveClient;
  let me: Me;
  let invitation: string;
  let log: unknown;
  let before: string[];

  const logOf = () => rows('SELECT * FROM document_updates ORDER BY document_id, seq');
  const entries = () => rows('SELECT * FROM journal WHERE person_id = $1 ORDER BY id', [me.id]);

  /** They are invited, sign in, write, lose words, ask for another code, are invited again: what leaves traces. */
  beforeAll(async () => {
    mailbox = new Mailbox(running.url);
    other = await make.writer(strategy);
    const input: NewInvitation = { ...INVITED, organisation: keeper.organisation, group: strategy.group };
    await make.strategyRole(strategy.id, keeper, 'moderator');
    await http.must('POST', '/api/invitations', input);
    invitation = secretIn(await mailbox.after(INVITED.email));
    own = new HttpClient(running.url);
    await own.must('POST', '/api/invitations/follow', { secret: invitation });
    await own.must('POST', '/api/sign-in/answer', { code: codeIn(await mailbox.after(INVITED.email, 1)) });
    await own.must('PATCH', '/api/me/preferences', { locale: 'en' });
    me = await own.must<Me>('GET', '/api/me');
    live = await LiveClient.open(own, await make.documentOf(strategy.fiche));
    live.type('contexte', WRITTEN);
    await live.saved();
    await other.live.reads('contexte', WRITTEN);
    await rows(
      `INSERT INTO stranded_texts (id, document_id, membership_id, section, text, at)
       SELECT gen_random_uuid(), $1, $2, 'contexte', 'Mots perdus', now()`,
      [await make.documentOf(strategy.fiche), me.memberships[0]?.id],
    );
    await rows(
      `INSERT INTO quarantined_updates (id, document_id, membership_id, connection_id, code, rule, size, bytes, at)
       SELECT gen_random_uuid(), $1, $2, 'c', 'UPDATE_INVALID', 'I1', 1, '\\x00', now()`,
      [await make.documentOf(strategy.fiche), me.memberships[0]?.id],
    );
    await new HttpClient(running.url).must('POST', '/api/sign-in', { email: INVITED.email, landing: '/' });
    await mailbox.after(INVITED.email, 2);
    await waitFor('the text to be read out', async () => {
      const found = await rows('SELECT 1 FROM section_texts WHERE plain LIKE $1', [`%${WRITTEN}%`]);
      return found.length > 0 || undefined;
    });
    log = await logOf();
    before = await whereIs(running, INVITED.familyName);
    await own.must('DELETE', '/api/me');
  });

  it('is nowhere in the database', async () => {
    expect(before).toEqual(['persons.family_name']);
    for (const word of [...Object.values(INVITED), encodeURIComponent(INVITED.email)])
      expect(await whereIs(running, word), word).toEqual([]);
    const [person] = await rows('SELECT * FROM persons WHERE id = $1', [me.id]);
    expect(person).toMatchObject({ given_name: '', family_name: '', job_title: null, administrator: false });
    for (const table of ['sessions', 'sign_in_attempts'])
      expect(await rows(`SELECT 1 FROM ${table} WHERE person_id = $1`, [me.id]), table).toEqual([]);
    for (const table of ['invitations', 'stranded_texts', 'quarantined_updates'])
      expect(await rows(`SELECT 1 FROM ${table} WHERE membership_id = $1`, [me.memberships[0]?.id]), table).toEqual([]);
    expect(await mailbox.to(INVITED.email)).toEqual([]);
  });

  it('leaves a journal that verifies, with all that they did and by whom they were forgotten', async () => {
    expect(await journalIsSound()).toBe(true);
    expect((await entries()).map(({ act }) => act)).toEqual(['person.preferences-changed', 'person.erased']);
    const [erased] = await rows(`SELECT * FROM journal WHERE act = 'person.erased'`);
    expect(erased).toMatchObject({ subject_id: me.id, person_id: me.id, organisation_id: keeper.organisation });
  });

  it('leaves the texts and their log as they were, and others at work', async () => {
    expect(await logOf()).toEqual(log);
    expect(other.live.words('contexte')).toContain(WRITTEN);
    const again = await LiveClient.open(other.http, await make.documentOf(strategy.fiche));
    expect(again.words('contexte')).toContain(WRITTEN);
    again.leave();
    other.live.type('contexte', 'Et encore.');
    await other.live.saved();
  });

  it('is put out at once, of the pages and of the text, and comes in by no way', async () => {
    await waitFor('the text to be closed', () => live.closed);
    expect(codeOf(await own.get('/api/me'))).toBe('NOT_SIGNED_IN');
    const late = new HttpClient(running.url);
    expect(codeOf(await late.post('/api/invitations/follow', { secret: invitation }))).toBe('NOT_FOUND');
    expect(codeOf(await late.post('/api/demonstration/become', { person: me.id }))).toBe('NOT_FOUND');
    await rows(
      `INSERT INTO sessions (id, secret_hash, person_id, device, created_at, last_seen_at, expires_at)
       SELECT gen_random_uuid(), secret_hash, $1, 'Firefox', now(), now(), now() + interval '1 hour'
       FROM (SELECT sha256('late') AS secret_hash) s`,
      [me.id],
    );
    expect(codeOf(await late.ask('GET', '/api/me', undefined, { cookie: 'diapason=late' }))).toBe('NOT_SIGNED_IN');
  });

  it('is shown as a deleted account, with their organisation, whose member they no longer are', async () => {
    const { members } = await http.must<OrganisationView>('GET', `/api/organisations/${keeper.organisation}`);
    const member = members.find(({ membership }) => membership === me.memberships[0]?.id);
    const today = new Date().toISOString().slice(0, 10);
    expect(member).toMatchObject({ name: 'Compte supprimé', jobTitle: null, to: today });
    const { seats } = await http.must<GroupView>('GET', `/api/groups/${strategy.group}`);
    expect(seats.find(({ membership }) => membership === me.memberships[0]?.id)).toMatchObject({
      name: 'Compte supprimé',
      jobTitle: null,
      organisation: { id: keeper.organisation },
    });
  });

  it('may be invited again, as somebody who was never there', async () => {
    const again = { ...INVITED, organisation: keeper.organisation };
    await http.must('POST', '/api/invitations', again);
    await mailbox.after(INVITED.email);
    const persons = await rows('SELECT id FROM persons WHERE lower(email) = lower($1)', [INVITED.email]);
    expect(persons).toHaveLength(1);
    expect(persons[0]?.id).not.toBe(me.id);
  });
});

describe('who may delete an account', () => {
  let journal: JournalReader;
  beforeEach(async () => {
    journal = await JournalReader.fromNow(running);
  });
  const erase = async (as: HttpClient, person: string) => {
    const answer = await as.delete(`/api/persons/${person}`);
    return answer.status === 204 ? 'done' : codeOf(answer);
  };

  it('an administrator, for anybody: the journal tells them apart', async () => {
    const gone = await make.member({ to: '2020-01-01' });
    const second = await make.member({ person: gone.person });
    const theirs = await make.signedIn(second);
    await journal.fresh();
    expect(await erase(http, gone.person)).toBe('done');
    expect(await journal.fresh()).toMatchObject([
      { act: 'person.erased', subject: gone.person, person: keeper.person, organisation: keeper.organisation },
    ]);
    expect(codeOf(await theirs.get('/api/me'))).toBe('NOT_SIGNED_IN');
    const days = await rows(`SELECT to_char(to_day, 'YYYY-MM-DD') AS day FROM memberships WHERE person_id = $1`, [
      gone.person,
    ]);
    expect(days.map(({ day }) => day).toSorted()).toEqual(['2020-01-01', new Date().toISOString().slice(0, 10)]);
    expect(await erase(http, gone.person)).toBe('NOT_FOUND');
    expect(await journal.fresh()).toEqual([]);
  });

  it('nobody else, whether the account is there or not, and nobody who is not signed in', async () => {
    const member = await make.member({ referent: true });
    const theirs = await make.signedIn(member);
    await journal.fresh();
    expect(await erase(theirs, keeper.person)).toBe('NO_ROLE');
    expect(await erase(theirs, crypto.randomUUID())).toBe('NO_ROLE');
    expect(await erase(http, crypto.randomUUID())).toBe('NOT_FOUND');
    expect(await erase(http, 'moi')).toBe('INPUT_INVALID');
    const nobody = new HttpClient(running.url);
    expect(await erase(nobody, member.person)).toBe('NOT_SIGNED_IN');
    expect(codeOf(await nobody.delete('/api/me'))).toBe('NOT_SIGNED_IN');
    expect(await journal.fresh()).toEqual([]);
  });

  it('not the last administrator, even when two delete each other at once', async () => {
    expect(codeOf(await http.delete('/api/me'))).toBe('LAST_ADMINISTRATOR');
    const second = await make.member({ administrator: true });
    const theirs = await make.signedIn(second);
    const outcomes = await Promise.all([erase(http, second.person), erase(theirs, keeper.person)]);
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    const left = await rows('SELECT id FROM persons WHERE administrator');
    expect(left).toHaveLength(1);
    expect(await journalIsSound()).toBe(true);
  });
});
