import type { Client } from 'pg';
import { type ChainedAct, type ChainFault, GENESIS, verifyChain } from './journal-chain.js';

const PAGE = 2_000;

/** What became of the journal. */
export interface JournalReport {
  /** Acts that verify, from the first on, and the hash of the last of them. */
  acts: number;
  head: string;
  /** The first act that does not, and the one that stands before it. */
  broken: { act: string; after: string | null; fault: ChainFault } | null;
  /** Acts that came after the head noted earlier; null when the chain does not go through it. */
  since: number | null;
}

/**
 * Verifies the journal from its first act on. `noted` is a head that was noted earlier, in hexadecimal. Acts that come in
 * meanwhile are verified as well: they only come at the end.
 */
export async function verifyJournal(client: Client, noted: string | null = null): Promise<JournalReport> {
  let head: Buffer = GENESIS;
  let acts = 0;
  let after: string | null = null;
  let notedAt = head.toString('hex') === noted ? 0 : null;
  let broken: JournalReport['broken'] = null;
  for await (const page of pages(client)) {
    const verdict = verifyChain(page, head);
    const sound: ChainedAct[] = verdict.sound ? page : page.slice(0, verdict.at);
    const place = sound.findIndex(({ hash }) => hash.toString('hex') === noted);
    if (place >= 0) notedAt = acts + place + 1;
    acts += sound.length;
    ({ hash: head, id: after } = sound.at(-1) ?? { hash: head, id: after });
    if (verdict.sound) continue;
    broken = { act: (page[verdict.at] as ChainedAct).id, after, fault: verdict.fault };
    break;
  }
  return { acts, head: head.toString('hex'), broken, since: notedAt === null ? null : acts - notedAt };
}

async function* pages(client: Client): AsyncGenerator<ChainedAct[]> {
  for (let last: string | undefined; ; ) {
    const page: ChainedAct[] = await pageAfter(client, last ?? null);
    last = page.at(-1)?.id;
    if (last === undefined) return;
    yield page;
  }
}

async function pageAfter(client: Client, id: string | null): Promise<ChainedAct[]> {
  const { rows } = await client.query<ChainedAct>(
    `SELECT id, previous, hash, ARRAY[
       id::text, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), act, subject_kind, subject_id::text,
       person_id::text, membership_id::text, organisation_id::text, details::text
     ] AS columns
     FROM journal WHERE $1::bigint IS NULL OR id > $1 ORDER BY id LIMIT ${PAGE}`,
    [id],
  );
  return rows;
}
