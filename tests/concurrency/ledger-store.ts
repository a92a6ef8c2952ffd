import { Ledger, type NewUpdate, RETURN_WINDOW } from '@diapason/collab';
import { MemoryStore } from '@diapason/collab/testing';
import * as Y from 'yjs';

/** A store that keeps the ledger with each batch, from what the room gives, and holds a snapshot once it is compacted. */
export class LedgerStore extends MemoryStore {
  readonly kept = new Ledger();
  private readonly held = new Map<number, number>();

  override async append(batch: readonly NewUpdate[], after: number): Promise<number> {
    const seq = await super.append(batch, after);
    for (const { update, author, kind, at, carries } of batch)
      this.kept.enter(this.newRanges(update), { author, kind, at }, recognised({ kind, carries }));
    return seq;
  }

  /** Keeps a snapshot as the server chooses it: the newest that is older than the window. */
  compact(now: number): void {
    const seq = this.log.findLast(({ at }) => at < now - RETURN_WINDOW)?.seq ?? 0;
    if (seq === 0) return;
    const doc = new Y.Doc();
    for (const { update } of this.log.slice(0, seq)) Y.applyUpdate(doc, update);
    this.snapshot = { seq, state: Y.encodeStateAsUpdate(doc) };
  }

  private newRanges(update: Uint8Array) {
    return Y.decodeUpdate(update).structs.flatMap(({ id, length }) => {
      const { client } = id;
      const clock = Math.max(id.clock, this.held.get(client) ?? 0);
      const end = id.clock + length;
      if (end <= clock) return [];
      this.held.set(client, end);
      return [{ client, clock, length: end - clock }];
    });
  }
}

/** What an update carried over. Of words that were put back, the last thing told is where they went: that is no credit. */
export const recognised = ({ kind, carries }: Pick<NewUpdate, 'kind' | 'carries'>): NewUpdate['carries'] =>
  kind === 'replanted' ? carries.slice(0, -1) : carries;
