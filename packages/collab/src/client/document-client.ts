import * as decoding from 'lib0/decoding';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Voice } from '../author.js';
import type { IdRange } from '../ids.js';
import { RESERVED_CLIENTS } from '../live-document.js';
import { merged } from '../merged.js';
import {
  type ClientMessage,
  type RefusalCode,
  readServerMessage,
  type SectionChange,
  type ServerMessage,
  type StrandedText,
  writeMessage,
} from '../protocol.js';

export interface DocumentClientEvents {
  /** An update of this person joined those that are not saved yet. */
  added?(update: UnsavedUpdate): void;
  /** The oldest `count` updates are saved; how many are not. */
  saved?(count: number, left: number): void;
  /** Everything up to here was received once on this connection. */
  synced?(): void;
  /** Nothing more is accepted of this client; what is not saved stays with it. */
  refused?(code: RefusalCode): void;
  stranded?(texts: StrandedText[]): void;
  changed?(changes: SectionChange[]): void;
}

/** An update the server has not acknowledged, whom it was written for when not for the person, and what of it was pasted. */
export interface UnsavedUpdate {
  update: Uint8Array;
  spoken: { client: number; voice: Voice } | null;
  pasted: IdRange | null;
}

/**
 * The client's end of the protocol, whatever carries the frames. It keeps each update until the server says it is on
 * disk, and after a cut sends those updates again rather than a comparison of the two documents: an update names as
 * deleted only what the person had before their eyes, so that the server can tell words removed knowingly from words
 * that were never seen.
 */
export class DocumentClient {
  readonly awareness: Awareness;
  /** Updates the server has not acknowledged, oldest first. */
  readonly unsaved: Uint8Array[] = [];
  synced = false;
  /** The client ids of this page, by whom they write for; null: for the person. */
  private readonly ids = new Map<Voice | null, number>();
  /** Whom client ids write for, those of an earlier page included whose updates are not saved. */
  private readonly voices = new Map<number, Voice>();
  /** What was pasted and may not be saved. */
  private pasted: IdRange[] = [];
  private send: ((frame: Uint8Array) => void) | null = null;
  private acknowledged = 0;
  /** Updates sent on this connection and not acknowledged, each standing for so many of the unsaved. */
  private inFlight: number[] = [];
  private asked = 0;

  constructor(
    readonly doc: Y.Doc,
    private readonly events: DocumentClientEvents = {},
    unsaved: readonly UnsavedUpdate[] = [],
    private readonly newClientId: () => number = randomClientId,
  ) {
    if (doc.clientID < RESERVED_CLIENTS) doc.clientID = newClientId();
    this.ids.set(null, doc.clientID);
    this.awareness = new Awareness(doc);
    // Others take no notice of the state an Awareness begins with (clock 0): one that is set counts.
    this.awareness.setLocalState({});
    for (const { update, spoken, pasted } of unsaved) {
      this.unsaved.push(update);
      if (pasted) this.pasted.push(pasted);
      if (spoken) this.voices.set(spoken.client, spoken.voice);
      Y.applyUpdate(doc, update, this);
    }
    doc.on('update', this.onUpdate);
    this.awareness.on('update', this.onAwareness);
  }

  /** Begins to speak on a fresh connection. */
  open(send: (frame: Uint8Array) => void): void {
    this.send = send;
    this.acknowledged = 0;
    this.inFlight = [];
    this.asked = 0;
    this.emit({ type: 'state-vector', stateVector: Y.encodeStateVector(this.doc) });
    for (const [client, voice] of this.voices) this.emit({ type: 'voice', client, voice });
    if (this.pasted.length > 0) this.emit({ type: 'pasted', ranges: this.pasted });
    this.renewWhereabouts();
  }

  /** Writes for someone else from now on, or for the person again: under another client id, so that each word tells. */
  speakFor(voice: Voice | null): void {
    const client = this.ids.get(voice) ?? this.newClientId();
    this.doc.clientID = client;
    if (voice === null || this.ids.has(voice)) return;
    this.ids.set(voice, client);
    this.voices.set(client, voice);
    this.emit({ type: 'voice', client, voice });
  }

  /** Whether what stands under a client id was written on this page. */
  isOwn(client: number): boolean {
    return [...this.ids.values()].includes(client);
  }

  /** The connection is gone: the others are no longer known to be there. */
  closed(): void {
    this.send = null;
    this.synced = false;
    const others = [...this.awareness.getStates().keys()].filter((client) => client !== this.awareness.clientID);
    removeAwarenessStates(this.awareness, others, this);
    // What was last heard of them will be told again on the next connection, and is news then.
    for (const client of others) this.awareness.meta.delete(client);
    // Others are told that this client is gone under the next number: what it says when it is back comes after that.
    this.renewWhereabouts();
  }

  destroy(): void {
    this.doc.off('update', this.onUpdate);
    this.awareness.destroy();
    this.send = null;
  }

  /** Takes in frames; their updates enter the document as one change. */
  receive(frames: readonly Uint8Array[]): void {
    const messages = frames.map(readServerMessage);
    this.doc.transact(() => {
      for (const message of messages) if (message?.type === 'update') Y.applyUpdate(this.doc, message.update, this);
    }, this);
    for (const message of messages) if (message) this.heed(message);
  }

  private heed(message: ServerMessage): void {
    switch (message.type) {
      case 'state-vector':
        this.answer(message.stateVector);
        break;
      case 'update':
        if (!message.whole || this.synced) break;
        this.synced = true;
        this.events.synced?.();
        break;
      case 'awareness':
        applyAwarenessUpdate(this.awareness, message.update, this);
        // The end of an earlier connection was noticed after this one began.
        if (saysGone(message.update, this.awareness.clientID)) this.renewWhereabouts();
        break;
      case 'acknowledged':
        this.forget(message.count);
        break;
      case 'refused':
        this.events.refused?.(message.code);
        break;
      case 'stranded':
        this.events.stranded?.(message.texts);
        break;
      case 'changed':
        this.events.changed?.(message.changes);
        break;
    }
  }

  /** The server says what it holds. At first it gets what is not saved; when that was not enough, all it lacks. */
  private answer(stateVector: Uint8Array): void {
    this.asked += 1;
    const update =
      this.asked === 1 ? merged([EMPTY_UPDATE, ...this.unsaved]) : Y.encodeStateAsUpdate(this.doc, stateVector);
    this.inFlight.push(this.unsaved.length - this.inFlight.reduce((sum, count) => sum + count, 0));
    this.emit({ type: 'update', update, whole: true });
  }

  private forget(count: number): void {
    const covered = this.inFlight.splice(0, count - this.acknowledged).reduce((sum, each) => sum + each, 0);
    this.acknowledged = count;
    this.unsaved.splice(0, covered);
    if (this.unsaved.length === 0) this.pasted = [];
    if (covered > 0) this.events.saved?.(covered, this.unsaved.length);
  }

  private readonly onUpdate = (update: Uint8Array, origin: unknown, _: Y.Doc, transaction: Y.Transaction): void => {
    if (origin === this) return;
    this.unsaved.push(update);
    const client = this.doc.clientID;
    const voice = this.voices.get(client);
    const pasted = transaction.meta.has(PASTED) ? ownRange(transaction, client) : null;
    this.events.added?.({ update, spoken: voice ? { client, voice } : null, pasted });
    if (pasted) {
      this.pasted.push(pasted);
      this.emit({ type: 'pasted', ranges: [pasted] });
    }
    // Before the server's first question, the answer to it will carry this update.
    if (this.asked === 0) return;
    this.inFlight.push(1);
    this.emit({ type: 'update', update, whole: false });
  };

  private readonly onAwareness = (_: unknown, origin: unknown): void => {
    if (origin === 'local') this.sendWhereabouts();
  };

  private renewWhereabouts(): void {
    this.awareness.setLocalState(this.awareness.getLocalState());
  }

  /** Only its own: repeating what it hears of others is what chokes a room of sixty. */
  private sendWhereabouts(): void {
    if (this.awareness.getLocalState() === null) return;
    this.emit({ type: 'awareness', update: encodeAwarenessUpdate(this.awareness, [this.awareness.clientID]) });
  }

  private emit(message: ClientMessage): void {
    this.send?.(writeMessage(message));
  }
}

/** Whether a message about presence says that a client is gone. */
function saysGone(update: Uint8Array, client: number): boolean {
  const decoder = decoding.createDecoder(update);
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const told = decoding.readVarUint(decoder);
    decoding.readVarUint(decoder);
    if (decoding.readVarString(decoder) === 'null' && told === client) return true;
  }
  return false;
}

/** What an editor sets in the `meta` of a transaction that brings what was pasted. */
const PASTED = 'pasted';

function ownRange({ beforeState, afterState }: Y.Transaction, client: number): IdRange {
  const clock = beforeState.get(client) ?? 0;
  return { client, clock, length: (afterState.get(client) ?? 0) - clock };
}

function randomClientId(): number {
  for (;;) {
    const id = new Y.Doc().clientID;
    if (id >= RESERVED_CLIENTS) return id;
  }
}

const EMPTY_UPDATE = Y.encodeStateAsUpdate(new Y.Doc());
