import { beforeAll, describe, expect, it } from 'vitest';
import { Factory } from '../support/factories.js';
import { type RunningApp, startApp } from '../support/start-app.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
  const make = new Factory(running);
  const { live } = await make.writer(await make.strategy());
  live.type('contexte', 'Écrit une fois.');
  await live.saved();
  live.leave();
});

const everything = async (table: string): Promise<string> =>
  JSON.stringify(await running.dataSource.query(`SELECT * FROM ${table} ORDER BY 1, 2`));

describe.each(['journal', 'document_updates'])('a row of %s', (table) => {
  const attempts = [
    { way: 'changed', sql: `UPDATE ${table} SET at = now()` },
    { way: 'changed by an insertion', sql: conflicting(table) },
    { way: 'removed', sql: `DELETE FROM ${table}` },
    { way: 'removed with all the others', sql: `TRUNCATE ${table}` },
    { way: 'removed with what it leans on', sql: 'TRUNCATE persons CASCADE', only: 'document_updates' },
  ].filter(({ only = table }) => only === table);

  it.each(attempts)('cannot be $way', async ({ sql }) => {
    const before = await everything(table);
    expect(before).not.toBe('[]');
    await expect(running.dataSource.query(sql)).rejects.toThrow(/never changed nor removed/);
    expect(await everything(table)).toBe(before);
  });

  it('is followed by others', async () => {
    const [{ count: before }] = await running.dataSource.query(`SELECT count(*)::int AS count FROM ${table}`);
    const make = new Factory(running);
    const { live } = await make.writer(await make.strategy());
    live.type('contexte', 'Ensuite.');
    await live.saved();
    const [{ count }] = await running.dataSource.query(`SELECT count(*)::int AS count FROM ${table}`);
    expect(count).toBeGreaterThan(before);
    live.leave();
  });
});

it('a document cannot be removed from under its log, nor a membership that wrote in it', async () => {
  for (const table of ['documents', 'memberships'])
    await expect(running.dataSource.query(`DELETE FROM ${table}`)).rejects.toThrow(/foreign key|never changed/);
});

function conflicting(table: string): string {
  return table === 'journal'
    ? `INSERT INTO journal OVERRIDING SYSTEM VALUE SELECT * FROM journal LIMIT 1 ON CONFLICT (id) DO UPDATE SET act = 'x'`
    : `INSERT INTO document_updates SELECT * FROM document_updates LIMIT 1
       ON CONFLICT (document_id, seq) DO UPDATE SET kind = 'x'`;
}
