import { type Author, type AuthorRun, type Credit, Ledger, type LedgerChanges, type Voice } from '@diapason/collab';
import type { EntityManager } from 'typeorm';

/** The ledger of a live text as rows, so that it is written in the statement that writes the log. */

/** Columns of runs, as arrays for `UPSERT_RUNS`. */
export const runColumns = (runs: LedgerChanges['runs']): unknown[] => [
  runs.map(({ client }) => client),
  runs.map(({ clock }) => clock),
  runs.map(({ length }) => length),
  runs.map(({ author }) => author?.membership ?? null),
  runs.map(({ kind }) => kind),
  runs.map(({ voice }) => voice),
  runs.map(({ movedBy }) => movedBy?.membership ?? null),
  runs.map(({ at }) => new Date(at)),
];

/** Columns of removals, as arrays for `UPSERT_REMOVALS`. */
export const removalColumns = (removals: LedgerChanges['removals']): unknown[] => [
  removals.map(({ position }) => position),
  removals.map(({ client }) => client),
  removals.map(({ clock }) => clock),
  removals.map(({ length }) => length),
  removals.map(({ author }) => author?.membership ?? null),
  removals.map(({ at }) => new Date(at)),
];

/** Adds runs to document $1 or makes them longer; `first` is the number of the first of eight parameters. */
export const UPSERT_RUNS = (from: string, first: number): string =>
  `INSERT INTO author_runs (document_id, client_id, clock, length, membership_id, kind, voice_id, moved_by, at)
   SELECT $1::uuid, r.* FROM ${from}, unnest(${parameters(first, 'bigint', 'bigint', 'int', 'uuid', 'text', 'uuid', 'uuid', 'timestamptz')}) AS r
   ON CONFLICT (document_id, client_id, clock) DO UPDATE SET length = excluded.length`;

/** Adds removals to document $1 or makes them longer; `first` is the number of the first of six parameters. */
export const UPSERT_REMOVALS = (from: string, first: number): string =>
  `INSERT INTO delete_runs (document_id, position, client_id, clock, length, membership_id, at)
   SELECT $1::uuid, r.* FROM ${from}, unnest(${parameters(first, 'int', 'bigint', 'bigint', 'int', 'uuid', 'timestamptz')}) AS r
   ON CONFLICT (document_id, position) DO UPDATE SET clock = excluded.clock, length = excluded.length`;

const parameters = (first: number, ...types: string[]): string =>
  types.map((type, i) => `$${first + i}::${type}[]`).join(', ');

export async function replaceLedger(manager: EntityManager, documentId: string, ledger: LedgerChanges): Promise<void> {
  await manager.query('DELETE FROM author_runs WHERE document_id = $1', [documentId]);
  await manager.query('DELETE FROM delete_runs WHERE document_id = $1', [documentId]);
  const one = '(SELECT) AS one';
  await manager.query(UPSERT_RUNS(one, 2), [documentId, ...runColumns(ledger.runs)]);
  await manager.query(UPSERT_REMOVALS(one, 2), [documentId, ...removalColumns(ledger.removals)]);
}

interface RunRow {
  client: string;
  clock: string;
  length: number;
  kind: Credit['kind'];
  voice: Voice | null;
  at: Date;
  author: Author | null;
  mover: Author | null;
}

/** The author a membership is, as a column; `alias` of the membership's table. Null without one. */
export const authorColumn = (alias: string, as: string): string =>
  `CASE WHEN ${alias}.id IS NULL THEN NULL ELSE json_build_object('membership', ${alias}.id, 'person', ${alias}.person_id,
     'organisation', ${alias}.organisation_id) END AS ${as}`;

export async function loadLedger(manager: EntityManager, documentId: string): Promise<Ledger> {
  const runs = await manager.query<RunRow[]>(
    `SELECT r.client_id AS client, r.clock, r.length, r.kind, r.voice_id AS voice, r.at, ${authorColumn('m', 'author')}, ${authorColumn('b', 'mover')}
     FROM author_runs r LEFT JOIN memberships m ON m.id = r.membership_id LEFT JOIN memberships b ON b.id = r.moved_by
     WHERE r.document_id = $1 ORDER BY r.client_id, r.clock`,
    [documentId],
  );
  const removals = await manager.query<Omit<RunRow, 'kind' | 'voice' | 'mover'>[]>(
    `SELECT r.client_id AS client, r.clock, r.length, r.at, ${authorColumn('m', 'author')}
     FROM delete_runs r LEFT JOIN memberships m ON m.id = r.membership_id WHERE r.document_id = $1 ORDER BY r.position`,
    [documentId],
  );
  return new Ledger(
    runs.map(({ mover, ...row }): AuthorRun => ({ ...row, ...numbers(row), movedBy: mover })),
    removals.map((row) => ({ ...row, ...numbers(row) })),
  );
}

const numbers = ({ client, clock, at }: { client: string; clock: string; at: Date }) => ({
  client: Number(client),
  clock: Number(clock),
  at: at.getTime(),
});
