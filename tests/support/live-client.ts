import { DocumentClient, type RefusalCode, type SectionChange, type StrandedText } from '@diapason/collab';
import { insertLine, SCHEMA_VERSION } from '@diapason/editor';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { HttpClient } from './http-client.js';

/** Waits for something that is on its way, and says what did not come. */
export async function waitFor<T>(what: string, look: () => T | Promise<T>, timeout = 8_000): Promise<NonNullable<T>> {
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
}

/** Our own client of a live text, over a real WebSocket. */
export class LiveClient {
  readonly doc = new Y.Doc();
  readonly client: DocumentClient;
  readonly stranded = new Map<string, StrandedText>();
  readonly changes: SectionChange[] = [];
  refused: RefusalCode | null = null;
  closed: { code: number; reason: string } | null = null;
  private socket: WebSocket | null = null;

  private constructor(
    private readonly http: HttpClient,
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

  connect(): void {
    const { schema = String(SCHEMA_VERSION), as = this.http.membership, ack = true, origin } = this.options;
    const query = new URLSearchParams();
    if (as) query.set('as', as);
    if (schema !== null) query.set('schema', schema);
    if (ack) query.set('ack', '1');
    const url = `${this.http.url.replace('http', 'ws')}/collab/${this.document}?${query}`;
    const socket = new WebSocket(url, { headers: { cookie: this.http.cookie }, origin });
    this.socket = socket;
    this.closed = null;
    socket.on('open', () => this.client.open((frame) => socket.send(frame)));
    socket.on('message', (data: Buffer) => this.client.receive([new Uint8Array(data)]));
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      this.client.closed();
    });
    socket.on('error', () => undefined);
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

  sendRaw(frame: Uint8Array): void {
    this.socket?.send(frame);
  }

  cut(): void {
    this.socket?.terminate();
  }

  leave(): void {
    this.socket?.close();
    this.client.destroy();
  }
}
