import { creditedCharacters, foldLog, type IdRange, type Ledger, type LiveDocument, Room } from '@diapason/collab';
import { authorOf, HandFlushedLink, settleAll, TestClient } from '@diapason/collab/testing';
import {
  type BlockContent,
  type Content,
  changesOf,
  compareTexts,
  type InlineContent,
  isWording,
  readContent,
  restoreSection,
  seedRoots,
  textVocabulary,
} from '@diapason/editor';
import { schema } from '@diapason/editor/prosemirror';
import { GESTURES, type Hand, HeadlessEditor, Random } from '@diapason/editor/testing';
import * as Y from 'yjs';
import { byId, LedgerStore } from './ledger-store.js';

const SECTION = 'context';
const FIRST_LETTER = 0xe000;
const MINUTE = 60_000;

interface Person extends Hand {
  name: string;
  client: TestClient;
  link: HandFlushedLink;
}

export interface RestorationReport {
  script: string[];
  restorations: number;
  /** Characters that were written anew. */
  returned: number;
}

/**
 * One seeded script: two or three people with real editors work in one section, late and now and then cut off, and put it
 * back as it was after some change of its log. Throws when the section does not say again what it said, when a character
 * of it is not credited as it was then, when the comparison with what it was finds anything, when the comparison of what
 * it was and became loses a letter, or when the ledger is not the one its log gives.
 */
export async function runRestorations(seed: number, steps = 40): Promise<RestorationReport> {
  const random = new Random(seed);
  const script: string[] = [];
  const store = new LedgerStore();
  let [now, ids, letter, restorations, returned] = [0, 0, FIRST_LETTER, 0, 0];
  const open = () =>
    Room.open({
      store,
      sections: [SECTION],
      vocabulary: textVocabulary,
      isWording,
      now: () => now,
      newId: () => `id-${++ids}`,
    });
  let room = await open();
  await room.edit((doc) => seedRoots(doc, [SECTION]));
  const people: Person[] = [];
  for (let i = 0; i < 2 + random.below(2); i++) {
    const [name, client] = [`person${i}`, new TestClient(10_000 + seed * 10 + i)];
    const link = new HandFlushedLink(client, name);
    await link.connect(room);
    await settleAll(room, [link]);
    const editor = new HeadlessEditor(client.doc.getText(SECTION));
    const letters = (count: number) => Array.from({ length: count }, () => String.fromCharCode(letter++)).join('');
    people.push({ name, client, link, editor, random, clipboard: { slice: null }, letters });
  }
  const links = people.map(({ link }) => link);

  const reopen = async () => {
    await settleAll(room, links);
    for (const link of links) link.disconnect(room);
    await room.close();
    now += 11 * MINUTE;
    store.compact(now);
    room = await open();
    for (const link of links) await link.connect(room);
    await settleAll(room, links);
  };

  const restore = async (person: Person) => {
    await room.flush();
    const seq = 1 + random.below(store.log.length);
    script.push(`${person.name} restores ${seq}`);
    const then = documentAt(store, seq);
    const before = documentAt(store, store.log.length);
    const stood = await room.read(({ ledger }) => credits(then, ledger));
    const may = { author: authorOf(person.name), mayWrite: async () => null };
    const refused = await room.restore(may, ({ doc, moves }) => {
      const identities = { originsOf: moves.origins.bind(moves), latestOf: moves.latest.bind(moves) };
      return restoreSection(doc.getText(SECTION), then.getText(SECTION), identities);
    });
    if (refused) throw new Error(`refused: ${refused}`);
    restorations += 1;
    await room.read((live) => {
      const same = (what: string, a: unknown, b: unknown) => {
        if (JSON.stringify(a) !== JSON.stringify(b))
          throw new Error(`${what}: ${JSON.stringify(a)} instead of ${JSON.stringify(b)}`);
      };
      same('the text', readContent(live.doc.getText(SECTION)), readContent(then.getText(SECTION)));
      const back = credits(live.doc, live.ledger);
      same(
        'the credits',
        back.map((credit, i) => told(credit, stood[i])),
        stood.map((credit, i) => told(credit, back[i])),
      );
      same('what changed', changesOf(compared(live, then, live.doc)), []);
      const letters = lettersOf(compared(live, before, live.doc));
      same('the letters after', letters.after, lettersOf(readContent(live.doc.getText(SECTION))).after);
      same('the letters before', letters.before, lettersOf(readContent(before.getText(SECTION))).before);
      returned += store.log.at(-1)?.kind === 'restored' ? length(store.log.at(-1)?.carries.map(({ to }) => to)) : 0;
    });
  };

  try {
    for (let i = 0; i < steps; i++) {
      const person = random.pick(people);
      const chance = random.next();
      now += random.below(2 * MINUTE);
      if (chance < 0.65) {
        const gesture = random.pick(Object.keys(GESTURES));
        script.push(`${person.name}: ${gesture}`);
        GESTURES[gesture]?.(person);
      } else if (chance < 0.8) {
        script.push(`${person.name} sends`);
        person.link.flushUp(room, 1 + random.below(6));
        await room.flush();
      } else if (chance < 0.88) {
        script.push(`${person.name} receives`);
        person.link.flushDown();
      } else if (chance < 0.98) await restore(person);
      else {
        script.push('reopened');
        await reopen();
      }
    }
    await settleAll(room, links);
    await restore(people[0] as Person);
    await settleAll(room, links);
    const held = await room.read(({ doc }) => readContent(doc.getText(SECTION)));
    for (const { editor, client, name } of people) {
      const said = readContent(client.doc.getText(SECTION));
      if (JSON.stringify(said) !== JSON.stringify(held) || !editor.doc.eq(schema.nodeFromJSON(held)))
        throw new Error(`${name} does not read what the others do`);
    }
    const log = store.log.map((update) => ({
      ...update,
      restored: update.kind === 'restored' ? update.carries : undefined,
    }));
    const folded = await foldLog(log, [SECTION]);
    if (JSON.stringify(byId(folded.runs)) !== JSON.stringify(byId(store.kept.runs)))
      throw new Error('the ledger is not the one its log gives');
  } catch (error) {
    throw new Error(`seed ${seed}: ${script.join(', ')}\n${(error as Error).message}`, { cause: error });
  } finally {
    await room.close();
  }
  return { script, restorations, returned };
}

function documentAt(store: LedgerStore, seq: number): Y.Doc {
  const doc = new Y.Doc();
  for (const { update } of store.log.slice(0, seq)) Y.applyUpdate(doc, update);
  return doc;
}

interface Credited {
  /** With the character. */
  author: string;
  kind: string | undefined;
  at: number | undefined;
}

const credits = (doc: Y.Doc, ledger: Ledger): Credited[] =>
  creditedCharacters(doc.getText(SECTION), ledger).map(({ character, run }) => ({
    author: `${character} ${run?.author?.person}`,
    kind: run?.kind,
    at: run?.at,
  }));

/** A credit as far as it must be that of another: of what the room put back meanwhile, the author alone. */
const told = (credit: Credited, other: Credited | undefined): string =>
  [credit, other].some((each) => each?.kind === 'replanted')
    ? credit.author
    : `${credit.author} ${credit.kind} ${credit.at}`;

function compared({ moves }: Pick<LiveDocument, 'moves'>, before: Y.Doc, after: Y.Doc): Content {
  const [section] = compareTexts(before, after, [SECTION], {
    originsOf: (range) => moves.origins(range),
    creditsOf: ({ length: count }) => [{ length: count, by: 0 }],
    removersOf: ({ length: count }) => [{ length: count }],
  });
  return (section as { content: Content }).content;
}

type Part = BlockContent | InlineContent;

/** The letters that people typed, as a compared text says they were before and are after, in no order. */
function lettersOf({ content }: Content): { before: string[]; after: string[] } {
  const [before, after]: [string[], string[]] = [[], []];
  const visit = (part: Part, kind = '', inMoved = false) => {
    const mark = 'marks' in part ? part.marks?.find(({ type }) => type === 'change') : undefined;
    const block = 'change' in part && part.type !== 'textBlock' ? part.change?.kind : undefined;
    const became = (mark?.type === 'change' ? mark.attrs.kind : block) ?? kind;
    if (part.type === 'text')
      for (const each of part.text.match(/[\uE000-\uF8FF]/g) ?? []) {
        // What went from a block that was moved is told there, and stands where the block left from too.
        if (became !== 'added' && became !== 'moved' && !inMoved) before.push(each);
        if (became !== 'removed' && became !== 'left') after.push(each);
      }
    else if ('content' in part)
      for (const child of part.content ?? []) visit(child, became, inMoved || block === 'moved');
  };
  for (const block of content) visit(block);
  return { before: before.toSorted(), after: after.toSorted() };
}

const length = (ranges: readonly IdRange[] = []): number => ranges.reduce((sum, range) => sum + range.length, 0);
