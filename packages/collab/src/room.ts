import * as Y from 'yjs';
import type { Voice } from './author.js';
import {
  type Commit,
  CommitError,
  type CommitOptions,
  commitBatch,
  type Incoming,
  type IncomingUpdate,
  type Outcome,
  type Refusal,
  type Writer,
} from './commit-batch.js';
import type { Connection, Participant } from './connection.js';
import { IdSet } from './ids.js';
import { LiveDocument, type Restoration } from './live-document.js';
import { HEARTBEAT, Presence } from './presence.js';
import {
  CLOSE,
  type CloseCode,
  type RefusalCode,
  type RefusalRule,
  readClientMessage,
  type SectionChange,
  writeMessage,
} from './protocol.js';

export interface RoomOptions extends CommitOptions {
  /** Called between two batches once writing has paused, with what changed since the last time. */
  settled?(document: SettledDocument): Promise<void> | void;
  /** Told of what should not happen, without any content. */
  report?(
    event: 'update-refused' | 'quarantine-failed' | 'batch-failed' | 'settle-failed',
    details: Record<string, unknown>,
  ): void;
}

export interface SettledDocument {
  doc: Y.Doc;
  seq: number;
  changes: SectionChange[];
  /** Writes in nobody's name (repairs), in this pause; committed and told like any update. */
  repair(edit: (doc: Y.Doc) => void): void;
}

const SETTLE_AFTER = 400;
const SETTLE_AT_LATEST = 2000;
const SETTLE_AGAIN_AFTER = 5000;
const PRESENCE_EVERY = 50;
const HEARTBEAT_EVERY = 15_000;
const MAX_BATCH = 500;
const MAX_ASIDE_ANSWERS = 3;
const MAX_ANNOUNCED = 10_000;
const MAX_VOICES = 100;
const MAX_PASTES = 10_000;
const MAX_FRAMES_PER_SECOND = 200;
const MAX_FRAME_BURST = 600;

/** How one participant stands in the room. */
interface Seat {
  participant: Participant;
  /** Whom it said it writes for, by client id. */
  voices: Map<number, Voice>;
  /** What it said was pasted. */
  pasted: IdSet;
  pastes: number;
  /** Whether the room speaks to it yet. */
  told: boolean;
  /** Updates received on this connection, and how many of them are covered by what is on disk. */
  received: number;
  covered: number;
  /** From this update on, nothing is accepted of this connection. */
  refused: boolean;
  /** We asked for all that it has, and it has not answered yet: until then, what lacks something before it is set aside. */
  asked: boolean;
  /** Answers in a row that still lacked something. */
  asideAnswers: number;
  /** Something was set aside that no answer has made up for. */
  aside: boolean;
  allowance: number;
  refilledAt: number;
}

/** What waits to be written, whose account it is on, and who waits for it. */
type Write = Incoming & { seat: Seat | null; count: number; done?: (error?: unknown, outcome?: Outcome) => void };

/**
 * One open document: whoever writes in it, one update at a time. What another participant has seen is on disk (SPEC R1);
 * everything that reads the document passes between two batches, so that nobody reads what is not committed (R2).
 */
export class Room {
  private readonly seats = new Map<Connection, Seat>();
  private readonly presence: Presence<Connection>;
  private writes: Write[] = [];
  private reads: { run(): void; fail(error: unknown): void }[] = [];
  private pumping = false;
  private dead = false;
  private changes = new Map<string, SectionChange>();
  private firstChangeAt: number | null = null;
  private settleTimer: ReturnType<typeof setTimeout> | null = null;
  private settling: Promise<void> = Promise.resolve();
  private readonly keeping = new Set<Promise<void>>();
  /** Client ids that were announced here, and the memberships that did so first. */
  private readonly announced = new Map<number, string>();
  private presenceTimer: ReturnType<typeof setTimeout> | null = null;
  private readonly heartbeat: ReturnType<typeof setInterval>;
  private wholeState: { seq: number; state: Uint8Array } | null = null;

  private constructor(
    private live: LiveDocument,
    private readonly options: RoomOptions,
  ) {
    this.presence = new Presence(
      (connection) => (this.seats.get(connection) as Seat).participant.identity,
      (name) => options.sections.includes(name),
    );
    this.heartbeat = setInterval(() => this.tell({ type: 'awareness', update: HEARTBEAT }), HEARTBEAT_EVERY);
  }

  static async open(options: RoomOptions): Promise<Room> {
    return new Room(await LiveDocument.load(options.store, options.sections), options);
  }

  /** Whether nobody is here and nothing is on its way. */
  get idle(): boolean {
    return this.seats.size === 0 && !this.pumping && this.firstChangeAt === null;
  }

  get closed(): boolean {
    return this.dead;
  }

  get participants(): Participant[] {
    return [...this.seats.values()].map(({ participant }) => participant);
  }

  /** Sequence number of the last update on disk. */
  get seq(): number {
    return this.live.seq;
  }

  async join(participant: Participant): Promise<void> {
    const { connection, author, wantsAcks } = participant;
    const seat: Seat = {
      participant,
      voices: new Map(),
      pasted: new IdSet(),
      pastes: 0,
      told: false,
      received: 0,
      covered: 0,
      refused: false,
      asked: true,
      asideAnswers: 0,
      aside: false,
      allowance: MAX_FRAME_BURST,
      refilledAt: this.options.now(),
    };
    this.seats.set(connection, seat);
    // What we hold is said before anything else is told: the answer then names nothing the person has not seen.
    await this.read(({ doc }) => {
      seat.told = true;
      connection.send(writeMessage({ type: 'state-vector', stateVector: Y.encodeStateVector(doc) }));
      connection.send(writeMessage({ type: 'awareness', update: this.presence.everybody() }));
    });
    if (!wantsAcks) return;
    const texts = await this.options.store.stranded(author.person).catch((error: unknown) => {
      this.leave(connection);
      throw error;
    });
    if (texts.length > 0) connection.send(writeMessage({ type: 'stranded', texts }));
  }

  leave(connection: Connection): void {
    if (!this.seats.has(connection)) return;
    this.presence.leave(connection);
    this.seats.delete(connection);
    this.schedulePresence();
  }

  /** Takes in a frame of a participant. Never throws: an offender is closed, the others go on. */
  receive(connection: Connection, frame: Uint8Array): void {
    const seat = this.seats.get(connection);
    if (!seat) return;
    if (!this.mayReceive(seat)) return this.dismiss(seat, CLOSE.flooding, 'too many messages');
    try {
      const message = readClientMessage(frame);
      switch (message.type) {
        case 'state-vector':
          void this.sendMissing(seat, message.stateVector);
          return;
        case 'update':
          seat.received += 1;
          this.enqueue({
            update: message.update,
            whole: message.whole,
            participant: seat.participant,
            voices: seat.voices,
            pasted: seat.pasted,
            barred: () => seat.refused,
            seat,
            count: seat.received,
          });
          return;
        case 'awareness':
          if (!this.presence.receive(connection, message.update)) return this.dismiss(seat, CLOSE.invalid, 'awareness');
          this.noteAnnounced(seat);
          this.schedulePresence();
          return;
        case 'voice':
          if (seat.voices.size >= MAX_VOICES) return this.dismiss(seat, CLOSE.flooding, 'too many voices');
          seat.voices.set(message.client, message.voice);
          return;
        case 'pasted':
          seat.pastes += message.ranges.length;
          if (seat.pastes > MAX_PASTES) return this.dismiss(seat, CLOSE.flooding, 'too many pastes');
          for (const range of message.ranges) seat.pasted.add(range);
          return;
        case 'query-awareness':
          connection.send(writeMessage({ type: 'awareness', update: this.presence.everybody() }));
      }
    } catch {
      this.dismiss(seat, CLOSE.invalid, 'not a message of the protocol');
    }
  }

  /** Reads the document between two batches. */
  read<T>(read: (live: Pick<LiveDocument, 'doc' | 'seq' | 'ledger' | 'moves'>) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.dead) return reject(new CommitError('the document is closed'));
      const run = () => {
        try {
          resolve(read(this.live));
        } catch (error) {
          reject(error);
        }
      };
      this.reads.push({ run, fail: reject });
      void this.pump();
    });
  }

  /** Writes in nobody's name, in the queue: committed, then told, like any update. */
  edit(edit: (doc: Y.Doc) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.dead) return reject(new CommitError('the document is closed'));
      this.enqueue({ edit, seat: null, count: 0, done: (error) => (error ? reject(error) : resolve()) });
    });
  }

  /** Brings words back in somebody's name, in the queue and by their right, like an update. Gives why not, or null. */
  restore(participant: Writer, restore: Restoration): Promise<RefusalCode | null> {
    return new Promise((resolve, reject) => {
      if (this.dead) return reject(new CommitError('the document is closed'));
      const done = (error?: unknown, outcome?: Outcome) =>
        error ? reject(error) : resolve(typeof outcome === 'object' ? outcome.refused : null);
      this.enqueue({ restore, participant, seat: null, count: 0, done });
    });
  }

  /** Hands the whole document out once more: what was handed out before is behind. */
  handOutAgain(): void {
    this.noteChanges(this.options.sections.map((section) => ({ section, organisations: [] })));
  }

  private enqueue(write: Write): void {
    this.writes.push(write);
    void this.pump();
  }

  /** Waits until everything received so far is on disk and told, or refused. */
  flush(): Promise<void> {
    return this.edit(() => {});
  }

  /** Puts everyone out and lets go of the document, once what was received is committed. */
  async close(code: CloseCode = CLOSE.restarting, reason = 'closing'): Promise<void> {
    await this.flush();
    await this.settle();
    await Promise.all(this.keeping);
    this.die(code, reason);
  }

  private async sendMissing({ participant: { connection } }: Seat, stateVector: Uint8Array): Promise<void> {
    const update = await this.read(({ doc, seq }) => {
      if (stateVector.length > 1) return Y.encodeStateAsUpdate(doc, stateVector);
      // An empty state vector: many who open the document at once are sent the same bytes.
      if (this.wholeState?.seq !== seq) this.wholeState = { seq, state: Y.encodeStateAsUpdate(doc) };
      return this.wholeState.state;
    }).catch(() => null);
    if (update) connection.send(writeMessage({ type: 'update', update, whole: true }));
  }

  private async pump(): Promise<void> {
    if (this.pumping || this.dead) return;
    this.pumping = true;
    try {
      while (!this.dead && (this.reads.length > 0 || this.writes.length > 0)) {
        for (const { run } of this.reads.splice(0)) run();
        if (this.writes.length > 0) await this.writeBatch(this.writes.splice(0, MAX_BATCH));
      }
    } finally {
      this.pumping = false;
    }
  }

  private async writeBatch(batch: readonly Write[]): Promise<void> {
    try {
      const commit = await commitBatch(this.live, batch, { ...this.options, announced: this.announced });
      this.live = commit.live;
      this.conclude(batch, commit);
    } catch (error) {
      const reason = error instanceof CommitError ? error.message : String(error);
      this.options.report?.('batch-failed', { updates: batch.length, reason });
      for (const { done } of batch) done?.(error);
      // Nobody was told anything: everyone comes back, sends again what was not acknowledged, and finds what is on disk.
      this.die(CLOSE.storageFailed, 'not saved, try again');
    }
  }

  /** Tells the room what is now on disk, then each sender that it is. */
  private conclude(batch: readonly Write[], { outcomes, told, tellers, stranded, changes }: Commit): void {
    if (told) {
      const frame = writeMessage({ type: 'update', update: told, whole: false });
      const only = tellers.size === 1 ? [...tellers][0] : null;
      for (const seat of this.seats.values())
        if (seat.told && seat.participant !== only) seat.participant.connection.send(frame);
    }
    for (const [i, write] of batch.entries()) {
      const { seat, count, done } = write;
      done?.(undefined, outcomes[i]);
      if (seat && 'update' in write) this.settleAccount(seat, count, outcomes[i] ?? 'covered', write);
    }
    for (const seat of new Set(batch.map(({ seat }) => seat)))
      if (seat?.participant.wantsAcks && seat.covered > 0 && this.seats.has(seat.participant.connection))
        seat.participant.connection.send(
          writeMessage({ type: 'acknowledged', count: seat.covered, seq: this.live.seq }),
        );
    this.offerBack(stranded);
    this.noteChanges(changes);
  }

  private settleAccount(seat: Seat, count: number, outcome: Outcome, { whole, update }: IncomingUpdate): void {
    if (whole) seat.asked = false;
    if (outcome === 'covered') {
      // After a gap, only all that the client has makes up for what was set aside.
      if (whole) seat.aside = false;
      if (!seat.aside && !seat.refused) seat.covered = count;
      if (whole) seat.asideAnswers = 0;
    } else if (outcome === 'gap') {
      seat.aside = true;
      if (whole) seat.asideAnswers += 1;
      if (seat.asideAnswers >= MAX_ASIDE_ANSWERS) this.refuse(seat, { refused: 'UPDATE_INVALID', rule: 'R6' }, update);
      else if (!seat.asked) this.askForAll(seat);
    } else if (!seat.refused) this.refuse(seat, outcome, update);
  }

  private refuse(seat: Seat, { refused: code, rule }: Refusal, update: Uint8Array): void {
    const { connection, wantsAcks, author } = seat.participant;
    seat.refused = true;
    this.options.report?.('update-refused', { code, rule, membership: author.membership });
    if (wantsAcks) connection.send(writeMessage({ type: 'refused', count: seat.covered, code }));
    if (!rule) return;
    this.keepApart(seat, update, code, rule);
    this.dismiss(seat, CLOSE.invalid, 'not an update of this document');
  }

  /** Nobody waits for it: what could not be kept apart is refused all the same. */
  private keepApart({ participant }: Seat, update: Uint8Array, code: RefusalCode, rule: RefusalRule): void {
    const { author, connection } = participant;
    const refused = { update, author, connection: connection.id, code, rule, at: this.options.now() };
    const kept = this.options.store
      .quarantine(refused)
      .catch((error: unknown) => this.options.report?.('quarantine-failed', { reason: String(error) }))
      .then(() => void this.keeping.delete(kept));
    this.keeping.add(kept);
  }

  private askForAll(seat: Seat): void {
    seat.asked = true;
    const stateVector = Y.encodeStateVector(this.live.doc);
    seat.participant.connection.send(writeMessage({ type: 'state-vector', stateVector }));
  }

  private offerBack(stranded: Commit['stranded']): void {
    for (const { participant } of this.seats.values()) {
      const texts = stranded
        .filter(({ author }) => author.person === participant.author.person)
        .map(({ text }) => text);
      if (texts.length > 0 && participant.wantsAcks)
        participant.connection.send(writeMessage({ type: 'stranded', texts }));
    }
  }

  private noteChanges(changes: readonly SectionChange[]): void {
    if (changes.length === 0) return;
    for (const change of changes) this.noteChange(change);
    const now = this.options.now();
    this.firstChangeAt ??= now;
    if (this.settleTimer) clearTimeout(this.settleTimer);
    const wait = Math.max(0, Math.min(SETTLE_AFTER, this.firstChangeAt + SETTLE_AT_LATEST - now));
    this.settleTimer = setTimeout(() => void this.settle(), wait);
  }

  private noteChange(change: SectionChange): void {
    const before = this.changes.get(change.section);
    const organisations = [...new Set([...(before?.organisations ?? []), ...change.organisations])];
    this.changes.set(change.section, { ...before, ...change, organisations });
  }

  /** One at a time, the one under way first. */
  private settle(): Promise<void> {
    if (this.settleTimer) clearTimeout(this.settleTimer);
    this.settleTimer = null;
    this.settling = this.settling.then(() => this.handOut());
    return this.settling;
  }

  private async handOut(): Promise<void> {
    if (this.changes.size === 0 || this.dead) return;
    const changes = [...this.changes.values()];
    this.changes = new Map();
    this.firstChangeAt = null;
    const repairs: ((doc: Y.Doc) => void)[] = [];
    try {
      const { settled } = this.options;
      const done = await this.read(({ doc, seq }) =>
        settled?.({ doc, seq, changes, repair: (edit) => repairs.push(edit) }),
      );
      await done;
      for (const repair of repairs) await this.edit(repair);
      this.tell({ type: 'changed', changes }, ({ wantsAcks }) => wantsAcks);
    } catch (error) {
      this.options.report?.('settle-failed', { reason: String(error) });
      this.handOutLater(changes);
    }
  }

  /** What was not taken in is handed out again, together with what changes meanwhile. */
  private handOutLater(changes: readonly SectionChange[]): void {
    if (this.dead) return;
    const meanwhile = [...this.changes.values()];
    this.changes = new Map();
    for (const change of [...changes, ...meanwhile]) this.noteChange(change);
    this.firstChangeAt = this.options.now();
    this.settleTimer ??= setTimeout(() => void this.settle(), SETTLE_AGAIN_AFTER);
  }

  /** Whoever announces an id will write under it: nobody else may before them, though all have read it. */
  private noteAnnounced({ participant: { connection, author } }: Seat): void {
    const client = this.presence.clientOf(connection);
    if (client === null || this.announced.has(client)) return;
    this.announced.set(client, author.membership);
    const [first] = this.announced.keys();
    if (first !== undefined && this.announced.size > MAX_ANNOUNCED) this.announced.delete(first);
  }

  private schedulePresence(): void {
    this.presenceTimer ??= setTimeout(() => {
      this.presenceTimer = null;
      const update = this.presence.takeChanges();
      if (update) this.tell({ type: 'awareness', update });
    }, PRESENCE_EVERY);
  }

  private tell(
    message: Parameters<typeof writeMessage>[0],
    to: (participant: Participant) => boolean = () => true,
  ): void {
    const frame = writeMessage(message);
    for (const { participant, told } of this.seats.values())
      if (told && to(participant)) participant.connection.send(frame);
  }

  private mayReceive(seat: Seat): boolean {
    const now = this.options.now();
    const refill = ((now - seat.refilledAt) / 1000) * MAX_FRAMES_PER_SECOND;
    seat.allowance = Math.min(MAX_FRAME_BURST, seat.allowance + refill) - 1;
    seat.refilledAt = now;
    return seat.allowance >= 0;
  }

  private dismiss({ participant: { connection } }: Seat, code: CloseCode, reason: string): void {
    this.leave(connection);
    connection.close(code, reason);
  }

  private die(code: CloseCode, reason: string): void {
    this.dead = true;
    clearInterval(this.heartbeat);
    if (this.settleTimer) clearTimeout(this.settleTimer);
    if (this.presenceTimer) clearTimeout(this.presenceTimer);
    for (const connection of this.seats.keys()) connection.close(code, reason);
    this.seats.clear();
    const error = new CommitError('the document is closed');
    for (const { done } of this.writes.splice(0)) done?.(error);
    for (const { fail } of this.reads.splice(0)) fail(error);
    this.live.doc.destroy();
  }
}
