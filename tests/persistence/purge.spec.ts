import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { Factory, type Member } from '../support/factories.js';
import { waitFor } from '../support/live-client.js';
import { newDatabase, type RunningApp, startApp, startAppOn } from '../support/start-app.js';

const HOURLY = [
  'erase-failed-jobs',
  'erase-invitations',
  'erase-quarantine',
  'erase-settled-words',
  'erase-sign-in-traces',
];

let running: RunningApp;
let make: Factory;
let member: Member;

const query = <T = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
  running.dataSource.query(sql, parameters);

const rows = async (table: string, id = 'id'): Promise<string[]> =>
  (await query<{ id: string }>(`SELECT ${id}::text AS id FROM ${table}`)).map(({ id: found }) => found);

/** Does now what is done every hour, and waits until it is done. */
async function purge(): Promise<void> {
  for (const job of HOURLY) await query('SELECT graphile_worker.add_job($1, job_key := $1)', [job]);
  await purged();
}

const purged = (): Promise<true> =>
  waitFor('the purge to be done', async () => {
    const waiting = await rows('graphile_worker.jobs', 'task_identifier');
    return !waiting.some((job) => HOURLY.includes(job)) || undefined;
  });

async function attempt(age: string): Promise<string> {
  const id = randomUUID();
  await query(
    `INSERT INTO sign_in_attempts (id, person_id, browser_hash, landing, created_at)
     VALUES ($1, $2, '\\x00', '/', now() - $3::interval)`,
    [id, member.person, age],
  );
  return id;
}

async function session({
  person = member.person,
  seen,
  expires,
  ended = null,
}: {
  person?: string;
  seen: string;
  expires: string;
  ended?: string | null;
}): Promise<string> {
  const id = randomUUID();
  await query(
    `INSERT INTO sessions (id, secret_hash, person_id, device, created_at, last_seen_at, expires_at, ended_at)
     VALUES ($1::uuid, decode(md5($1::uuid::text), 'hex'), $2, 'Firefox', now() - interval '2 days', now() - $3::interval,
             now() + $4::interval, now() - $5::interval)`,
    [id, person, seen, expires, ended],
  );
  return id;
}

async function invitation(expires: string): Promise<string> {
  const id = randomUUID();
  await query(
    `INSERT INTO invitations (id, membership_id, landing, created_at, expires_at)
     VALUES ($1, $2, '/', now() - interval '30 days', now() + $3::interval)`,
    [id, member.membership, expires],
  );
  return id;
}

async function stranded(settled: string | null): Promise<string> {
  const id = randomUUID();
  await query(
    `INSERT INTO stranded_texts (id, document_id, membership_id, section, text, at, settled_at)
     SELECT $1, id, $2, 'contexte', 'Mots perdus', now() - interval '90 days', now() - $3::interval FROM documents LIMIT 1`,
    [id, member.membership, settled],
  );
  return id;
}

async function refused(age: string): Promise<string> {
  const id = randomUUID();
  await query(
    `INSERT INTO quarantined_updates (id, document_id, membership_id, connection_id, code, rule, size, bytes, at)
     SELECT $1, id, $2, 'c', 'UPDATE_INVALID', 'I1', 1, '\\x00', now() - $3::interval FROM documents LIMIT 1`,
    [id, member.membership, age],
  );
  return id;
}

async function job(age: string, attempts: number): Promise<string> {
  const [row] = await query<{ id: string }>(
    `SELECT id FROM graphile_worker.add_job('nobody-does-this', max_attempts := 8)`,
  );
  await query(
    'UPDATE graphile_worker._private_jobs SET attempts = $2, updated_at = now() - $3::interval WHERE id = $1',
    [row?.id, attempts, age],
  );
  return String(row?.id);
}

beforeAll(async () => {
  running = await startApp();
  make = new Factory(running);
  ({ member } = await make.writer(await make.strategy()));
  await query(
    `INSERT INTO documents (id, owner_kind, owner_id, template_id)
     VALUES (gen_random_uuid(), 'nothing', gen_random_uuid(), gen_random_uuid())`,
  );
  await purged();
});

describe('what was kept long enough is erased', () => {
  it('attempts to sign in, after a day', async () => {
    const late = await attempt('23 hours');
    const old = await attempt('25 hours');
    await purge();
    expect(await rows('sign_in_attempts')).toContain(late);
    expect(await rows('sign_in_attempts')).not.toContain(old);
  });

  it('sessions, as soon as they are over', async () => {
    const live = await session({ seen: '1 hour', expires: '1 minute' });
    const expired = await session({ seen: '13 hours', expires: '-1 minute' });
    const ended = await session({ seen: '2 hours', expires: '3 hours', ended: '1 minute' });
    await purge();
    const left = await rows('sessions');
    expect(left).toContain(live);
    expect(left).not.toContain(expired);
    expect(left).not.toContain(ended);
  });

  it('invitations that are no longer good', async () => {
    const good = await invitation('1 minute');
    const past = await invitation('-1 minute');
    await purge();
    expect(await rows('invitations')).toContain(good);
    expect(await rows('invitations')).not.toContain(past);
  });

  it('words that were offered back, a day after their author settled what becomes of them', async () => {
    const waiting = await stranded(null);
    const settled = await stranded('23 hours');
    const old = await stranded('25 hours');
    await purge();
    expect(await rows('stranded_texts')).toEqual(expect.arrayContaining([waiting, settled]));
    expect(await rows('stranded_texts')).not.toContain(old);
  });

  it('updates that were refused, after thirty days', async () => {
    const late = await refused('29 days');
    const old = await refused('31 days');
    await purge();
    expect(await rows('quarantined_updates')).toContain(late);
    expect(await rows('quarantined_updates')).not.toContain(old);
  });

  it('jobs that failed for good, after thirty days', async () => {
    const waiting = await job('31 days', 7);
    const failed = await job('29 days', 8);
    const old = await job('31 days', 8);
    await purge();
    expect(await rows('graphile_worker.jobs')).toEqual(expect.arrayContaining([waiting, failed]));
    expect(await rows('graphile_worker.jobs')).not.toContain(old);
  });
});

describe('the last visit of a person', () => {
  const lastVisit = async (person: string): Promise<number | null> => {
    const [row] = await query<{ hours: number | null }>(
      'SELECT round(extract(epoch FROM now() - last_visit_at) / 3600)::int AS hours FROM persons WHERE id = $1',
      [person],
    );
    return row?.hours ?? null;
  };

  it('is known when the session is no more, and never goes back', async () => {
    const { person } = await make.member();
    await session({ person, seen: '20 hours', expires: '-8 hours' });
    await session({ person, seen: '30 hours', expires: '-18 hours' });
    await purge();
    expect(await lastVisit(person)).toBe(20);
    await session({ person, seen: '50 hours', expires: '-38 hours' });
    await purge();
    expect(await lastVisit(person)).toBe(20);
  });
});

describe('the purge', () => {
  it('comes back every hour', async () => {
    expect((await rows('graphile_worker._private_known_crontabs', 'identifier')).toSorted()).toEqual(HOURLY);
  });

  it('is done when the server starts, on a machine that was off at the hour', async () => {
    const url = await newDatabase();
    const before = running;
    running = await startAppOn(url);
    member = await new Factory(running).member();
    await purged();
    await attempt('3 days');
    await invitation('-1 day');
    await running.stop();
    running = await startAppOn(url);
    await waitFor('the old to be gone', async () => {
      const left = [...(await rows('sign_in_attempts')), ...(await rows('invitations'))];
      return left.length === 0 || undefined;
    });
    await running.stop();
    running = before;
  });
});
