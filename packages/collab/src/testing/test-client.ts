import * as Y from 'yjs';
import type { Author } from '../author.js';
import { DocumentClient } from '../client/document-client.js';
import type { Connection, Participant } from '../connection.js';
import type { CloseCode, RefusalCode, SectionChange, StrandedText } from '../protocol.js';
import type { Room } from '../room.js';

/** A client that remembers what it was told. */
export class TestClient {
  readonly doc = new Y.Doc();
  readonly client: DocumentClient;
  refused: RefusalCode | null = null;
  readonly stranded = new Map<string, StrandedText>();
  readonly changes: SectionChange[] = [];

  constructor(clientId: number) {
    this.doc.clientID = clientId;
    let ids = clientId;
    this.client = new DocumentClient(
      this.doc,
      {
        refused: (code) => (this.refused = code),
        stranded: (texts) => {
          for (const text of texts) this.stranded.set(text.id, text);
        },
        changed: (changes) => this.changes.push(...changes),
      },
      [],
      () => (ids += 1_000_000_000),
    );
  }
}

export const authorOf = (name: string): Author => ({
  membership: `m-${name}`,
  person: `p-${name}`,
  organisation: `o-${name}`,
});

/** A client and a room joined by two queues, which the test empties by hand: time is chosen, not waited for. */
export class HandFlushedLink {
  readonly up: Uint8Array[] = [];
  readonly down: Uint8Array[] = [];
  closedWith: { code: CloseCode; reason: string } | null = null;
  mayWrite: Participant['mayWrite'] = async () => null;
  speaksFor: Participant['speaksFor'] = async () => true;
  private connection: Connection | null = null;
  private static count = 0;

  constructor(
    readonly test: TestClient,
    readonly name: string,
  ) {}

  get connected(): boolean {
    return this.connection !== null;
  }

  async connect(room: Room): Promise<void> {
    this.closedWith = null;
    const connection: Connection = {
      id: `c${++HandFlushedLink.count}`,
      send: (frame) => void (this.connection === connection && this.down.push(frame)),
      close: (code, reason) => {
        if (this.connection !== connection) return;
        this.flushDown();
        this.closedWith = { code, reason };
        this.drop();
      },
    };
    this.connection = connection;
    const author = authorOf(this.name);
    const { person, organisation } = author;
    const identity = { person, name: this.name, organisation, organisationName: organisation, initials: 'XX', hue: 0 };
    this.test.client.open((frame) => this.up.push(frame));
    await room.join({
      connection,
      author,
      identity,
      schema: 1,
      wantsAcks: true,
      mayWrite: () => this.mayWrite(),
      speaksFor: (voice) => this.speaksFor(voice),
    });
  }

  /** The network is cut: what was on its way is lost. Gives what tells the room, which has not noticed. */
  drop(): (room: Room) => void {
    const { connection } = this;
    this.connection = null;
    this.test.client.closed();
    this.up.length = 0;
    this.down.length = 0;
    return (room) => connection && room.leave(connection);
  }

  disconnect(room: Room): void {
    this.drop()(room);
  }

  flushUp(room: Room, count = this.up.length): void {
    for (const frame of this.up.splice(0, count)) if (this.connection) room.receive(this.connection, frame);
  }

  flushDown(count = this.down.length): void {
    for (const frame of this.down.splice(0, count)) this.test.client.receive([frame]);
  }
}

/** Carries everything to and fro until nobody has anything more to say. */
export async function settleAll(room: Room, links: readonly HandFlushedLink[]): Promise<void> {
  for (let quiet = 0; quiet < 2; quiet++) {
    for (const link of links) {
      if (link.up.length + link.down.length > 0) quiet = -1;
      link.flushUp(room);
    }
    await room.flush();
    for (const link of links) link.flushDown();
  }
}
