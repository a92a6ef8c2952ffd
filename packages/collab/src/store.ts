import type { Author, Lease, UpdateKind, Voice } from './author.js';
import type { Carry } from './carry-over.js';
import type { IdRange } from './ids.js';
import type { Ledger, LedgerChanges } from './ledger.js';
import type { RefusalCode, RefusalRule, StrandedText } from './protocol.js';

/** One update as it enters the log. */
export interface NewUpdate {
  update: Uint8Array;
  /** Null for what the server writes in nobody's name (seeds, repairs of tables). */
  author: Author | null;
  connection: string | null;
  schema: number | null;
  kind: UpdateKind;
  /** Whom the words were typed for that the room puts back; null for what came from a client, whose ids tell it. */
  voice: Voice | null;
  /** Milliseconds since 1970, by the clock of the server. */
  at: number;
  /** Client ids that write here for the first time, leased to the author. */
  leases: LeasedClient[];
  carries: Carry[];
  /** The ids among those it brought that its author says were pasted. */
  pasted: IdRange[];
  stranded: { author: Author; text: StrandedText }[];
}

export interface LeasedClient {
  client: number;
  voice: Voice | null;
}

export interface StoredUpdate {
  seq: number;
  update: Uint8Array;
  author: Author | null;
  at: number;
  /** Of a restoration: what it brought back, which is told and not recognised [O8]. */
  restored?: Carry[];
}

/** An update with all that the ledger is made of. */
export type LoggedUpdate = StoredUpdate & Pick<NewUpdate, 'kind' | 'voice' | 'leases' | 'pasted'>;

export interface StoredDocument {
  /** The newest snapshot that may serve: everything up to and including `seq`. */
  snapshot: { seq: number; state: Uint8Array } | null;
  /** What came after it, in order. */
  updates: StoredUpdate[];
  leases: ({ client: number } & Lease)[];
  carries: Carry[];
  /** Who wrote what, up to the last update. */
  ledger: Ledger;
}

/** Where one document lives. */
export interface DocumentStore {
  load(): Promise<StoredDocument>;
  /**
   * Writes a batch and what it changed of the ledger in one transaction, all or nothing, and gives the sequence number of
   * its last update. Rejects when the log does not end with the update numbered `after`: someone else has written, on
   * what the caller has not read.
   */
  append(batch: readonly NewUpdate[], after: number, ledger: LedgerChanges): Promise<number>;
  /** Words of a person that wait to be put back or copied. */
  stranded(person: string): Promise<StrandedText[]>;
  /** Keeps apart an update that was refused, for administrators to look at. */
  quarantine(refused: RefusedUpdate): Promise<void>;
}

/** An update that broke a rule. */
export interface RefusedUpdate {
  update: Uint8Array;
  author: Author;
  connection: string;
  code: RefusalCode;
  rule: RefusalRule;
  at: number;
}
