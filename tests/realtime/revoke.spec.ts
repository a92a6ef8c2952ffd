import { CLOSE } from '@diapason/collab';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Factory, type SmallStrategy, type Writer } from '../support/factories.js';
import { LiveClient, waitFor } from '../support/live-client.js';
import { type RunningApp, startApp } from '../support/start-app.js';

let running: RunningApp;
let make: Factory;
let strategy: SmallStrategy;
let document: string;
let writer: Writer;
/** Someone who keeps the right to write, whatever is taken from the writer. */
let other: LiveClient;
beforeAll(async () => {
  running = await startApp();
  make = new Factory(running);
});
beforeEach(async () => {
  strategy = await make.strategy();
  document = await make.documentOf(strategy.fiche);
  writer = await make.writer(strategy);
  const moderator = await make.member();
  await make.strategyRole(strategy.id, moderator, 'moderator');
  other = await LiveClient.open(await make.signedIn(moderator), document);
  writer.live.type('contexte', 'Avant. ');
  await writer.live.saved();
  await other.reads('contexte', 'Avant.');
});

const isInTheLog = async (words: string): Promise<boolean> => {
  const rows: { bytes: Buffer }[] = await running.dataSource.query(
    'SELECT bytes FROM document_updates WHERE document_id = $1',
    [document],
  );
  return rows.some(({ bytes }) => bytes.includes(words));
};

/** The other writes on, is saved, and hears nothing of what was refused. */
async function isUndisturbed(refusedWords: string): Promise<void> {
  other.type('contexte', 'Ensuite. ');
  await other.saved();
  expect(other.words('contexte')).toBe('Avant. Ensuite. ');
  expect([other.closed, other.refused]).toEqual([null, null]);
  expect(await isInTheLog('Ensuite.')).toBe(true);
  expect(await isInTheLog(refusedWords)).toBe(false);
}

const takeSeat = () => make.seat(strategy.group, writer.member, null);

/** Ways to lose the right to write while one may still read, and whether another may then write. */
const WAYS: { way: string; how: () => Promise<unknown>; forAll?: boolean }[] = [
  {
    way: 'whoever is demoted to a reader',
    how: async () => {
      await make.strategyRole(strategy.id, writer.member, 'reader');
      await takeSeat();
    },
  },
  { way: 'whoever sits on as a plain member', how: () => make.seat(strategy.group, writer.member, 'member') },
  {
    way: 'whoever’s mandate to write is taken',
    how: async () => {
      const admin = await make.signedIn(await make.member({ administrator: true }));
      await admin.must('PATCH', `/api/memberships/${writer.member.membership}`, { mayWrite: false });
    },
  },
  {
    way: 'a contributor whose group is no longer in charge',
    how: async () => {
      const admin = await make.signedIn(await make.member({ administrator: true }));
      await admin.must('PUT', `/api/groups/${strategy.group}/charges`, { node: strategy.fiche, inCharge: false });
    },
  },
  { way: 'a contributor when the phase closes', how: () => make.phase(strategy.id, 'consultation') },
  { way: 'everyone when the fiche is frozen', how: () => make.lifecycle(strategy.fiche, 'frozen'), forAll: true },
  { way: 'everyone when the fiche is validated', how: () => make.lifecycle(strategy.fiche, 'validated'), forAll: true },
];

describe('the very next words are refused', () => {
  it.each(WAYS)('of $way', async ({ how, forAll }) => {
    await how();
    writer.live.type('contexte', 'Trop tard.');
    expect(await writer.live.isRefused()).toBe('WRITE_FORBIDDEN');
    expect(writer.live.client.unsaved).toHaveLength(1);
    if (!forAll) return isUndisturbed('Trop tard.');
    expect(other.words('contexte')).toBe('Avant. ');
    expect(await isInTheLog('Trop tard.')).toBe(false);
  });

  it('and so are those that follow on the same connection, even once the right is back', async () => {
    await make.lifecycle(strategy.fiche, 'frozen');
    writer.live.type('contexte', 'Refusé. ');
    await writer.live.isRefused();
    await make.lifecycle(strategy.fiche, 'drafting');
    writer.live.type('contexte', 'Qui s’appuie dessus. ');
    await isUndisturbed('s’appuie');
    expect(writer.live.client.unsaved).toHaveLength(2);
  });

  it('until the right is back and the writer comes again', async () => {
    await make.lifecycle(strategy.fiche, 'frozen');
    writer.live.type('contexte', 'Attendu. ');
    await writer.live.isRefused();
    await make.lifecycle(strategy.fiche, 'drafting');
    writer.live.cut();
    await writer.live.comeBack();
    await writer.live.saved();
    await other.reads('contexte', 'Attendu.');
  });
});

describe('whoever may no longer read', () => {
  const losses: { way: string; how: () => Promise<unknown> }[] = [
    { way: 'because their seat was taken away', how: takeSeat },
    {
      way: 'because their membership ended',
      how: async () => {
        const admin = await make.signedIn(await make.member({ administrator: true }));
        await admin.must('PATCH', `/api/memberships/${writer.member.membership}`, { to: '2020-12-31' });
      },
    },
  ];

  it.each(losses)('$way, is refused at once and put out within five seconds', async ({ how }) => {
    await how();
    writer.live.type('contexte', 'Trop tard.');
    await waitFor('a refusal', () => writer.live.refused ?? writer.live.closed);
    const { code } = await waitFor('to be put out', () => writer.live.closed, 5_000);
    expect(code).toBe(CLOSE.forbidden);
    expect(writer.live.client.unsaved).toHaveLength(1);
    await isUndisturbed('Trop tard.');
    await waitFor('them to be gone', () => other.client.awareness.getStates().size === 1);
  });

  it('is put out within five seconds without having to write', async () => {
    const reader = await make.member();
    await make.strategyRole(strategy.id, reader, 'reader');
    const live = await LiveClient.open(await make.signedIn(reader), document);
    await make.strategyRole(strategy.id, reader, 'reader', false);
    const { code } = await waitFor('to be put out', () => live.closed, 5_000);
    expect(code).toBe(CLOSE.forbidden);
    other.type('contexte', 'Entre nous. ');
    await other.saved();
    expect(live.words('contexte')).toBe('Avant. ');
  });
});

describe('whoever signs out', () => {
  it('is put out at once, and what they type then is kept by their page alone', async () => {
    const { http, live } = writer;
    await http.must('POST', '/api/sign-out');
    live.type('contexte', 'Trop tard.');
    expect((await live.isClosed()).code).toBe(CLOSE.unauthenticated);
    expect(live.client.unsaved).toHaveLength(1);
    await isUndisturbed('Trop tard.');
  });

  it('here stays signed in elsewhere, and signs out everywhere at once', async () => {
    const { http, live, member } = writer;
    const secondHttp = await make.signedIn(member);
    const second = await LiveClient.open(secondHttp, document);
    const thirdHttp = await make.signedIn(member);
    const third = await LiveClient.open(thirdHttp, document);
    await http.must('POST', '/api/sign-out');
    expect((await live.isClosed()).code).toBe(CLOSE.unauthenticated);
    second.type('contexte', 'Du bureau. ');
    await second.saved();
    expect(second.closed).toBeNull();
    await secondHttp.must('POST', '/api/sign-out-everywhere');
    third.type('contexte', 'Trop tard.');
    for (const client of [second, third]) expect((await client.isClosed()).code).toBe(CLOSE.unauthenticated);
    expect(await isInTheLog('Trop tard.')).toBe(false);
    expect(other.closed).toBeNull();
  });

  it('from a list of their sessions loses just that one', async () => {
    const { http, live, member } = writer;
    const elsewhere = await make.signedIn(member);
    const sessions = await elsewhere.must<{ id: string; current: boolean }[]>('GET', '/api/sessions');
    const lost = await LiveClient.open(elsewhere, document);
    const current = sessions.find((session) => session.current);
    await http.must('DELETE', `/api/sessions/${current?.id}`);
    expect((await lost.isClosed()).code).toBe(CLOSE.unauthenticated);
    live.type('contexte', 'Toujours là. ');
    await live.saved();
  });
});

it('a change of rights elsewhere takes nothing from anyone', async () => {
  const elsewhere = await make.strategy();
  await make.seat(elsewhere.group, writer.member);
  await make.seat(elsewhere.group, writer.member, null);
  await make.lifecycle(elsewhere.fiche, 'frozen');
  writer.live.type('contexte', 'Sans suite ici. ');
  await writer.live.saved();
  await other.reads('contexte', 'Sans suite ici.');
});
