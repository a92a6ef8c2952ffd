import { createHash } from 'node:crypto';

/** An act as it stands in the journal. */
export interface ChainedAct {
  id: string;
  /** Hash of the act before it. */
  previous: Buffer;
  hash: Buffer;
  /** What it hashes of its own, as text, in the order of `journal_hash`. */
  columns: readonly (string | null)[];
}

/** What the first act stands on. */
export const GENESIS: Buffer = Buffer.alloc(32);

/** ALTERED: not what was written. DETACHED: as it was written, but the act it was written after does not stand before it. */
export type ChainFault = 'ALTERED' | 'DETACHED';

export type Verdict = { sound: true; head: Buffer } | { sound: false; at: number; fault: ChainFault };

/**
 * Verifies acts, in their order, which stand on the head of those before them. Gives the new head, or which is the first
 * that is broken, and how.
 */
export function verifyChain(acts: readonly ChainedAct[], head: Buffer = GENESIS): Verdict {
  let last = head;
  for (const [at, act] of acts.entries()) {
    if (!hashOf(act).equals(act.hash)) return { sound: false, at, fault: 'ALTERED' };
    if (!act.previous.equals(last)) return { sound: false, at, fault: 'DETACHED' };
    last = act.hash;
  }
  return { sound: true, head: last };
}

/** Each column goes with its length, so that no two rows read alike. */
function hashOf({ previous, columns }: ChainedAct): Buffer {
  const parts = columns.map((column) => (column === null ? '-' : `${Buffer.byteLength(column)}:${column}`));
  return createHash('sha256').update(previous).update(parts.join('')).digest();
}
