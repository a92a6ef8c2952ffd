import { createHash, randomUUID } from 'node:crypto';
import type { HomeView, Me, SessionView, SignedIn } from '@diapason/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { Factory, type Member } from '../support/factories.js';
import { codeOf, HttpClient } from '../support/http-client.js';
import { waitFor } from '../support/live-client.js';
import { codeIn, Mailbox, secretIn } from '../support/mailbox.js';
import { type RunningApp, startApp } from '../support/start-app.js';

let running: RunningApp;
let make: Factory;
let mailbox: Mailbox;
beforeAll(async () => {
  running = await startApp();
  make = new Factory(running);
  mailbox = new Mailbox(running.url);
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SESSION_COOKIE = 'diapason';

const browser = () => new HttpClient(running.url);
const ask = (http: HttpClient, email: string, landing?: string) => http.post('/api/sign-in', { email, landing });
const answer = (http: HttpClient, given: { code: string } | { secret: string }) =>
  http.post<SignedIn>('/api/sign-in/answer', given);
const isSignedIn = async (http: HttpClient) => (await http.get('/api/me')).status === 200;

/** Asks for a code and reads the mail that brings it. */
async function askAndRead(
  http: HttpClient,
  email: string,
  landing?: string,
): Promise<{ code: string; secret: string }> {
  const known = (await mailbox.to(email)).length;
  expect((await ask(http, email, landing)).status).toBe(202);
  const mail = await mailbox.after(email, known);
  return { code: codeIn(mail), secret: secretIn(mail) };
}

async function signIn(member: Member, http = browser()): Promise<HttpClient> {
  const { code } = await askAndRead(http, member.email);
  expect((await answer(http, { code })).status).toBe(200);
  return http;
}

const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** Waits until no mail is on its way. */
const everythingSent = () =>
  waitFor('the last mail to be sent', async () => {
    const jobs = await running.dataSource.query<unknown[]>('SELECT 1 FROM graphile_worker._private_jobs');
    return jobs.length === 0;
  });

/** Makes what a person asked for as old as that. */
const ageAttempts = (member: Member, age: number) =>
  running.dataSource.query(
    `UPDATE sign_in_attempts SET created_at = created_at - $2 * interval '1 millisecond' WHERE person_id = $1`,
    [member.person, age],
  );

describe('the code', () => {
  it('of the mail opens a session in the browser that asked', async () => {
    const member = await make.member();
    const http = browser();
    const { code } = await askAndRead(http, member.email);
    expect(await isSignedIn(http)).toBe(false);
    const { status, body } = await answer(http, { code });
    expect({ status, body }).toEqual({ status: 200, body: { landing: '/' } });
    const me = await http.must<Me>('GET', '/api/me');
    expect({ id: me.id, email: me.email, memberships: me.memberships.map(({ id }) => id) }).toEqual({
      id: member.person,
      email: member.email,
      memberships: [member.membership],
    });
  });

  it('is found whatever the case in which the address was typed', async () => {
    const member = await make.member();
    const http = browser();
    await ask(http, member.email.toUpperCase());
    expect((await answer(http, { code: codeIn(await mailbox.after(member.email)) })).status).toBe(200);
  });

  it('is worth nothing in another browser', async () => {
    const member = await make.member();
    const { code } = await askAndRead(browser(), member.email);
    const stranger = browser();
    const refused = await answer(stranger, { code });
    expect({ status: refused.status, code: codeOf(refused) }).toEqual({ status: 401, code: 'SIGN_IN_ELSEWHERE' });
    // Nor in a browser that asked for somebody else.
    await askAndRead(stranger, (await make.member()).email);
    expect(codeOf(await answer(stranger, { code }))).toBe('SIGN_IN_WRONG');
    expect(await isSignedIn(stranger)).toBe(false);
  });

  it('is good once', async () => {
    const member = await make.member();
    const http = browser();
    const { code } = await askAndRead(http, member.email);
    expect((await answer(http, { code })).status).toBe(200);
    expect(codeOf(await answer(http, { code }))).toBe('SIGN_IN_USED');
  });

  it('is good once when it is sent twice at the same time', async () => {
    const member = await make.member();
    const http = browser();
    const { code } = await askAndRead(http, member.email);
    const answers = await Promise.all([answer(http, { code }), answer(http, { code })]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401]);
    expect(answers.filter(({ status }) => status === 401).map(codeOf)).toEqual(['SIGN_IN_USED']);
  });

  it('is good for less than ten minutes', async () => {
    const member = await make.member();
    const http = browser();
    const { code, secret } = await askAndRead(http, member.email);
    await ageAttempts(member, 10 * MINUTE);
    expect(codeOf(await answer(http, { code }))).toBe('SIGN_IN_EXPIRED');
    expect(codeOf(await answer(http, { secret }))).toBe('SIGN_IN_EXPIRED');
    expect(await isSignedIn(http)).toBe(false);

    const again = await askAndRead(http, member.email);
    await ageAttempts(member, 9 * MINUTE);
    expect((await answer(http, { code: again.code })).status).toBe(200);
  });

  it('is blocked by five wrong ones, the link with it', async () => {
    const member = await make.member();
    const http = browser();
    const { code, secret } = await askAndRead(http, member.email);
    for (let i = 0; i < 5; i++) expect(codeOf(await answer(http, { code: otherThan(code) }))).toBe('SIGN_IN_WRONG');
    expect(codeOf(await answer(http, { code }))).toBe('SIGN_IN_BLOCKED');
    expect(codeOf(await answer(http, { secret }))).toBe('SIGN_IN_BLOCKED');
    expect(await isSignedIn(http)).toBe(false);
    // A new one can be asked for.
    const again = await askAndRead(http, member.email);
    expect((await answer(http, { code: again.code })).status).toBe(200);
  });

  it('still opens at the fifth try', async () => {
    const member = await make.member();
    const http = browser();
    const { code } = await askAndRead(http, member.email);
    for (let i = 0; i < 4; i++) await answer(http, { code: otherThan(code) });
    expect((await answer(http, { code })).status).toBe(200);
  });

  it('is not guessed by trying many at the same time', async () => {
    const member = await make.member();
    const http = browser();
    const { code } = await askAndRead(http, member.email);
    // The attempt is held, so that all the guesses have been read before the first of them is counted.
    const held = running.dataSource.createQueryRunner();
    await held.startTransaction();
    await held.query('SELECT 1 FROM sign_in_attempts WHERE person_id = $1 FOR UPDATE', [member.person]);
    const guessing = Array.from({ length: 15 }, () => answer(http, { code: otherThan(code) }));
    await waitFor('the guesses to stand before the attempt', async () => {
      const [row] = await running.dataSource.query<[{ waiting: number }]>(
        `SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
      );
      return row.waiting === guessing.length;
    }).finally(() => held.rollbackTransaction().then(() => held.release()));
    const refusals = (await Promise.all(guessing)).map(codeOf);
    expect(refusals.filter((each) => each === 'SIGN_IN_WRONG')).toHaveLength(5);
    expect(refusals.filter((each) => each === 'SIGN_IN_BLOCKED')).toHaveLength(10);
    expect(codeOf(await answer(http, { code }))).toBe('SIGN_IN_BLOCKED');
  });
});

describe('the link', () => {
  it('opens a session in the browser that asked, once', async () => {
    const member = await make.member();
    const http = browser();
    const { secret } = await askAndRead(http, member.email);
    expect((await answer(http, { secret })).status).toBe(200);
    expect(await isSignedIn(http)).toBe(true);
    expect(codeOf(await answer(http, { secret }))).toBe('SIGN_IN_USED');
  });

  it('opens nothing in another browser, and is not used up by it', async () => {
    const member = await make.member();
    const http = browser();
    const { secret } = await askAndRead(http, member.email);
    const [fresh, busy] = [browser(), browser()];
    await ask(busy, (await make.member()).email);
    for (const other of [fresh, busy]) {
      expect(codeOf(await answer(other, { secret }))).toBe('SIGN_IN_ELSEWHERE');
      expect(await isSignedIn(other)).toBe(false);
    }
    expect((await answer(http, { secret })).status).toBe(200);
  });

  it('is not used up by what merely follows links', async () => {
    const member = await make.member();
    const http = browser();
    await ask(http, member.email);
    const mail = await mailbox.after(member.email);
    const { pathname, hash } = new URL(/https?:\S+/.exec(mail.text)?.[0] as string);
    // The secret stands behind the #: a scanner that gets the address does not even send it.
    expect(hash.slice(1)).toBe(secretIn(mail));
    for (const method of ['GET', 'HEAD', 'GET']) await http.ask(method, pathname);
    expect(await isSignedIn(http)).toBe(false);
    expect((await answer(http, { secret: secretIn(mail) })).status).toBe(200);
  });

  it('nobody was ever sent opens nothing', async () => {
    const refused = await answer(browser(), { secret: randomUUID() });
    expect({ status: refused.status, code: codeOf(refused) }).toEqual({ status: 401, code: 'SIGN_IN_WRONG' });
  });
});

describe('the mail', () => {
  it('is not sent to an address nobody has, and nothing in the answer tells', async () => {
    const member = await make.member();
    const unknown = `inconnue-${randomUUID()}@essai.exemple`;
    const [asKnown, asUnknown] = [browser(), browser()];
    const known = await ask(asKnown, member.email);
    const stranger = await ask(asUnknown, unknown);
    const shape = ({ status, body, headers }: typeof known) => ({
      status,
      body,
      headers: [...headers.keys()].toSorted(),
      cookie: headers.getSetCookie().map((line) => line.replace(/=[^;]*;/, '=…;')),
    });
    expect(shape(stranger)).toEqual(shape(known));
    expect(known.status).toBe(202);
    await mailbox.after(member.email);
    await everythingSent();
    expect(await mailbox.to(unknown)).toEqual([]);
    // The answers to a guess are alike too.
    const [wrong, none] = [await answer(asKnown, { code: '000000' }), await answer(asUnknown, { code: '000000' })];
    expect([none.status, codeOf(none)]).toEqual([wrong.status, codeOf(wrong)]);
    for (let i = 0; i < 4; i++) await answer(asUnknown, { code: '000000' });
    expect(codeOf(await answer(asUnknown, { code: '000000' }))).toBe('SIGN_IN_BLOCKED');
  });

  it('is sent five times an hour to one address, not more, from however many browsers', async () => {
    const member = await make.member();
    for (let i = 0; i < 5; i++) await askAndRead(browser(), member.email);
    const late = browser();
    expect((await ask(late, member.email)).status).toBe(202);
    await everythingSent();
    expect(await mailbox.to(member.email)).toHaveLength(5);

    await ageAttempts(member, HOUR);
    await askAndRead(late, member.email);
    expect(await mailbox.to(member.email)).toHaveLength(6);
  });

  it('speaks the language of the person', async () => {
    const member = await make.member();
    const http = await signIn(member);
    await http.must('PATCH', '/api/me/preferences', { locale: 'en' });
    await ask(browser(), member.email);
    const [french, english] = [await mailbox.after(member.email, 0), await mailbox.after(member.email, 1)];
    expect(french.text).toContain('Votre code est');
    expect(english.text).toContain('Your code is');
  });

  it('brings back to the page from which one came', async () => {
    const member = await make.member();
    const http = browser();
    const landing = '/strategies/scoran/fiches/1?vue=qui#calendrier';
    const { code } = await askAndRead(http, member.email, landing);
    expect((await answer(http, { code })).body).toEqual({ landing });
  });

  it.each(['//ailleurs.exemple', 'https://ailleurs.exemple', '/\\ailleurs.exemple', 'javascript:alert(1)', 'compte'])(
    'never brings to another site: %s is refused',
    async (landing) => {
      const member = await make.member();
      const refused = await ask(browser(), member.email, landing);
      expect({ status: refused.status, body: refused.body }).toMatchObject({
        status: 400,
        body: { error: { code: 'INPUT_INVALID', params: { field: 'landing' } } },
      });
      const rows = await running.dataSource.query('SELECT 1 FROM sign_in_attempts WHERE person_id = $1', [
        member.person,
      ]);
      expect(rows).toEqual([]);
    },
  );
});

describe('the session', () => {
  it('is a cookie that scripts do not read and other sites do not send', async () => {
    const member = await make.member();
    const http = browser();
    const { code } = await askAndRead(http, member.email);
    const [line = ''] = (await answer(http, { code })).headers.getSetCookie();
    const [pair = '', ...attributes] = line.split('; ');
    expect(pair).toMatch(new RegExp(`^${SESSION_COOKIE}=[\\w-]{43}$`));
    expect(attributes.toSorted()).toEqual(['HttpOnly', `Max-Age=${12 * 60 * 60}`, 'Path=/', 'SameSite=Lax']);
  });

  it('opened over TLS is bound to this host alone', async () => {
    const secure = await startApp({ PUBLIC_URL: 'https://diapason.exemple' });
    const member = await new Factory(secure).member();
    const http = new HttpClient(secure.url);
    const [asked = ''] = (await http.post('/api/sign-in', { email: member.email })).headers.getSetCookie();
    const code = codeIn(await new Mailbox(secure.url).after(member.email));
    const [opened = ''] = (await http.post('/api/sign-in/answer', { code })).headers.getSetCookie();
    for (const line of [asked, opened]) {
      expect(line).toMatch(/^__Host-diapason/);
      expect(line).toContain('; Secure');
      expect(line).toContain('; HttpOnly');
      expect(line).not.toContain('Domain');
    }
    await secure.stop();
  });

  it('ends after twelve hours, whatever is done in it', async () => {
    const member = await make.member();
    const http = await signIn(member);
    const [{ lifetime }] = await running.dataSource.query<[{ lifetime: number }]>(
      'SELECT extract(epoch FROM expires_at - created_at)::int AS lifetime FROM sessions WHERE person_id = $1',
      [member.person],
    );
    expect(lifetime * 1000).toBe(12 * HOUR);
    const age = (hours: string) =>
      running.dataSource.query(
        `UPDATE sessions SET created_at = created_at - $2::interval, expires_at = expires_at - $2::interval WHERE person_id = $1`,
        [member.person, hours],
      );
    await age('11 hours 59 minutes');
    expect(await isSignedIn(http)).toBe(true);
    await age('1 minute');
    const refused = await http.get('/api/me');
    expect({ status: refused.status, code: codeOf(refused) }).toEqual({ status: 401, code: 'NOT_SIGNED_IN' });
  });

  it('is listed with the others of the same person, and ended one by one', async () => {
    const member = await make.member();
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1';
    const [desk, mobile] = [browser(), browser()];
    for (const [http, agent] of [
      [desk, firefox],
      [mobile, phone],
    ] as const) {
      const { code } = await askAndRead(http, member.email);
      await http.ask('POST', '/api/sign-in/answer', { code }, { 'user-agent': agent });
    }
    const listed = await desk.must<SessionView[]>('GET', '/api/sessions');
    expect(
      listed.map(({ device, current }) => ({ device, current })).toSorted((a, b) => (a.device < b.device ? -1 : 1)),
    ).toEqual([
      { device: 'Firefox, Linux', current: true },
      { device: 'Safari, iPhone', current: false },
    ]);
    const other = listed.find(({ current }) => !current) as SessionView;
    expect((await desk.delete(`/api/sessions/${other.id}`)).status).toBe(204);
    expect(await isSignedIn(mobile)).toBe(false);
    expect(await isSignedIn(desk)).toBe(true);
    expect(await desk.must<SessionView[]>('GET', '/api/sessions')).toHaveLength(1);
  });

  it('of somebody else is neither listed nor ended', async () => {
    const [mine, theirs] = [await signIn(await make.member()), await signIn(await make.member())];
    const [session] = await theirs.must<SessionView[]>('GET', '/api/sessions');
    expect((await mine.must<SessionView[]>('GET', '/api/sessions')).map(({ id }) => id)).not.toContain(session?.id);
    await mine.delete(`/api/sessions/${session?.id}`);
    expect(await isSignedIn(theirs)).toBe(true);
  });

  it('signed out of is over, even for whoever kept the cookie', async () => {
    const member = await make.member();
    const [http, elsewhere] = [await signIn(member), await signIn(member)];
    const { cookie } = http;
    const { status, headers } = await http.post('/api/sign-out');
    expect(status).toBe(204);
    expect(headers.get('clear-site-data')).toBe('"storage"');
    expect(headers.getSetCookie()).toEqual([expect.stringMatching(new RegExp(`^${SESSION_COOKIE}=;.*Max-Age=0`))]);
    const kept = await browser().ask('GET', '/api/me', undefined, { cookie });
    expect({ status: kept.status, code: codeOf(kept) }).toEqual({ status: 401, code: 'NOT_SIGNED_IN' });
    expect(await isSignedIn(elsewhere)).toBe(true);
  });

  it('signed out of everywhere ends all of them, and nobody else’s', async () => {
    const member = await make.member();
    const clients = [await signIn(member), await signIn(member), await signIn(member)];
    const bystander = await signIn(await make.member());
    const cookies = clients.map(({ cookie }) => cookie);
    const { status, headers } = await (clients[0] as HttpClient).post('/api/sign-out-everywhere');
    expect({ status, clears: headers.get('clear-site-data') }).toEqual({ status: 204, clears: '"storage"' });
    for (const cookie of cookies)
      expect((await browser().ask('GET', '/api/me', undefined, { cookie })).status).toBe(401);
    expect(await isSignedIn(bystander)).toBe(true);
  });

  it('remembers when the person last came, and the visit before moves with the next one', async () => {
    const member = await make.member();
    const first = await signIn(member);
    expect((await first.must<HomeView>('GET', '/api/home')).lastVisit).toBeNull();
    const [before] = await first.must<SessionView[]>('GET', '/api/sessions');
    const second = await signIn(member);
    expect((await second.must<HomeView>('GET', '/api/home')).lastVisit).toBe(before?.lastSeen);
    const [newest] = await second.must<SessionView[]>('GET', '/api/sessions');
    const third = await signIn(member);
    const { lastVisit } = await third.must<HomeView>('GET', '/api/home');
    expect(lastVisit).toBe(newest?.lastSeen);
    expect(Date.parse(lastVisit as string)).toBeGreaterThan(Date.parse(before?.lastSeen as string));
  });

  it('used again after a while counts as seen then', async () => {
    const member = await make.member();
    const http = await signIn(member);
    await running.dataSource.query(
      `UPDATE sessions SET last_seen_at = last_seen_at - interval '6 minutes' WHERE person_id = $1`,
      [member.person],
    );
    await http.must('GET', '/api/me');
    const [session] = await http.must<SessionView[]>('GET', '/api/sessions');
    expect(Date.now() - Date.parse(session?.lastSeen as string)).toBeLessThan(MINUTE);
  });
});

describe('secrets', () => {
  it('stand in the database as hashes only', async () => {
    const member = await make.member();
    const http = browser();
    const { code, secret } = await askAndRead(http, member.email);
    const asked = http.cookie;
    expect((await answer(http, { code })).status).toBe(200);
    const cookies = [...asked.split('; '), ...http.cookie.split('; ')].map((pair) => pair.split('=')[1] as string);
    expect(new Set(cookies).size).toBe(2);
    const [attempt] = await running.dataSource.query<Record<string, Buffer>[]>(
      'SELECT code_hash, secret_hash, browser_hash FROM sign_in_attempts WHERE person_id = $1',
      [member.person],
    );
    expect(attempt?.secret_hash).toEqual(createHash('sha256').update(secret).digest());

    const tables = await running.dataSource.query<{ name: string }[]>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const names = tables.map(({ name }) => name);
    expect(names).toContain('public.sessions');
    expect(names).toContain('graphile_worker._private_jobs');
    const named: string[] = [];
    for (const table of names) {
      const rows = await running.dataSource.query<{ line: string }[]>(`SELECT t::text AS line FROM ${table} t`);
      const all = rows.map(({ line }) => line).join('\n');
      if (all.includes(member.email)) named.push(table);
      for (const kept of [secret, ...cookies]) {
        expect(all.includes(kept), `a secret in ${table}`).toBe(false);
        expect(all.includes(Buffer.from(kept).toString('hex')), `a secret in ${table}`).toBe(false);
      }
    }
    expect(named).toEqual(['public.persons']);
  });
});
