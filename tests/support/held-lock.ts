import { Client } from 'pg';
import { waitFor } from './live-client.js';

/** A lock held from outside, so that the server waits for the database until it is let go of. */
export class HeldLock {
  private constructor(private readonly client: Client) {}

  static on = (databaseUrl: string, table: string): Promise<HeldLock> =>
    HeldLock.take(databaseUrl, `LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);

  /** Nothing is written in this document meanwhile. */
  static onDocument = (databaseUrl: string, document: string): Promise<HeldLock> =>
    HeldLock.take(databaseUrl, 'SELECT 1 FROM documents WHERE id = $1 FOR UPDATE', [document]);

  private static async take(databaseUrl: string, statement: string, values: unknown[] = []): Promise<HeldLock> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query('BEGIN');
    await client.query(statement, values);
    return new HeldLock(client);
  }

  /** Waits until so many others stand before the lock. */
  async isWaitedFor(by = 1): Promise<void> {
    await waitFor(`${by} to wait for the lock`, async () => {
      const { rows } = await this.client.query<{ waiting: number }>(
        'SELECT count(DISTINCT pid)::int AS waiting FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))',
      );
      return (rows[0]?.waiting ?? 0) >= by;
    });
  }

  async release(): Promise<void> {
    await this.client.query('ROLLBACK');
    await this.client.end();
  }
}
