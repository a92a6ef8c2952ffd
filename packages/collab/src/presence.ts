import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { PresenceIdentity } from './connection.js';

/** Where a person is, as their client tells it; who they are is for the server to say. */
export interface Whereabouts {
  section: string | null;
  /** Relative positions of the live text, as JSON. */
  anchor: unknown;
  head: unknown;
}

export interface PresenceState extends Whereabouts {
  user: PresenceIdentity;
}

const MAX_STATE_BYTES = 4096;
/** The stock client repeats the whole room. */
const MAX_ECHO_BYTES = 512 * 1024;

interface Entry {
  client: number;
  clock: number;
  state: string;
}

/**
 * Who is in a room and where. A connection has one awareness entry, the first it announced; any other it sends (the
 * stock client repeats what it hears) is dropped unread, and what it says of itself is rewritten.
 */
export class Presence<Key> {
  private readonly entries = new Map<Key, Entry>();
  private readonly waiting = new Map<number, Entry>();

  constructor(
    private readonly identityOf: (key: Key) => PresenceIdentity,
    private readonly isSection: (name: string) => boolean,
  ) {}

  /** Takes in what a connection sent. False when it is too large or no awareness message. */
  receive(key: Key, message: Uint8Array): boolean {
    if (message.length > MAX_ECHO_BYTES) return false;
    try {
      const decoder = decoding.createDecoder(message);
      for (let left = decoding.readVarUint(decoder); left > 0; left--) {
        const client = decoding.readVarUint(decoder);
        const clock = decoding.readVarUint(decoder);
        const state = decoding.readVarUint8Array(decoder);
        if (!this.owns(key, client)) continue;
        if (state.length > MAX_STATE_BYTES) return false;
        this.set(key, client, clock, state);
      }
      return true;
    } catch {
      return false;
    }
  }

  /** The awareness id that a connection speaks for; null when it announced none. */
  clientOf(key: Key): number | null {
    return this.entries.get(key)?.client ?? null;
  }

  private owns(key: Key, client: number): boolean {
    const own = this.entries.get(key);
    if (own) return own.client === client;
    for (const other of this.entries.values()) if (other.client === client) return false;
    return true;
  }

  private set(key: Key, client: number, clock: number, bytes: Uint8Array): void {
    const own = this.entries.get(key);
    if (own && clock < own.clock) return;
    const told: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const state = told === null ? 'null' : JSON.stringify(this.rewrite(key, told));
    const entry = { client, clock, state };
    this.entries.set(key, entry);
    this.waiting.set(client, entry);
  }

  private rewrite(key: Key, told: unknown): PresenceState {
    const {
      section,
      anchor = null,
      head = null,
    } = (typeof told === 'object' && told ? told : {}) as Partial<Whereabouts>;
    const known = typeof section === 'string' && this.isSection(section);
    return {
      user: this.identityOf(key),
      section: known ? section : null,
      anchor: known ? anchor : null,
      head: known ? head : null,
    };
  }

  leave(key: Key): void {
    const own = this.entries.get(key);
    if (!own) return;
    this.entries.delete(key);
    this.waiting.set(own.client, { ...own, clock: own.clock + 1, state: 'null' });
  }

  /** Everybody present, for who just came. */
  everybody(): Uint8Array {
    return encode([...this.entries.values()].filter(({ state }) => state !== 'null'));
  }

  /** What changed since the last time it was asked; null when nothing did. */
  takeChanges(): Uint8Array | null {
    if (this.waiting.size === 0) return null;
    const changes = encode([...this.waiting.values()]);
    this.waiting.clear();
    return changes;
  }
}

function encode(entries: readonly Entry[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, state);
    }
  });
}

/** An awareness message that says nothing: the stock client reconnects when it hears nothing for 30 s. */
export const HEARTBEAT: Uint8Array = encode([]);
