import { type Ledger, RESERVED_CLIENTS, Room, SERVER_CLIENT, type Voice } from '@diapason/collab';
import { HandFlushedLink, settleAll, TestClient } from '@diapason/collab/testing';
import { type Content, insertContent, isWording, textVocabulary } from '@diapason/editor';
import { undoManagerFor } from '@diapason/editor/prosemirror';
import { HeadlessEditor, Random } from '@diapason/editor/testing';
import * as Y from 'yjs';
import { type DocumentHand, PLANNED } from './credit-gestures.js';
import { LedgerStore } from './ledger-store.js';

export const SECTIONS = ['context', 'actions', 'figures'];
const FIRST_LETTER = 0xe000;
/** Whom people type for: themselves most often. */
const VOICES: (Voice | null)[] = [null, null, 'the group', 'someone'];
const SECOND = 1000;
const MINUTE = 60 * SECOND;

export interface CreditScript {
  log: LedgerStore['log'];
  /** The ledger as it was kept, batch by batch, whatever happened to the room. */
  kept: Ledger;
  /** Who typed each letter. */
  typists: Map<string, string>;
  /** Whom clients brought each letter for. */
  spoken: ReadonlyMap<string, ReadonlySet<Voice | null>>;
  /** How often each gesture was made. */
  times: Map<string, number>;
  /** Whom a character that its client brought was brought for; undefined where the room brought it. */
  voiceOf(id: string): Voice | null | undefined;
  /** The gesture that brought a character. */
  gestureOf(id: string): string;
  /** Whether it was made without a connection. */
  wasOffline(id: string): boolean;
  restarts: number;
}

interface Writer extends DocumentHand {
  name: string;
  /** Whom they type for. */
  voice: Voice | null;
  client: TestClient;
  link: HandFlushedLink;
  history: Y.UndoManager;
}

/** How a character came in. */
interface Origin {
  gesture: string;
  offline: boolean;
  /** Undefined where the room brought it. */
  voice?: Voice | null;
}

/** Where characters come from: the gesture that brought each id. */
class Origins {
  private readonly clients = new Map<number, (Origin & { clock: number })[]>();
  readonly spoken = new Map<string, Set<Voice | null>>();

  note(update: Uint8Array, origin: Origin): void {
    for (const { id, ...struct } of Y.decodeUpdate(update).structs) {
      const letters = 'content' in struct && struct.content instanceof Y.ContentString ? struct.content.str : '';
      for (const letter of letters)
        this.spoken.set(letter, new Set([...(this.spoken.get(letter) ?? []), origin.voice ?? null]));
      const list = this.clients.get(id.client) ?? [];
      this.clients.set(id.client, list);
      list.push({ clock: id.clock, ...origin });
    }
  }

  of(id: string): Origin {
    const [client, clock] = id.split(':').map(Number) as [number, number];
    if (client === SERVER_CLIENT) return { gesture: 'put back by the room', offline: false };
    const found = this.clients.get(client)?.findLast((entry) => entry.clock <= clock);
    if (!found) throw new Error(`nobody made ${id}`);
    return found;
  }
}

/** One script while it runs. */
class Stage {
  readonly store = new LedgerStore();
  readonly story: string[] = [];
  readonly typists = new Map<string, string>();
  readonly times = new Map<string, number>();
  readonly origins = new Origins();
  readonly writers: Writer[] = [];
  readonly random: Random;
  room!: Room;
  restarts = 0;
  private typed = 0;
  private ids = 0;
  private now = 0;
  private current = 'nothing';

  constructor(private readonly seed: number) {
    this.random = new Random(seed);
  }

  async open(): Promise<void> {
    const { store } = this;
    this.room = await Room.open({
      store,
      sections: SECTIONS,
      vocabulary: textVocabulary,
      isWording,
      now: () => this.now,
      newId: () => `id-${++this.ids}`,
    });
  }

  async begin(): Promise<void> {
    await this.open();
    const words = (count: number) => this.letters('server', count);
    await this.room.edit((doc) => {
      for (const section of SECTIONS) insertContent(doc.getText(section), firstContent(words));
    });
    const authors = 1 + this.random.below(6);
    for (let i = 0; i < authors; i++) {
      await this.addWriter(`person${i}`);
      // The same person at two screens.
      if (this.random.chance(0.15)) await this.addWriter(`person${i}`);
    }
  }

  async step(): Promise<void> {
    const { random, room, story } = this;
    const writer = random.pick(this.writers);
    const chance = random.next();
    this.now += random.chance(0.8)
      ? random.below(20 * SECOND)
      : random.below(random.chance(0.8) ? 3 * MINUTE : 12 * MINUTE);
    if (chance < 0.03) this.speakFor(writer);
    else if (chance < 0.74) this.gesture(writer);
    else if (chance < 0.84) {
      writer.link.flushUp(room, 1 + random.below(4));
      await room.flush();
      story.push(`${writer.name} sends`);
    } else if (chance < 0.93) {
      writer.link.flushDown(1 + random.below(4));
      story.push(`${writer.name} receives`);
    } else if (chance < 0.945) await this.restart();
    else if (writer.link.connected) {
      writer.link.disconnect(room);
      story.push(`${writer.name} leaves`);
    } else {
      await writer.link.connect(room);
      story.push(`${writer.name} comes back`);
    }
  }

  async end(): Promise<void> {
    const links = this.writers.map(({ link }) => link);
    for (const link of links) if (!link.connected) await link.connect(this.room);
    await settleAll(this.room, links);
    for (const { link, name, editors, history, client } of this.writers) {
      if (link.closedWith) throw new Error(`${name} was closed: ${link.closedWith.reason}\n${this.told()}`);
      for (const editor of editors.values()) editor.destroy();
      history.destroy();
      client.client.destroy();
    }
    await this.room.close();
  }

  told(): string {
    return `seed ${this.seed}\n${this.story.join('\n')}`;
  }

  /** The room is let go of and opened again, from a snapshot and what came after it. */
  private async restart(): Promise<void> {
    await this.room.close();
    this.store.compact(this.now);
    await this.open();
    this.restarts += 1;
    this.story.push(`the room is opened again from ${this.store.snapshot?.seq ?? 0} of ${this.store.log.length}`);
  }

  private speakFor(writer: Writer): void {
    writer.voice = this.random.pick(VOICES);
    writer.client.client.speakFor(writer.voice);
    this.story.push(`${writer.name} writes for ${writer.voice ?? 'themselves'}`);
  }

  private gesture(writer: Writer): void {
    const { random } = this;
    if (random.chance(0.6)) writer.history.stopCapturing();
    const section = random.pick(SECTIONS);
    const [name, planned] = pickPlanned(random);
    // What is told apart as it is made has its name before it writes.
    this.current = nameBefore(name, writer, section);
    const made = planned.make(writer, section);
    this.times.set(made, (this.times.get(made) ?? 0) + 1);
    this.current = 'nothing';
    this.story.push(`${writer.name}: ${made} in ${section}`);
  }

  private async addWriter(name: string): Promise<void> {
    const client = new TestClient(10_000 + this.seed * 20 + this.writers.length);
    const link = new HandFlushedLink(client, name);
    await link.connect(this.room);
    await settleAll(this.room, [link]);
    const texts = SECTIONS.map((section) => client.doc.getText(section));
    const history = undoManagerFor(
      texts,
      (id) => client.client.isOwn(id),
      (id) => id < RESERVED_CLIENTS,
    );
    const editors = new Map(SECTIONS.map((section, i) => [section, new HeadlessEditor(texts[i] as Y.Text, history)]));
    client.doc.on('update', (update: Uint8Array, origin: unknown) => {
      const { current: gesture } = this;
      if (origin !== client.client)
        this.origins.note(update, { gesture, offline: !link.connected, voice: writer.voice });
    });
    const writer: Writer = {
      name,
      voice: null,
      client,
      link,
      history,
      editors,
      letters: (count) => this.letters(name, count),
      random: this.random,
      clipboard: { slice: null },
      cutIn: null,
    };
    this.writers.push(writer);
  }

  private letters(name: string, count: number): string {
    const fresh = Array.from({ length: count }, () => String.fromCharCode(FIRST_LETTER + this.typed++));
    for (const letter of fresh) this.typists.set(letter, name);
    return fresh.join('');
  }
}

/** One seeded script: people with real editors of several sections, late frames, cuts, hours, and rooms opened again. */
export async function runCreditScript(seed: number, steps = 60): Promise<CreditScript> {
  const stage = new Stage(seed);
  await stage.begin();
  for (let i = 0; i < steps; i++) await stage.step();
  await stage.end();
  const { store, typists, times, origins, restarts } = stage;
  return {
    log: store.log,
    kept: store.kept,
    typists,
    spoken: origins.spoken,
    times,
    voiceOf: (id) => origins.of(id).voice,
    gestureOf: (id) => origins.of(id).gesture,
    wasOffline: (id) => origins.of(id).offline,
    restarts,
  };
}

const WEIGHT = Object.values(PLANNED).reduce((sum, { weight }) => sum + weight, 0);

function pickPlanned(random: Random) {
  let left = random.below(WEIGHT);
  for (const [name, planned] of Object.entries(PLANNED)) {
    left -= planned.weight;
    if (left < 0) return [name, planned] as const;
  }
  throw new Error('no gesture is planned');
}

function nameBefore(name: string, { cutIn }: DocumentHand, section: string): string {
  if (name !== 'paste') return name;
  return cutIn === section ? 'paste in the section' : 'paste in another section';
}

/** Something of everything, every letter of it the server's. */
function firstContent(words: (count: number) => string): Content {
  const text = (count: number) => [{ type: 'text' as const, text: words(count) }];
  const cell = (id: string) => ({ type: 'tableCell' as const, attrs: { id }, content: text(5) });
  return {
    type: 'doc',
    content: [
      { type: 'textBlock', content: text(40) },
      { type: 'textBlock', attrs: { kind: 'bullet', indent: 1 }, content: text(16) },
      { type: 'indicator', attrs: { id: 'i1', unit: 'sites', target: '12' }, content: text(14) },
      { type: 'milestone', attrs: { id: 'm1', period: '2025' }, content: text(5) },
      {
        type: 'table',
        attrs: { id: 't1' },
        content: ['1', '2'].map((row) => ({
          type: 'tableRow',
          attrs: { id: `r${row}` },
          content: [cell(`${row}a`), cell(`${row}b`)],
        })),
      },
      { type: 'textBlock', content: text(20) },
    ],
  };
}
