import { Room } from '@diapason/collab';
import { HandFlushedLink, MemoryStore, settleAll, TestClient } from '@diapason/collab/testing';
import { type Content, insertContent, isWording, readContent, textVocabulary } from '@diapason/editor';
import { schema } from '@diapason/editor/prosemirror';
import { GESTURES, type Hand, HeadlessEditor, Random } from '@diapason/editor/testing';
import * as Y from 'yjs';

export const SECTION = 'context';
const FIRST_LETTER = 0xe000;

const words = (text: string) => [{ type: 'text' as const, text }];
const cell = (id: string) => ({ type: 'tableCell' as const, attrs: { id }, content: words(`cell ${id}`) });

/** Something of everything, so that the first gestures already meet. */
const FIRST_CONTENT: Content = {
  type: 'doc',
  content: [
    { type: 'textBlock', content: words('A first paragraph') },
    { type: 'textBlock', attrs: { kind: 'bullet', indent: 1 }, content: words('a line of a list') },
    { type: 'indicator', attrs: { id: 'i1', unit: 'sites', target: '12' }, content: words('Sites served') },
    { type: 'milestone', attrs: { id: 'm1', period: '2025' }, content: words('Begin') },
    {
      type: 'table',
      attrs: { id: 't1' },
      content: ['1', '2'].map((row) => ({
        type: 'tableRow',
        attrs: { id: `r${row}` },
        content: [cell(`${row}a`), cell(`${row}b`)],
      })),
    },
    { type: 'textBlock', content: words('and a last one') },
  ],
};

export interface RunReport {
  script: string[];
  /** The log of the document, from its beginning. */
  log: MemoryStore['log'];
  /** Who typed each letter. */
  typists: Map<string, string>;
  typed: number;
  offered: number;
  /** Offered back although it is in the text. */
  needless: number;
  replanted: number;
  size: number;
}

interface Person extends Hand {
  name: string;
  client: TestClient;
  link: HandFlushedLink;
}

/**
 * One seeded script: two or three people with real editors make gestures at random in one section, their frames are
 * carried late, their connections cut; then everything arrives. Throws when anything was refused, when they do not
 * agree, when the text is not valid, when it still moves, or when a typed letter is neither there, nor deleted by someone
 * who saw it, nor offered back.
 */
export async function runScript(seed: number, gestures = 30): Promise<RunReport> {
  const random = new Random(seed);
  const script: string[] = [];
  const store = new MemoryStore();
  let ids = 0;
  const room = await Room.open({
    store,
    sections: [SECTION],
    vocabulary: textVocabulary,
    isWording,
    now: () => 0,
    newId: () => `id-${++ids}`,
  });
  await room.edit((doc) => insertContent(doc.getText(SECTION), FIRST_CONTENT));

  let typed = 0;
  const typists = new Map<string, string>();
  /** Letters that someone who saw them took out. */
  const removed = new Set<string>();
  const people: Person[] = [];
  for (let i = 0; i < 2 + random.below(2); i++) {
    const name = `person${i}`;
    const client = new TestClient(10_000 + seed * 10 + i);
    const link = new HandFlushedLink(client, name);
    await link.connect(room);
    await settleAll(room, [link]);
    const editor = new HeadlessEditor(client.doc.getText(SECTION));
    const letters = (count: number) => {
      const fresh = Array.from({ length: count }, () => String.fromCharCode(FIRST_LETTER + typed++));
      for (const letter of fresh) typists.set(letter, name);
      return fresh.join('');
    };
    people.push({ name, client, link, editor, random, clipboard: { slice: null }, letters });
  }

  for (let i = 0; i < gestures; i++) {
    const person = random.pick(people);
    const chance = random.next();
    if (chance < 0.7) {
      const gesture = random.pick(Object.keys(GESTURES));
      script.push(`${person.name}: ${gesture}`);
      const before = lettersOf(person.editor);
      const from = typed;
      GESTURES[gesture]?.(person);
      const after = lettersOf(person.editor);
      for (const letter of before) if (!after.has(letter)) removed.add(letter);
      for (let n = from; n < typed; n++) {
        const letter = String.fromCharCode(FIRST_LETTER + n);
        // Typed where nothing can be written, or over itself within the gesture.
        if (!after.has(letter)) removed.add(letter);
      }
    } else if (chance < 0.8) {
      person.link.flushUp(room, 1 + random.below(4));
      await room.flush();
      script.push(`${person.name} sends`);
    } else if (chance < 0.95) {
      person.link.flushDown(1 + random.below(4));
      script.push(`${person.name} receives`);
    } else if (person.link.connected) {
      person.link.disconnect(room);
      script.push(`${person.name} leaves`);
    } else {
      await person.link.connect(room);
      script.push(`${person.name} comes back`);
    }
  }
  for (const { link } of people) if (!link.connected) await link.connect(room);
  await settleAll(
    room,
    people.map(({ link }) => link),
  );

  const story = `seed ${seed}\n${script.join('\n')}`;
  const server = await room.read(({ doc }) => readContent(doc.getText(SECTION)));
  const wanted = JSON.stringify(server);
  schema.nodeFromJSON(server).check();
  if (store.refused.length > 0) throw new Error(`refused, by ${store.refused.map(({ rule }) => rule)}\n${story}`);
  for (const { client, editor, name, link } of people) {
    if (link.closedWith) throw new Error(`${name} was closed: ${link.closedWith.reason}\n${story}`);
    if (JSON.stringify(readContent(client.doc.getText(SECTION))) !== wanted)
      throw new Error(`${name} differs\n${story}`);
    if (!editor.doc.eq(schema.nodeFromJSON(server)))
      throw new Error(`the editor of ${name} differs from its text\n${story}`);
    if (client.client.unsaved.length > 0)
      throw new Error(`${name}: ${client.client.unsaved.length} updates are not acknowledged\n${story}`);
  }
  const size = wanted.length;
  if (size > 500 + gestures * 900) throw new Error(`the text has grown to ${size}\n${story}`);

  const offered = new Set(
    people.flatMap(({ client }) => [...client.stranded.values()].flatMap(({ text }) => lettersIn(text))),
  );
  const present = new Set(lettersIn(wanted));
  for (let n = 0; n < typed; n++) {
    const letter = String.fromCharCode(FIRST_LETTER + n);
    if (!present.has(letter) && !removed.has(letter) && !offered.has(letter))
      throw new Error(`letter ${n} is lost\n${story}\n${wanted}`);
  }
  await rebuiltEquals(store, wanted, story);
  for (const { editor } of people) editor.destroy();
  await room.close();
  const needless = [...offered].filter((letter) => present.has(letter)).length;
  const replanted = store.log.filter(({ kind }) => kind === 'replanted').length;
  return { script, log: store.log, typists, typed, offered: offered.size, needless, replanted, size };
}

/** The letters a person has before their eyes, attributes included. */
const lettersOf = (editor: HeadlessEditor): Set<string> => new Set(lettersIn(JSON.stringify(editor.doc.toJSON())));

export const lettersIn = (text: string): string[] => [...text].filter((c) => c >= '\uE000' && c <= '\uF8FF');

async function rebuiltEquals(store: MemoryStore, wanted: string, story: string): Promise<void> {
  const doc = new Y.Doc();
  for (const { update } of store.log) Y.applyUpdate(doc, update);
  if (JSON.stringify(readContent(doc.getText(SECTION))) !== wanted) throw new Error(`the log says otherwise\n${story}`);
}
