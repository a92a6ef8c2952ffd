import { type AuthorRun, Ledger, type NewUpdate, RETURN_WINDOW } from '@diapason/collab';
import { MemoryStore } from '@diapason/collab/testing';
import * as Y from 'yjs';

/** A store that holds a snapshot once it is compacted, and tells the ledger that the room had it write. */
export class LedgerStore extends MemoryStore {
  /** The ledger as it was written, batch by batch. */
  get kept(): Ledger {
    return new Ledger(byId([...this.runs.values()]), this.removals);
  }

  /** Keeps a snapshot as the server chooses it: the newest that is older than the window. */
  compact(now: number): void {
    const seq = this.log.findLast(({ at }) => at < now - RETURN_WINDOW)?.seq ?? 0;
    if (seq === 0) return;
    const doc = new Y.Doc();
    for (const { update } of this.log.slice(0, seq)) Y.applyUpdate(doc, update);
    this.snapshot = { seq, state: Y.encodeStateAsUpdate(doc) };
  }
}

/** Runs in the order of their ids. */
export const byId = (runs: readonly AuthorRun[]): AuthorRun[] =>
  runs.toSorted((a, b) => a.client - b.client || a.clock - b.clock);

/** What an update carried over. Of words that were put back, the last thing told is where they went: that is no credit. */
export const recognised = ({ kind, carries }: Pick<NewUpdate, 'kind' | 'carries'>): NewUpdate['carries'] =>
  kind === 'replanted' ? carries.slice(0, -1) : carries;
