import type {
  Author,
  Carry,
  DocumentStore,
  IdRange,
  LeasedClient,
  Ledger,
  LedgerChanges,
  LoggedUpdate,
  NewUpdate,
  StoredDocument,
  StoredUpdate,
  StrandedText,
  Stretch,
  UpdateKind,
  Voice,
} from '@diapason/collab';
import { RETURN_WINDOW } from '@diapason/collab';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Act } from '../../platform/database/act.js';
import {
  authorColumn,
  loadLedger,
  removalColumns,
  replaceLedger,
  runColumns,
  UPSERT_REMOVALS,
  UPSERT_RUNS,
} from './ledger.repository.js';
import type { DocumentHead } from './owners.js';

const AUTHOR = authorColumn('m', 'author');

/** What a restoration brought back, as a column; null for any other update. */
const RESTORED = `CASE WHEN u.kind = 'restored' THEN (
  SELECT json_agg(json_build_object(
    'from', json_build_object('client', c.from_client, 'clock', c.from_clock, 'length', c.length),
    'to', json_build_object('client', c.to_client, 'clock', c.to_clock, 'length', c.length)) ORDER BY c.position)
  FROM document_carries c WHERE c.document_id = u.document_id AND c.seq = u.seq) END AS restored`;

const KEPT_SNAPSHOTS = 3;

/**
 * The log of live texts. Written outside acts: the log is its own journal, each row with the membership that wrote it.
 * Rows are only ever added; sequence numbers come from the document's row, locked by the write.
 */
@Injectable()
export class DocumentsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Makes a document's record if it has none. */
  async ensure(id: string, ownerKind: string, ownerId: string, templateId: string): Promise<void> {
    await this.dataSource.manager.query(
      'INSERT INTO documents (id, owner_kind, owner_id, template_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [id, ownerKind, ownerId, templateId],
    );
  }

  /** The documents of one kind of owner, and the last update of each. */
  async heads(ownerKind: string): Promise<DocumentHead[]> {
    const rows = await this.dataSource.manager.query<{ document: string; owner: string; seq: string }[]>(
      'SELECT id AS document, owner_id AS owner, last_seq AS seq FROM documents WHERE owner_kind = $1',
      [ownerKind],
    );
    return rows.map(({ seq, ...head }) => ({ ...head, seq: Number(seq) }));
  }

  /** Whether the ledger of a document stops before its log does. */
  async isLedgerBehind(documentId: string): Promise<boolean> {
    const [row] = await this.dataSource.manager.query<unknown[]>(
      'SELECT FROM documents WHERE id = $1 AND ledger_seq < last_seq',
      [documentId],
    );
    return row !== undefined;
  }

  /** All of a document's log, in order. */
  async log(documentId: string): Promise<LoggedUpdate[]> {
    const { manager } = this.dataSource;
    const updates = await this.updatesAfter(manager, documentId, 0);
    const leases = await manager.query<{ seq: string; client: string; voice: Voice | null }[]>(
      'SELECT first_seq AS seq, client_id AS client, voice_id AS voice FROM document_clients WHERE document_id = $1',
      [documentId],
    );
    const pastes = await manager.query<{ seq: string; client: string; clock: string; length: number }[]>(
      'SELECT seq, client_id AS client, clock, length FROM document_pastes WHERE document_id = $1',
      [documentId],
    );
    const leasesAt = bySeq(leases, ({ client, voice }): LeasedClient => ({ client: Number(client), voice }));
    const pastesAt = bySeq(
      pastes,
      (row): IdRange => ({
        client: Number(row.client),
        clock: Number(row.clock),
        length: row.length,
      }),
    );
    return updates.map((row) => ({
      ...toUpdate(row),
      kind: row.kind,
      voice: row.voice,
      leases: leasesAt.get(row.seq) ?? [],
      pasted: pastesAt.get(row.seq) ?? [],
    }));
  }

  /** The stretches of a document's log: who wrote from where to where, in order. `pause` in milliseconds. */
  async stretches(documentId: string, pause: number): Promise<Stretch[]> {
    const rows = await this.dataSource.manager.query<
      { first: string; last: string; organisation: string | null; began: Date; ended: Date }[]
    >(
      `SELECT min(seq) AS first, max(seq) AS last, organisation, min(at) AS began, max(at) AS ended FROM (
         SELECT seq, at, organisation, count(*) FILTER (WHERE breaks) OVER (ORDER BY seq) AS stretch FROM (
           SELECT u.seq, u.at, m.organisation_id AS organisation,
             m.organisation_id IS DISTINCT FROM lag(m.organisation_id) OVER (ORDER BY u.seq)
               OR u.at - lag(u.at) OVER (ORDER BY u.seq) > $2 * interval '1 millisecond' AS breaks
           FROM document_updates u LEFT JOIN memberships m ON m.id = u.membership_id WHERE u.document_id = $1
         ) AS updates
       ) AS marked GROUP BY stretch, organisation ORDER BY first`,
      [documentId, pause],
    );
    return rows.map(({ first, last, organisation, began, ended }) => ({
      fromSeq: Number(first),
      toSeq: Number(last),
      organisation,
      from: began.getTime(),
      to: ended.getTime(),
    }));
  }

  /** The minutes in which a document's log was written, in order, each with its first update. */
  async minutes(documentId: string): Promise<{ seq: number; at: Date }[]> {
    const rows = await this.dataSource.manager.query<{ seq: string; at: Date }[]>(
      `SELECT seq, minute AS at FROM (
         SELECT seq, date_trunc('minute', at) AS minute, lag(date_trunc('minute', at)) OVER (ORDER BY seq) AS before
         FROM document_updates WHERE document_id = $1
       ) AS updates WHERE minute IS DISTINCT FROM before ORDER BY seq`,
      [documentId],
    );
    return rows.map(({ seq, at }) => ({ seq: Number(seq), at }));
  }

  /** The bytes of a stretch of a document's log, in order. */
  async updatesBetween(documentId: string, after: number, upTo: number): Promise<Uint8Array[]> {
    const rows = await this.dataSource.manager.query<{ bytes: Buffer }[]>(
      'SELECT bytes FROM document_updates WHERE document_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq',
      [documentId, after, upTo],
    );
    return rows.map(({ bytes }) => bytes);
  }

  /** Puts a ledger that was folded from the log up to an update in the place of the one that is there. */
  async replaceLedger(documentId: string, seq: number, ledger: LedgerChanges): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await replaceLedger(manager, documentId, ledger);
      await manager.query('UPDATE documents SET ledger_seq = $2 WHERE id = $1', [documentId, seq]);
    });
  }

  /** A text as it is on disk and its ledger, at one moment, without what only writing in it needs. */
  stored(documentId: string): Promise<{ seq: number; updates: Uint8Array[]; ledger: Ledger }> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const [snapshot] = await manager.query<{ seq: string; bytes: Buffer }[]>(
        'SELECT seq, state AS bytes FROM document_snapshots WHERE document_id = $1 ORDER BY seq DESC LIMIT 1',
        [documentId],
      );
      const tail = await manager.query<{ seq: string; bytes: Buffer }[]>(
        'SELECT seq, bytes FROM document_updates WHERE document_id = $1 AND seq > $2 ORDER BY seq',
        [documentId, snapshot?.seq ?? 0],
      );
      const rows = snapshot ? [snapshot, ...tail] : tail;
      const ledger = await loadLedger(manager, documentId);
      return { seq: Number(rows.at(-1)?.seq ?? 0), updates: rows.map(({ bytes }) => bytes), ledger };
    });
  }

  storeOf(documentId: string): Omit<DocumentStore, 'quarantine'> {
    return {
      // One moment of it: a write that was given up may still be done meanwhile.
      load: () => this.dataSource.transaction('REPEATABLE READ', (manager) => this.load(manager, documentId)),
      append: (batch, after, ledger) => this.append(documentId, batch, after, ledger),
      stranded: (person) => this.stranded(documentId, person),
    };
  }

  /** Puts a snapshot in place; older ones beyond the last few go, the log stays. `lastAt`: time of its last update. */
  async saveSnapshot(documentId: string, seq: number, state: Uint8Array, lastAt: Date): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query(
        'INSERT INTO document_snapshots (document_id, seq, state, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
        [documentId, seq, Buffer.from(state), lastAt],
      );
      await manager.query(
        `DELETE FROM document_snapshots WHERE document_id = $1 AND seq NOT IN
           (SELECT seq FROM document_snapshots WHERE document_id = $1 ORDER BY seq DESC LIMIT ${KEPT_SNAPSHOTS})`,
        [documentId],
      );
    });
  }

  /** Up to where the newest snapshot goes and since when it is there; zero without one. */
  async lastSnapshot(documentId: string): Promise<{ seq: number; at: number }> {
    const [row] = await this.dataSource.manager.query<{ seq: string; at: Date }[]>(
      'SELECT seq, created_at AS at FROM document_snapshots WHERE document_id = $1 ORDER BY seq DESC LIMIT 1',
      [documentId],
    );
    return row ? { seq: Number(row.seq), at: row.at.getTime() } : { seq: 0, at: 0 };
  }

  async settleStranded(documentId: string, person: string, id: string, at: Date): Promise<void> {
    await this.dataSource.manager.query(
      `UPDATE stranded_texts s SET settled_at = $4 FROM memberships m
       WHERE s.document_id = $1 AND s.id = $3 AND m.id = s.membership_id AND m.person_id = $2`,
      [documentId, person, id, at],
    );
  }

  /** Erases the words that were put back, copied or let go of before a moment: the log has them still. */
  async eraseSettled(before: Date): Promise<void> {
    await this.dataSource.manager.query('DELETE FROM stranded_texts WHERE settled_at < $1', [before]);
  }

  /** Erases the words that wait for someone who is no more. */
  async eraseStrandedOf(act: Act, memberships: string[]): Promise<void> {
    await act.manager.query('DELETE FROM stranded_texts WHERE membership_id = ANY($1)', [memberships]);
  }

  private async load(manager: EntityManager, documentId: string): Promise<StoredDocument> {
    // What may still come back by undo or paste is recognised from the log itself: the snapshot is older than that.
    const [snapshot] = await manager.query<{ seq: string; state: Buffer }[]>(
      'SELECT seq, state FROM document_snapshots WHERE document_id = $1 AND created_at < $2 ORDER BY seq DESC LIMIT 1',
      [documentId, new Date(Date.now() - RETURN_WINDOW)],
    );
    const updates = await this.updatesAfter(manager, documentId, Number(snapshot?.seq ?? 0));
    const leases = await manager.query<{ client: string; voice: Voice | null; author: Author }[]>(
      `SELECT c.client_id AS client, c.voice_id AS voice, ${AUTHOR} FROM document_clients c JOIN memberships m ON m.id = c.membership_id WHERE c.document_id = $1`,
      [documentId],
    );
    const carries = await manager.query<
      Record<'from_client' | 'from_clock' | 'to_client' | 'to_clock' | 'length', string>[]
    >(
      `SELECT from_client, from_clock, to_client, to_clock, length FROM document_carries WHERE document_id = $1 ORDER BY seq, position`,
      [documentId],
    );
    return {
      snapshot: snapshot ? { seq: Number(snapshot.seq), state: snapshot.state } : null,
      ledger: await loadLedger(manager, documentId),
      updates: updates.map(toUpdate),
      leases: leases.map((lease) => ({ ...lease, client: Number(lease.client) })),
      carries: carries.map((row) => ({
        from: { client: Number(row.from_client), clock: Number(row.from_clock), length: Number(row.length) },
        to: { client: Number(row.to_client), clock: Number(row.to_clock), length: Number(row.length) },
      })),
    };
  }

  private updatesAfter(manager: EntityManager, documentId: string, seq: number): Promise<UpdateRow[]> {
    return manager.query(
      `SELECT u.seq, u.bytes, u.kind, u.voice_id AS voice, u.at, ${AUTHOR}, ${RESTORED}
       FROM document_updates u LEFT JOIN memberships m ON m.id = u.membership_id
       WHERE u.document_id = $1 AND u.seq > $2 ORDER BY u.seq`,
      [documentId, seq],
    );
  }

  private async append(
    documentId: string,
    batch: readonly NewUpdate[],
    after: number,
    ledger: LedgerChanges,
  ): Promise<number> {
    const plain = batch.every(
      ({ leases, carries, pasted, stranded }) => leases.length + carries.length + pasted.length + stranded.length === 0,
    );
    if (plain) return appendLog(this.dataSource.manager, documentId, batch, after, ledger);
    return this.dataSource.transaction(async (manager) => {
      const last = await appendLog(manager, documentId, batch, after, ledger);
      for (const [i, update] of batch.entries())
        await appendBeside(manager, documentId, last - batch.length + 1 + i, update);
      return last;
    });
  }

  private stranded(documentId: string, person: string): Promise<StrandedText[]> {
    return this.dataSource.manager.query(
      `SELECT s.id, s.section, s.field, s.text FROM stranded_texts s JOIN memberships m ON m.id = s.membership_id
       WHERE s.document_id = $1 AND m.person_id = $2 AND s.settled_at IS NULL ORDER BY s.at`,
      [documentId, person],
    );
  }
}

interface UpdateRow {
  seq: string;
  bytes: Buffer;
  kind: UpdateKind;
  voice: Voice | null;
  at: Date;
  author: Author | null;
  restored: Carry[] | null;
}

const toUpdate = ({ seq, bytes, kind, at, author, restored }: UpdateRow): StoredUpdate => ({
  seq: Number(seq),
  update: bytes,
  author,
  at: at.getTime(),
  restored: kind === 'restored' ? (restored ?? []) : undefined,
});

/** What stands beside each update of a log, by its number. */
function bySeq<Row extends { seq: string }, T>(rows: readonly Row[], read: (row: Row) => T): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) found.set(row.seq, [...(found.get(row.seq) ?? []), read(row)]);
  return found;
}

/**
 * One statement, one transaction: the numbers, the rows under them, the ledger. Gives the last number. A write that was given up
 * when the connection broke may still be done later: whichever comes second finds its place taken, and is not done.
 */
async function appendLog(
  manager: EntityManager,
  documentId: string,
  batch: readonly NewUpdate[],
  after: number,
  ledger: LedgerChanges,
): Promise<number> {
  const [row] = await manager.query<{ last: string }[]>(
    `WITH head AS (
            UPDATE documents SET last_seq = last_seq + $2, ledger_seq = last_seq + $2
            WHERE id = $1 AND last_seq = $10 RETURNING last_seq),
          log AS (
            INSERT INTO document_updates (document_id, seq, bytes, membership_id, connection_id, schema_version, kind, voice_id, at)
            SELECT $1, head.last_seq - $2 + u.n, u.bytes, u.membership, u.connection, u.schema, u.kind, u.voice, u.at
            FROM head, unnest($3::bytea[], $4::uuid[], $5::text[], $6::int[], $7::text[], $8::uuid[], $9::timestamptz[])
              WITH ORDINALITY AS u (bytes, membership, connection, schema, kind, voice, at, n)),
          runs AS (${UPSERT_RUNS('head', 11)}),
          removals AS (${UPSERT_REMOVALS('head', 19)})
     SELECT last_seq AS last FROM head`,
    [
      documentId,
      batch.length,
      batch.map(({ update }) => Buffer.from(update.buffer, update.byteOffset, update.byteLength)),
      batch.map(({ author }) => author?.membership ?? null),
      batch.map(({ connection }) => connection),
      batch.map(({ schema }) => schema),
      batch.map(({ kind }) => kind),
      batch.map(({ voice }) => voice),
      batch.map(({ at }) => new Date(at)),
      after,
      ...runColumns(ledger.runs),
      ...removalColumns(ledger.removals),
    ],
  );
  if (!row) throw new Error('the document has no record, or someone else wrote in it');
  return Number(row.last);
}

async function appendBeside(manager: EntityManager, documentId: string, seq: number, update: NewUpdate): Promise<void> {
  const { leases, carries, pasted, stranded, author, at } = update;
  for (const { client, voice } of leases) {
    await manager.query(
      `INSERT INTO document_clients (document_id, client_id, membership_id, voice_id, first_seq) VALUES ($1, $2, $3, $4, $5)`,
      [documentId, client, author?.membership, voice, seq],
    );
  }
  for (const { client, clock, length } of pasted) {
    await manager.query(
      'INSERT INTO document_pastes (document_id, seq, client_id, clock, length) VALUES ($1, $2, $3, $4, $5)',
      [documentId, seq, client, clock, length],
    );
  }
  await manager.query(
    `INSERT INTO document_carries (document_id, seq, position, from_client, from_clock, to_client, to_clock, length)
     SELECT $1, $2, c.n - 1, c.from_client, c.from_clock, c.to_client, c.to_clock, c.length
     FROM unnest($3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::int[])
       WITH ORDINALITY AS c (from_client, from_clock, to_client, to_clock, length, n)`,
    [
      documentId,
      seq,
      carries.map(({ from }) => from.client),
      carries.map(({ from }) => from.clock),
      carries.map(({ to }) => to.client),
      carries.map(({ to }) => to.clock),
      carries.map(({ from }) => from.length),
    ],
  );
  for (const { author: writer, text } of stranded) {
    await manager.query(
      `INSERT INTO stranded_texts (id, document_id, membership_id, section, field, text, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (id) DO UPDATE SET text = excluded.text, settled_at = NULL`,
      [text.id, documentId, writer.membership, text.section, text.field, text.text, new Date(at)],
    );
  }
}
