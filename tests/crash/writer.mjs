import { DocumentClient, readServerMessage } from '@diapason/collab';
import { insertBlock, readBlocks, readContent, SCHEMA_VERSION } from '@diapason/editor';
import { GESTURES, HeadlessEditor, Random } from '@diapason/editor/testing';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { contentOf } from '../support/content.mjs';
import { WORDS_SECTION } from './sections.mjs';

/** Where everybody types. */
const SECTION = 'contexte';
/** A section that has grown to this length is cut down by whoever types next, so that the run stays quick. */
const LONG = 5_000;
const RETRY = 40;
/** Longer than the server waits before it mends what was written, in milliseconds. */
const QUIET = 1_000;
const PHRASE = 'la fibre arrive dans chaque commune, les usages suivent et nul n’est laissé au bord du chemin ; ';

/**
 * Someone who types without ever stopping, with a real editor and a real connection. Beside its document it keeps a
 * shadow that holds exactly what was acknowledged of its own updates and what it received: what may never be lost.
 */
export class Writer {
  doc = new Y.Doc();
  shadow = new Y.Doc();
  counts = { acknowledged: 0, received: 0 };
  /** Reasons why the server let go of this connection, other than being gone. @type {string[]} */
  refusals = [];
  /** Words that were offered back, by their id. @type {Map<string, string>} */
  offered = new Map();
  /** Own updates that are not acknowledged, oldest first. @type {{ update: Uint8Array, at: number, sent: boolean }[]} */
  pending = [];
  heardAt = 0;
  #comesBack = false;
  #typed = 0;
  #left = 0;
  /** @type {WebSocket | null} */
  #socket = null;
  /** @type {ReturnType<typeof setTimeout> | null} */
  #timer = null;
  /** @type {HeadlessEditor | null} */
  #editor = null;
  /** @type {import('@diapason/editor/testing').Hand['clipboard']} */
  #clipboard = { slice: null };

  /**
   * @param {import('./seed.mjs').Cast & { cookie: string }} person
   * @param {string} url
   * @param {number} seed
   */
  constructor(person, url, seed) {
    this.person = person;
    this.url = url;
    this.random = new Random(seed);
    this.client = new DocumentClient(this.doc, {
      added: ({ update }) =>
        this.pending.push({ update, at: Date.now(), sent: this.#socket?.readyState === WebSocket.OPEN }),
      saved: (count) => {
        for (const { update } of this.pending.splice(0, count)) Y.applyUpdate(this.shadow, update);
        this.counts.acknowledged += count;
      },
      refused: (code) => this.refusals.push(code),
      stranded: (texts) => {
        for (const { id, text } of texts) this.offered.set(id, text);
      },
    });
  }

  get isConnected() {
    return this.#socket !== null;
  }

  get isSynced() {
    return this.isConnected && this.client.synced;
  }

  get isQuiet() {
    return this.isSynced && this.pending.length === 0 && Date.now() - this.heardAt > QUIET;
  }

  /** Whether it comes back when the connection is cut. @param {boolean} comesBack */
  stay(comesBack) {
    this.#comesBack = comesBack;
    if (comesBack && !this.#socket) this.#open();
  }

  /** Comes back until it is let in and has received everything; from then on a cut is a cut. */
  async connect() {
    this.stay(true);
    while (!this.isSynced) await new Promise((done) => setTimeout(done, 10));
    this.stay(false);
    this.#editor ??= new HeadlessEditor(this.doc.getText(SECTION));
  }

  #open() {
    const { document, membership, cookie } = this.person;
    const query = new URLSearchParams({ as: membership, schema: String(SCHEMA_VERSION), ack: '1' });
    const socket = new WebSocket(`${this.url.replace('http', 'ws')}/collab/${document}?${query}`, {
      headers: { cookie },
    });
    this.#socket = socket;
    socket.on('open', () => this.client.open((frame) => socket.send(frame)));
    socket.on('message', (/** @type {Buffer} */ data) => this.#receive(new Uint8Array(data)));
    socket.on('error', () => undefined);
    socket.on('close', (code, reason) => {
      this.#socket = null;
      this.client.closed();
      // 45xx and a wire that broke: try again. 44xx is an answer that no honest client ever gets.
      if (code >= 4400 && code < 4500) this.refusals.push(`${code} ${reason}`);
      setTimeout(() => {
        if (this.#comesBack && !this.#socket) this.#open();
      }, RETRY);
    });
  }

  /** @param {Uint8Array} frame */
  #receive(frame) {
    const message = readServerMessage(frame);
    if (message?.type === 'update') {
      Y.applyUpdate(this.shadow, message.update);
      this.counts.received += 1;
      this.heardAt = Date.now();
    }
    if (message?.type === 'changed') this.heardAt = Date.now();
    this.client.receive([frame]);
  }

  type() {
    this.#timer = setTimeout(() => {
      this.#act();
      this.type();
    }, 5 + this.random.below(50));
  }

  rest() {
    if (this.#timer) clearTimeout(this.#timer);
  }

  /** One keystroke most of the time; else one of the editor's gestures. */
  #act() {
    const editor = this.#editor;
    if (!editor) return;
    const { random } = this;
    if (editor.doc.content.size > LONG) return this.#cutDown(editor);
    if (random.chance(0.01)) return this.#breakTitle();
    if (this.#left > 0) {
      this.#left -= 1;
      return editor.type(this.#letters(1));
    }
    const hand = {
      editor,
      random,
      letters: (/** @type {number} */ count) => this.#letters(count),
      clipboard: this.#clipboard,
    };
    GESTURES[random.pick(Object.keys(GESTURES))]?.(hand);
    if (random.chance(0.6)) {
      editor.select(random.below(editor.doc.content.size + 1));
      this.#left = 5 + random.below(30);
    }
  }

  /** Takes out a few blocks together. @param {HeadlessEditor} editor */
  #cutDown(editor) {
    const { size } = editor.doc.content;
    const from = this.random.below(size / 2);
    editor.select(from, from + size / 3);
    editor.dispatch(editor.state.tr.deleteSelection());
  }

  /** A line broken in two, that only the server joins again. */
  #breakTitle() {
    const title = this.doc.getText('title');
    const last = readBlocks(title).at(-1);
    if (title.length > 60) title.delete(1, 30);
    else if (last)
      insertBlock(title, last.index + last.length, { type: 'textBlock', content: [text(this.#letters(3))] });
  }

  /** @param {number} count */
  #letters(count) {
    let letters = '';
    while (letters.length < count) letters += PHRASE[this.#typed++ % PHRASE.length];
    return letters;
  }

  /** Writes a word on a line of its own, in one update. @param {string} word */
  write(word) {
    const section = this.doc.getText(WORDS_SECTION);
    insertBlock(section, section.length, { type: 'textBlock', content: [text(word)] });
  }

  writeTwins() {
    const section = this.doc.getText(WORDS_SECTION);
    const attrs = { id: `twin-${section.length}` };
    this.doc.transact(() => {
      for (const word of ['premier', 'second'])
        insertBlock(section, section.length, { type: 'milestone', attrs, content: [text(word)] });
    });
  }

  /** How many times a word stands in what this person sees. @param {string} word */
  count(word) {
    return JSON.stringify(readContent(this.doc.getText(WORDS_SECTION))).split(word).length - 1;
  }

  /** Everything that may not be lost, and what is not yet sure to be kept. */
  record() {
    const unacknowledged = this.pending.map(({ update }) => update);
    return {
      name: this.person.name,
      document: this.person.document,
      client: this.doc.clientID,
      state: base64(Y.encodeStateAsUpdate(this.shadow)),
      unacknowledged: unacknowledged.length > 0 ? base64(Y.mergeUpdates(unacknowledged)) : null,
      offered: Object.fromEntries(this.offered),
      /** What this person has before their eyes. */
      content: contentOf(this.doc),
    };
  }
}

/** @param {string} words */
const text = (words) => ({ type: /** @type {const} */ ('text'), text: words });

/** @param {Uint8Array} bytes */
const base64 = (bytes) => Buffer.from(bytes).toString('base64');
