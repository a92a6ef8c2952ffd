import { DocumentClient } from '@diapason/collab';
import { insertBlock } from '@diapason/editor';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

/** @typedef {{ address: string, cookie: string, room: number, types: boolean }} Seat where someone connects, and what for */

/** Where everybody types. */
const SECTION = 'contexte';
/** As the editor does: others see a caret move at most so often, in milliseconds. */
const CARET_PAUSE = 150;
/** Five characters a second, in milliseconds. */
const KEYSTROKE_EVERY = 200;
const PHRASE = 'la fibre arrive dans chaque commune, les usages suivent et nul n’est laissé au bord du chemin ; ';

/** Someone who has a text open, by our own client on a real wire, and may type in a paragraph of their own. */
export class Visitor {
  doc = new Y.Doc();
  frames = 0;
  /** Why the server closed the connection, each time it did. @type {string[]} */
  closes = [];
  /** How many others have the same text open. */
  others = 0;
  #typed = 0;
  /** @type {Y.RelativePosition | null} */
  #caret = null;
  /** @type {ReturnType<typeof setTimeout> | null} */
  #caretTimer = null;
  /** @type {WebSocket | null} */
  #socket = null;
  /** Looks again at what is waited for. @type {() => void} */
  #look = () => undefined;

  /**
   * @param {Seat} seat
   * @param {import('./keystrokes.mjs').Keystrokes} keystrokes
   */
  constructor(seat, keystrokes) {
    this.seat = seat;
    this.keystrokes = keystrokes;
    this.client = new DocumentClient(this.doc, { synced: () => this.#look(), saved: () => this.#look() });
    this.doc.on('afterTransaction', (transaction) => {
      if (transaction.origin === this.client) keystrokes.arrived(transaction);
    });
  }

  /** Connects; settles once all of the text has come and all that this person wrote is saved. @returns {Promise<void>} */
  connect() {
    const { address, cookie } = this.seat;
    const socket = new WebSocket(address, { headers: { cookie }, perMessageDeflate: false });
    this.#socket = socket;
    return new Promise((resolve, reject) => {
      this.#look = () => {
        if (this.client.synced && this.client.unsaved.length === 0) resolve();
      };
      socket.on('open', () => this.client.open((frame) => socket.send(frame)));
      socket.on('message', (/** @type {Buffer} */ data) => {
        this.frames += 1;
        this.client.receive([new Uint8Array(data)]);
      });
      socket.on('error', () => undefined);
      socket.on('close', (code, reason) => {
        if (this.#socket !== socket) return;
        this.closes.push(`${code} ${reason}`);
        this.client.closed();
        reject(new Error(`not let in: ${code} ${reason}`));
      });
    });
  }

  /** The wire breaks without a word. */
  cut() {
    const socket = this.#socket;
    this.#socket = null;
    socket?.terminate();
    this.client.closed();
  }

  leave() {
    if (this.#caretTimer) clearTimeout(this.#caretTimer);
    this.cut();
    this.client.destroy();
    this.doc.destroy();
  }

  /**
   * Types at a person's pace.
   * @param {number} seconds
   * @param {import('@diapason/editor/testing').Random} random
   */
  async typeFor(seconds, random) {
    const end = performance.now() + seconds * 1000;
    let next = performance.now() + random.below(KEYSTROKE_EVERY);
    while (next < end) {
      await new Promise((done) => setTimeout(done, next - performance.now()));
      this.type();
      next += KEYSTROKE_EVERY / 2 + random.below(KEYSTROKE_EVERY + 1);
    }
  }

  /** One character, where this person is. */
  type() {
    const text = this.doc.getText(SECTION);
    const index = this.#index(text) ?? this.#beginParagraph(text);
    const id = { client: this.doc.clientID, clock: Y.getState(this.doc.store, this.doc.clientID) };
    this.keystrokes.typed(id, this.others);
    text.insert(index, PHRASE[this.#typed++ % PHRASE.length] ?? '', {});
    this.#caret = Y.createRelativePositionFromTypeIndex(text, index + 1, -1);
    this.#caretTimer ??= setTimeout(() => this.#tellCaret(), CARET_PAUSE);
  }

  /** @param {Y.Text} text */
  #index(text) {
    const position = this.#caret && Y.createAbsolutePositionFromRelativePosition(this.#caret, this.doc);
    return position?.type === text ? position.index : null;
  }

  /** @param {Y.Text} text */
  #beginParagraph(text) {
    this.doc.transact(() => insertBlock(text, text.length, { type: 'textBlock' }));
    return text.length;
  }

  #tellCaret() {
    this.#caretTimer = null;
    const caret = this.#caret && Y.relativePositionToJSON(this.#caret);
    this.client.awareness.setLocalState({ section: SECTION, anchor: caret, head: caret });
  }
}
