import { createHash, randomUUID } from 'node:crypto';
import type { GroupView, InvitationView, Me, OrganisationView, SignedIn } from '@diapason/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { Factory, type Member, type SmallStrategy } from '../support/factories.js';
import { codeOf, HttpClient } from '../support/http-client.js';
import { codeIn, Mailbox, secretIn } from '../support/mailbox.js';
import { type RunningApp, startApp } from '../support/start-app.js';
import { outcome } from './stage.js';

let running: RunningApp;
let make: Factory;
let mailbox: Mailbox;
let strategy: SmallStrategy;
let animateur: Member;
let leading: HttpClient;
beforeAll(async () => {
  running = await startApp();
  make = new Factory(running);
  mailbox = new Mailbox(running.url);
  strategy = await make.strategy();
  animateur = await make.member();
  await make.seat(strategy.group, animateur, 'animateur');
  leading = await make.signedIn(animateur);
});

const guestOf = (organisation: string, more: Record<string, unknown> = {}) => ({
  email: `invitee-${randomUUID()}@essai.exemple`,
  givenName: 'Camille',
  familyName: 'Invitée',
  jobTitle: 'Chargée de mission',
  organisation,
  ...more,
});

const browser = () => new HttpClient(running.url);
const invite = (http: HttpClient, guest: object) => outcome(http, 'POST', '/api/invitations', guest);
const seats = async (group = strategy.group) => (await leading.must<GroupView>('GET', `/api/groups/${group}`)).seats;
const personsOf = (email: string) =>
  running.dataSource.query<{ id: string }[]>('SELECT id FROM persons WHERE lower(email) = lower($1)', [email]);

/** Follows an invitation by its mail and the code that comes next; gives the browser that is signed in, and where it lands. */
async function follow(email: string): Promise<{ http: HttpClient; landing: string }> {
  const http = browser();
  const mails = await mailbox.to(email);
  const mail = mails.at(-1) ?? (await mailbox.after(email));
  const known = Math.max(mails.length, 1);
  expect((await http.post('/api/invitations/follow', { secret: secretIn(mail) })).status).toBe(202);
  const code = codeIn(await mailbox.after(email, known));
  const { landing } = await http.must<SignedIn>('POST', '/api/sign-in/answer', { code });
  return { http, landing };
}

describe('whoever is invited into a group', () => {
  it('gets a mail, follows it, types the code that comes, and lands in the group', async () => {
    const organisation = await make.organisation('La Fibre pour tous');
    const guest = guestOf(organisation, { group: strategy.group });
    expect(await invite(leading, guest)).toBe('done');

    const mail = await mailbox.after(guest.email);
    const { name: group } = await leading.must<GroupView>('GET', `/api/groups/${strategy.group}`);
    expect(mail.subject).toContain(group);
    expect(mail.text).toContain('Bonjour Camille');
    expect(mail.text).toContain(animateur.name);
    expect(mail.text).toContain('La Fibre pour tous');
    expect(mail.text).toMatch(/http\S+\/invitation#[\w-]{43}\n/);

    const { http, landing } = await follow(guest.email);
    expect(landing).toBe(`/strategies/${strategy.slug}/groupes/${strategy.group}`);
    const me = await http.must<Me>('GET', '/api/me');
    expect(me).toMatchObject({ givenName: 'Camille', familyName: 'Invitée', email: guest.email, administrator: false });
    expect(me.memberships).toEqual([
      expect.objectContaining({
        organisation: { id: organisation, name: 'La Fibre pour tous', acronym: null },
        mayWrite: true,
        maySend: false,
        mayVote: false,
        referent: false,
      }),
    ]);
    expect(await seats()).toContainEqual(
      expect.objectContaining({
        membership: me.memberships[0]?.id,
        role: 'contributor',
        jobTitle: 'Chargée de mission',
      }),
    );
    expect(await outcome(http, 'GET', `/api/fiches/${strategy.fiche}`)).toBe('done');
  });

  it('sees to what and by whom before signing in, and of the address only enough to know it', async () => {
    const organisation = await make.organisation('La Maison du numérique');
    const guest = guestOf(organisation, { email: 'bernadette.martin@essai.exemple', group: strategy.group });
    await invite(leading, guest);
    const secret = secretIn(await mailbox.after(guest.email));
    const shown = await browser().must<InvitationView>('POST', '/api/invitations/view', { secret });
    const { name, strategy: of } = await leading.must<GroupView>('GET', `/api/groups/${strategy.group}`);
    expect(shown).toEqual({
      organisation: 'La Maison du numérique',
      group: name,
      strategy: of.name,
      invitedBy: expect.stringContaining(animateur.name),
      maskedEmail: 'b…n@essai.exemple',
    });
    // Looking at it uses nothing up.
    await browser().must('POST', '/api/invitations/view', { secret });
    expect((await follow(guest.email)).landing).toContain(strategy.group);
  });

  it('is not signed in by the link alone, nor by the code in another browser', async () => {
    const guest = guestOf(await make.organisation(), { group: strategy.group });
    await invite(leading, guest);
    const secret = secretIn(await mailbox.after(guest.email));
    const [http, stranger] = [browser(), browser()];
    await http.must('POST', '/api/invitations/follow', { secret });
    expect((await http.get('/api/me')).status).toBe(401);
    expect(codeOf(await http.post('/api/sign-in/answer', { secret }))).toBe('SIGN_IN_WRONG');
    const code = codeIn(await mailbox.after(guest.email, 1));
    expect(codeOf(await stranger.post('/api/sign-in/answer', { code }))).toBe('SIGN_IN_ELSEWHERE');
    expect((await http.post('/api/sign-in/answer', { code })).status).toBe(200);
  });

  it('may come back by the same mail within thirty days, and not later', async () => {
    const guest = guestOf(await make.organisation(), { group: strategy.group });
    await invite(leading, guest);
    const secret = secretIn(await mailbox.after(guest.email));
    await follow(guest.email);
    const moveBack = (days: number) =>
      running.dataSource.query(
        `UPDATE invitations SET created_at = created_at - make_interval(days => $2), expires_at = expires_at - make_interval(days => $2)
         WHERE secret_hash = $1`,
        [createHash('sha256').update(secret).digest(), days],
      );
    await moveBack(29);
    expect(await outcome(browser(), 'POST', '/api/invitations/view', { secret })).toBe('done');
    await moveBack(1);
    expect(await outcome(browser(), 'POST', '/api/invitations/view', { secret })).toBe('NOT_FOUND');
    expect(await outcome(browser(), 'POST', '/api/invitations/follow', { secret })).toBe('NOT_FOUND');
  });

  it('has a secret that stands in the database as a hash only', async () => {
    const guest = guestOf(await make.organisation(), { group: strategy.group });
    await invite(leading, guest);
    const secret = secretIn(await mailbox.after(guest.email));
    const rows = await running.dataSource.query<{ line: string; secret_hash: Buffer }[]>(
      'SELECT i::text AS line, secret_hash FROM invitations i',
    );
    expect(rows.some(({ secret_hash }) => secret_hash.equals(createHash('sha256').update(secret).digest()))).toBe(true);
    expect(rows.filter(({ line }) => line.includes(secret) || line.includes(guest.email))).toEqual([]);
  });
});

describe('whoever is invited and known already', () => {
  it('gets no second account, only another membership', async () => {
    const known = await make.member();
    const organisation = await make.organisation();
    const email = known.email.toUpperCase();
    expect(
      await invite(leading, guestOf(organisation, { email, group: strategy.group, familyName: 'Autrement' })),
    ).toBe('done');
    expect(await personsOf(known.email)).toEqual([{ id: known.person }]);
    const { http } = await follow(known.email);
    const me = await http.must<Me>('GET', '/api/me');
    expect(`${me.givenName} ${me.familyName}`).toBe(known.name);
    expect(me.memberships.map(({ organisation: { id } }) => id).toSorted()).toEqual(
      [known.organisation, organisation].toSorted(),
    );
    expect((await seats()).filter(({ name }) => name === known.name)).toHaveLength(1);
  });

  it('keeps the mandate they have in that organisation', async () => {
    const known = await make.member({ mayWrite: false });
    const asked = guestOf(known.organisation, {
      email: known.email,
      group: strategy.group,
      maySend: true,
      mayVote: true,
    });
    expect(await invite(leading, asked)).toBe('done');
    const { http } = await follow(known.email);
    const me = await http.must<Me>('GET', '/api/me');
    expect(me.memberships).toEqual([
      expect.objectContaining({ id: known.membership, mayWrite: false, maySend: false, mayVote: false }),
    ]);
  });
});

describe('whoever may invite', () => {
  const organisationOf = (http: HttpClient, id: string) =>
    http.must<OrganisationView>('GET', `/api/organisations/${id}`);

  it('a référent, into their own organisation only, and into no group', async () => {
    const organisation = await make.organisation();
    const referent = await make.signedIn(await make.member({ organisation, referent: true }));
    const other = await make.organisation();
    const guest = guestOf(organisation);
    expect(await invite(referent, guest)).toBe('done');
    const { http, landing } = await follow(guest.email);
    expect(landing).toBe('/');
    expect((await http.must<Me>('GET', '/api/me')).memberships.map((each) => each.organisation.id)).toEqual([
      organisation,
    ]);
    const refused = [guestOf(other), guestOf(organisation, { group: strategy.group })];
    expect(await invite(referent, refused[0] as object)).toBe('NO_ROLE');
    // Of the group's strategy they are told nothing: they have no part in it.
    expect(await invite(referent, refused[1] as object)).toBe('NOT_FOUND');
    for (const { email } of refused) expect(await personsOf(email)).toEqual([]);
    expect((await organisationOf(referent, organisation)).abilities.invite).toBe(true);
    expect((await organisationOf(referent, other)).abilities.invite).toBe(false);
  });

  it('whoever leads a group, into that group only', async () => {
    const administrator = await make.signedIn(await make.member({ administrator: true }));
    const { id: other } = await administrator.must<{ id: string }>('POST', `/api/strategies/${strategy.id}/groups`, {
      kind: 'group',
      name: 'Un autre groupe',
    });
    const organisation = await make.organisation();
    const refused = [guestOf(organisation, { group: other }), guestOf(organisation), guestOf(animateur.organisation)];
    for (const guest of refused) {
      expect(await invite(leading, guest)).toBe('NO_ROLE');
      expect(await personsOf(guest.email)).toEqual([]);
    }
    expect(await seats(other)).toEqual([]);
  });

  it('whoever moderates, into any group of the strategy and any organisation', async () => {
    const member = await make.member();
    await make.strategyRole(strategy.id, member, 'moderator');
    const http = await make.signedIn(member);
    const organisation = await make.organisation();
    expect(await invite(http, guestOf(organisation, { group: strategy.group, role: 'animateur' }))).toBe('done');
    expect(await invite(http, guestOf(organisation))).toBe('done');
    expect(await invite(http, guestOf(randomUUID()))).toBe('NOT_FOUND');
  });

  it('nobody else', async () => {
    const contributor = await make.contributor(strategy);
    const reader = await make.member();
    await make.strategyRole(strategy.id, reader, 'reader');
    for (const member of [contributor, reader]) {
      const http = await make.signedIn(member);
      expect(await invite(http, guestOf(member.organisation, { group: strategy.group }))).toBe('NO_ROLE');
      expect(await invite(http, guestOf(member.organisation))).toBe('NO_ROLE');
    }
    const stranger = await make.signedIn(await make.member());
    expect(await invite(stranger, guestOf(animateur.organisation, { group: strategy.group }))).toBe('NOT_FOUND');
  });
});
