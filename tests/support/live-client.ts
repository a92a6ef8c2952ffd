import { DocumentClient, type RefusalCode, type SectionChange, type StrandedText } from '@diapason/collab';
import { insertLine, SCHEMA_VERSION } from '@diapason/editor';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { HttpClient } from './http-client.js';

/** How long something may be on its way, in milliseconds; longer where long runs keep the machine busy. */
const PATIENCE = Number(process.env.PATIENCE ?? 8_000);

/** Waits for something that is on its way, and says what did not come. */
export async function waitFor<T>(
  what: string,
  look: () => T | Promise<T>,
  timeout = PATIENCE,
): Promise<NonNullable<T>> {
  const end = Date.now() + timeout;
  for (;;) {
    const found = await look();
    if (found) return found as NonNullable<T>;
    if (Date.now() > end) throw new Error(`did not come in ${timeout} ms: ${what}`);
    await new Promise((done) => setTimeout(done, 10));
  }
}

export interface LiveOptions {
  schema?: string | null;
  as?: string | null;
  ack?: boolean;
  origin?: string;
  /** Which of the two doors: raw WebSocket, or long polling. */
  door?: 'websocket' | 'polling';
}

/** What carries frames, once it is open. */
interface Wire {
  send(frame: Uint8Array | string): void;
  close(): void;
  cut(): void;
}

interface WireEvents {
  open(send: (frame: Uint8Array) => void): void;
  frame(frame: Uint8Array): void;
  closed(code: number, reason: string): void;
}

/** Our own client of a live text, over a real wire. */
export class LiveClient {
  readonly doc = new Y.Doc();
  readonly client: DocumentClient;
  readonly stranded = new Map<string, StrandedText>();
  readonly changes: SectionChange[] = [];
  /** Everything the server sent, as it came. */
  readonly frames: Uint8Array[] = [];
  refused: RefusalCode | null = null;
  closed: { code: number; reason: string } | null = null;
  private wire: Wire | null = null;

  private constructor(
    private http: HttpClient,
    private readonly document: string,
    private readonly options: LiveOptions,
  ) {
    this.client = new DocumentClient(this.doc, {
      refused: (code) => (this.refused = code),
      stranded: (texts) => {
        for (const text of texts) this.stranded.set(text.id, text);
      },
      changed: (changes) => this.changes.push(...changes),
    });
  }

  /** Opens a document as whoever the HTTP client is signed in as; does not wait to be let in. */
  static knock(http: HttpClient, document: string, options: LiveOptions = {}): LiveClient {
    const client = new LiveClient(http, document, options);
    client.connect();
    return client;
  }

  /** Opens a document and waits until all of it has come. */
  static async open(http: HttpClient, document: string, options: LiveOptions = {}): Promise<LiveClient> {
    const client = LiveClient.knock(http, document, options);
    await client.synced();
    return client;
  }

  /** Connects, or connects again; to where another HTTP client points, if one is given. */
  connect(http = this.http): void {
    this.http = http;
    const { schema = String(SCHEMA_VERSION), as = http.membership, ack = true, origin, door } = this.options;
    const knock: Record<string, string> = { document: this.document };
    if (as) knock.as = as;
    if (schema !== null) knock.schema = schema;
    if (ack) knock.ack = '1';
    const headers: Record<string, string> = { cookie: http.cookie, ...(origin ? { origin } : {}) };
    this.closed = null;
    // A wire that was left behind is not listened to any more.
    const live = <Args extends unknown[]>(handle: (...args: Args) => void) => {
      return (...args: Args) => {
        if (this.wire === wire) handle(...args);
      };
    };
    const wire: Wire = (door === 'polling' ? polling : webSocket)(http.url, knock, headers, {
      open: live((send) => this.client.open(send)),
      frame: live((frame) => {
        this.frames.push(frame);
        this.client.receive([frame]);
      }),
      closed: live((code, reason) => {
        this.closed = { code, reason };
        this.client.closed();
      }),
    });
    this.wire = wire;
  }

  /** Connects again, as often as the server says to try later, until all of the document has come. */
  async comeBack(http = this.http): Promise<void> {
    if (http !== this.http || !this.wire) this.connect(http);
    await waitFor('to be let in again', () => {
      const { closed } = this;
      if (closed && closed.code >= 4400 && closed.code < 4500) throw new Error(`not let in: ${closed.code}`);
      if (closed) this.connect(http);
      return this.client.synced;
    });
  }

  text(section: string): Y.Text {
    return this.doc.getText(section);
  }

  /** Types at the end of a section. */
  type(section: string, words: string): void {
    const text = this.text(section);
    insertLine(text, text.length, [{ type: 'text', text: words }]);
  }

  /** The words of a section, without its markers. */
  words(section: string): string {
    return (this.text(section).toDelta() as { insert: unknown }[])
      .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
      .join('');
  }

  synced = (): Promise<boolean> => waitFor('the whole document', () => this.client.synced);
  saved = (): Promise<boolean> => waitFor('the acknowledgement', () => this.client.unsaved.length === 0);
  reads = (section: string, words: string): Promise<boolean> =>
    waitFor(`« ${words} » in ${section}`, () => this.words(section).includes(words));
  isClosed = (): Promise<{ code: number; reason: string }> => waitFor('the end of the connection', () => this.closed);
  isRefused = (): Promise<RefusalCode> => waitFor('a refusal', () => this.refused);

  sendRaw(frame: Uint8Array | string): void {
    this.wire?.send(frame);
  }

  /** The wire breaks without a word: what was on its way is lost. */
  cut(): void {
    const { wire } = this;
    this.wire = null;
    wire?.cut();
    this.client.closed();
  }

  leave(): void {
    this.wire?.close();
    this.client.destroy();
  }
}

type Headers = Record<string, string>;

function webSocket(url: string, knock: Record<string, string>, headers: Headers, events: WireEvents): Wire {
  const { document, ...query } = knock;
  const address = `${url.replace('http', 'ws')}/collab/${document}?${new URLSearchParams(query)}`;
  const socket = new WebSocket(address, { headers });
  socket.on('open', () => events.open((frame) => socket.send(frame)));
  socket.on('message', (data: Buffer) => events.frame(new Uint8Array(data)));
  socket.on('close', (code, reason) => events.closed(code, reason.toString()));
  socket.on('error', () => undefined);
  return {
    send: (frame) => socket.send(frame),
    close: () => socket.close(),
    cut: () => socket.terminate(),
  };
}

function polling(url: string, knock: Record<string, string>, headers: Headers, events: WireEvents): Wire {
  const socket = io(`${url}/collab`, {
    transports: ['polling'],
    forceNew: true,
    reconnection: false,
    extraHeaders: headers,
    auth: knock,
  });
  let told: { code: number; reason: string } | null = null;
  const closed = (reason: string) => events.closed(told?.code ?? 1006, told?.reason ?? reason);
  socket.on('connect', () => events.open((frame) => socket.emit('frame', frame)));
  socket.on('frame', (data: Buffer) => events.frame(new Uint8Array(data)));
  socket.on('closed', (why: { code: number; reason: string }) => (told = why));
  socket.on('disconnect', closed);
  socket.on('connect_error', ({ message }) => closed(message));
  return {
    send: (frame) => socket.emit('frame', frame),
    close: () => socket.disconnect(),
    cut: () => socket.io.engine.close(),
  };
}
