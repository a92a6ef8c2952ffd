import type { Author } from '../author.js';
import { type AuthorRun, Ledger, type LedgerChanges, type Removal } from '../ledger.js';
import type { StrandedText } from '../protocol.js';
import type { DocumentStore, NewUpdate, RefusedUpdate, StoredDocument } from '../store.js';

/** A store in memory that can be told to fail and to wait. */
export class MemoryStore implements DocumentStore {
  readonly log: (NewUpdate & { seq: number })[] = [];
  readonly runs = new Map<string, AuthorRun>();
  readonly removals: Removal[] = [];
  readonly refused: RefusedUpdate[] = [];
  snapshot: StoredDocument['snapshot'] = null;
  loads = 0;
  /** When set, the next writes reject with it. */
  failure: Error | null = null;
  /** When set, writes wait for it before they are done. */
  gate: Promise<void> | null = null;

  async load(): Promise<StoredDocument> {
    this.loads += 1;
    const after = this.snapshot?.seq ?? 0;
    return {
      snapshot: this.snapshot,
      updates: this.log
        .filter(({ seq }) => seq > after)
        .map((update) => ({ ...update, restored: update.kind === 'restored' ? update.carries : undefined })),
      leases: this.log.flatMap(({ leases, author }) => leases.map((lease) => ({ ...lease, author: author as Author }))),
      carries: this.log.flatMap(({ carries }) => carries),
      ledger: new Ledger(structuredClone([...this.runs.values()]), structuredClone(this.removals)),
    };
  }

  async append(batch: readonly NewUpdate[], after: number, { runs, removals }: LedgerChanges): Promise<number> {
    await this.gate;
    if (this.failure) throw this.failure;
    if (after !== this.log.length) throw new Error('someone else wrote');
    for (const update of batch) this.log.push({ ...update, seq: this.log.length + 1 });
    for (const run of runs) this.runs.set(`${run.client} ${run.clock}`, { ...run });
    for (const { position, ...removal } of removals) this.removals[position] = removal;
    return this.log.length;
  }

  async stranded(person: string): Promise<StrandedText[]> {
    const texts = new Map<string, StrandedText>();
    for (const update of this.log)
      for (const { author, text } of update.stranded) if (author.person === person) texts.set(text.id, text);
    return [...texts.values()];
  }

  async quarantine(refused: RefusedUpdate): Promise<void> {
    this.refused.push(refused);
  }
}
