import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ServerLockError, takeServerLock } from '@diapason/server/platform/database/server-lock';
import { Client } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { waitFor } from '../support/live-client.js';
import { newDatabase } from '../support/start-app.js';

const MAIN = fileURLToPath(import.meta.resolve('@diapason/server/main'));

const ends: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(ends.map((end) => end())));

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  ends.push(() => client.end());
  return client;
}

/** The connection that holds the place, if one does. */
async function holder(client: Client): Promise<number | null> {
  const { rows } = await client.query<{ pid: number }>(
    `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted
     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  return rows[0]?.pid ?? null;
}

async function take(url: string, onLost = () => {}): Promise<() => Promise<void>> {
  const release = await takeServerLock(url, onLost);
  ends.push(release);
  return release;
}

describe.concurrent('a database has one server', () => {
  it('a second one is refused with a sentence, and let in once the first has stopped', async () => {
    const url = await newDatabase();
    const release = await take(url);
    const refused = takeServerLock(url, () => {});
    await expect(refused).rejects.toThrow('Another Diapason server is using this database. Stop it first.');
    await expect(refused).rejects.toBeInstanceOf(ServerLockError);
    await release();
    await take(url);
  });

  it('a second one waits a little for the first to stop', async () => {
    const url = await newDatabase();
    const release = await take(url);
    const second = take(url);
    await release();
    await second;
    expect(await holder(await connect(url))).not.toBeNull();
  });

  it('each has its own: a server of another database is not in the way', async () => {
    await take(await newDatabase());
    await expect(take(await newDatabase())).resolves.toBeTypeOf('function');
  });

  it('the place is taken again when its connection is lost', async () => {
    const url = await newDatabase();
    let lost = false;
    await take(url, () => (lost = true));
    const client = await connect(url);
    const before = await holder(client);
    await client.query('SELECT pg_terminate_backend($1)', [before]);
    const after = await waitFor(
      'the place to be taken again',
      async () => {
        const pid = await holder(client);
        return pid !== before && pid;
      },
      15_000,
    );
    expect(after).not.toBe(before);
    expect(lost).toBe(false);
  });

  it('whoever lost it to a quicker one is told', async () => {
    const url = await newDatabase();
    let lost = false;
    await take(url, () => (lost = true));
    const client = await connect(url);
    await client.query('SELECT pg_terminate_backend($1)', [await holder(client)]);
    await take(url);
    await waitFor('to be told', () => lost, 15_000);
  });

  it('the program itself says so and stops, without having touched anything', async () => {
    const url = await newDatabase('template0');
    await take(url);
    const child = spawn(process.execPath, [MAIN], {
      env: { ...process.env, NODE_ENV: 'test', DATABASE_URL: url, PORT: '0' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    const code = await new Promise((exited) => child.once('exit', exited));
    expect(code).toBe(1);
    expect(said).toBe('Another Diapason server is using this database. Stop it first.\n');
    const client = await connect(url);
    const { rows } = await client.query(`SELECT 1 FROM pg_tables WHERE schemaname = 'public'`);
    expect(rows).toEqual([]);
  });
});
