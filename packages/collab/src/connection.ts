import type { Author, Voice } from './author.js';
import type { CloseCode, RefusalCode } from './protocol.js';

/** A way to a client, whatever carries it. Frames arrive through `Room.receive`. */
export interface Connection {
  readonly id: string;
  send(frame: Uint8Array): void;
  close(code: CloseCode, reason: string): void;
}

/** What others are shown of a person, as the server knows it. */
export interface PresenceIdentity {
  person: string;
  name: string;
  organisation: string;
  organisationName: string;
  initials: string;
  hue: number;
}

/** Who is at the other end of a connection, and what they may do. */
export interface Participant {
  connection: Connection;
  author: Author;
  identity: PresenceIdentity;
  /** Version of the vocabulary the client declared; null for a client that declared none. */
  schema: number | null;
  /** Whether the client understands our own messages. */
  wantsAcks: boolean;
  /** Asked at each batch: why this person may not write here now, or null. Rejects when it cannot be known. */
  mayWrite(): Promise<RefusalCode | null>;
  /** Whether this person opened a voice in this document. Asked once for each that the connection declares. */
  speaksFor(voice: Voice): Promise<boolean>;
}
