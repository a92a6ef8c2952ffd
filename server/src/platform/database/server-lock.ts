import { Client } from 'pg';

/** Held by the one server of a database, for as long as it lives. */
const LOCK = 7_215_431;
const CHECK_EVERY = 5_000;

export class ServerLockError extends Error {}

/**
 * Makes this process the one server of a database. Rejects when another one holds the place. When the connection is lost
 * (the database restarted), the place is taken again; `onLost` is called if another server was quicker.
 */
export async function takeServerLock(url: string, onLost: () => void): Promise<() => Promise<void>> {
  let client = await take(url, 20);
  if (!client) throw new ServerLockError('Another Diapason server is using this database. Stop it first.');
  const check = setInterval(async () => {
    try {
      await client?.query('SELECT 1');
    } catch {
      client?.end().catch(() => undefined);
      // The database may be away for a while; only a database that answers « taken » means another server.
      const again = await take(url, 1).catch(() => undefined);
      if (again === null) onLost();
      else if (again) client = again;
    }
  }, CHECK_EVERY);
  check.unref();
  return async () => {
    clearInterval(check);
    await client?.end().catch(() => undefined);
  };
}

/** Null when another process holds the lock after so many tries, a quarter of a second apart. */
async function take(url: string, tries: number): Promise<Client | null> {
  const client = new Client({ connectionString: url, keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  for (let left = tries; left > 0; left--) {
    const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [LOCK]);
    if (rows[0]?.locked) return client;
    if (left > 1) await new Promise((done) => setTimeout(done, 250));
  }
  await client.end();
  return null;
}
