import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { BlockContent } from '../content.js';
import { GESTURES, type Hand, HeadlessEditor, Random } from '../testing/index.js';
import type { Flow } from './blocks.js';
import type { Identities, Ids } from './ids.js';
import { readContent } from './read.js';
import { type Returned, restoreSection } from './restore.js';
import { seedRoots } from './seed.js';
import { insertBlock } from './write.js';

const RUNS = Number(process.env.RUNS ?? 200);

/** Every word under its own id: nothing was ever carried over. */
const asTheyStand: Identities = { originsOf: (ids) => [ids], latestOf: (ids) => [ids] };

function seeded(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 1;
  seedRoots(doc, ['context']);
  doc.clientID = 2;
  return doc;
}

const section = (doc: Y.Doc): Y.Text => doc.getText('context');

function copy(doc: Y.Doc): Y.Doc {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  return other;
}

/** Restores the section as the server does, under an id of its own. */
function restore(doc: Y.Doc, then: Y.Doc, identities = asTheyStand): Returned[] {
  const writer = doc.clientID;
  doc.clientID = 1;
  const returned = doc.transact(() => restoreSection(section(doc), section(then), identities));
  doc.clientID = writer;
  return returned;
}

/** The characters of a flow and of all it holds, and what was typed in the fields of indicators, by their ids. */
function characters(flow: Flow | Y.XmlElement, found = new Map<string, string>()): Map<string, string> {
  for (let item = flow._start; item; item = item.right) {
    if (item.deleted) continue;
    const { content, id } = item;
    if (content instanceof Y.ContentString)
      for (let i = 0; i < content.str.length; i++) found.set(`${id.client}:${id.clock + i}`, content.str[i] as string);
    else if (content instanceof Y.ContentType) characters(content.type as Y.XmlElement, found);
  }
  if (flow instanceof Y.XmlElement && flow.nodeName === 'indicator')
    for (const [name, { id, content, deleted }] of flow._map) {
      const value: unknown = content.getContent().at(-1);
      if (!deleted && name !== 'id' && value) found.set(`${id.client}:${id.clock}`, `${name} ${value}`);
    }
  return found;
}

const each = ({ client, clock, length }: Ids): string[] => Array.from({ length }, (_, i) => `${client}:${clock + i}`);

function parse(id: string): Ids {
  const [client, clock] = id.split(':').map(Number) as [number, number];
  return { client, clock, length: 1 };
}

/** The id under which each word that came back was first written. */
const originsAfter = (returned: readonly Returned[]): Map<string, string> =>
  new Map(
    returned.flatMap(({ from, to }) => {
      const old = each(from);
      return each(to).map((id, i): [string, string] => [id, old[i] as string]);
    }),
  );

const paragraph = (text: string, kind = 'paragraph'): BlockContent => ({
  type: 'textBlock',
  attrs: { kind, indent: 0 },
  content: [{ type: 'text', text }],
});

describe('a section that is restored', () => {
  it('says again what it said, whatever was done since', { timeout: 600_000 }, () => {
    for (let seed = 0; seed < RUNS; seed++) {
      const doc = seeded();
      const random = new Random(seed);
      let letter = 0xe000;
      const one: Hand = {
        editor: new HeadlessEditor(section(doc)),
        random,
        clipboard: { slice: null },
        letters: (count) => Array.from({ length: count }, () => String.fromCharCode(letter++)).join(''),
      };
      const script: string[] = [];
      const work = (gestures: number) => {
        for (let i = 0; i < gestures; i++) {
          const name = random.pick(Object.keys(GESTURES));
          script.push(name);
          GESTURES[name]?.(one);
        }
      };
      work(20);
      const then = copy(doc);
      work(20);
      const returned = restore(doc, then);
      const story = `seed ${seed}: ${script.join(', ')}`;
      expect(readContent(section(doc)), story).toEqual(readContent(section(then)));
      expect(one.editor.doc.toJSON(), story).toEqual(readContent(section(doc)));
      // Each word stands under its own id, or under one that is told to be it. A value that somebody gave again is left.
      const isLeft = (id: string, said: string) => said.length > 1 && !came.has(id) && !id.startsWith('1:');
      const stood = characters(section(then));
      const came = originsAfter(returned);
      for (const [id, character] of [...characters(section(doc))].filter(([id, said]) => !isLeft(id, said)))
        expect(stood.get(came.get(id) ?? id), story).toBe(character);
      const state = Y.encodeStateVector(doc);
      restore(doc, then, { ...asTheyStand, originsOf: (ids) => each(ids).map((id) => parse(came.get(id) ?? id)) });
      expect(Y.encodeStateVector(doc), story).toEqual(state);
    }
  });

  it('leaves alone what stands then and now, and writes only what went', () => {
    const doc = seeded();
    insertBlock(section(doc), 1, paragraph('Un préau protège les ateliers.'));
    const then = copy(doc);
    section(doc).delete(5, 6);
    section(doc).insert(10, 'tous ', {});
    const before = characters(section(doc));
    const state = Y.getState(doc.store, 1);
    restore(doc, then);
    expect(Y.getState(doc.store, 1) - state).toBe(6);
    const stood = characters(section(then));
    const after = characters(section(doc));
    for (const id of before.keys()) expect(after.has(id)).toBe(stood.has(id));
  });

  it('gives items, cells and notes their words and values again, under the identities they had', () => {
    const doc = seeded();
    insertBlock(section(doc), 1, {
      type: 'indicator',
      attrs: { id: 'i1', unit: 'sites', baseline: '', target: '10', due: '', targets: { 2028: '5' } },
      content: [{ type: 'text', text: 'Sites raccordés' }],
    });
    insertBlock(section(doc), 2, {
      type: 'table',
      attrs: { id: 't1' },
      content: ['r1', 'r2'].map((id) => ({
        type: 'tableRow',
        attrs: { id },
        content: [{ type: 'tableCell', attrs: { id: `${id}c` }, content: [{ type: 'text', text: id }] }],
      })),
    });
    const then = copy(doc);
    const [, indicator, table] = section(doc)
      .toDelta()
      .map(({ insert }: { insert: Y.XmlElement }) => insert);
    indicator.setAttribute('unit', 'communes');
    indicator.removeAttribute('targets.2028');
    indicator.setAttribute('targets.2030', '9');
    indicator.get(0).delete(5, 10);
    table.delete(0, 1);
    table.get(0).get(0).get(0).insert(2, ' et la suite');
    restore(doc, then);
    expect(readContent(section(doc))).toEqual(readContent(section(then)));
    section(doc).delete(0, section(doc).length);
    restore(doc, then);
    expect(readContent(section(doc))).toEqual(readContent(section(then)));
  });

  it('takes back formats, kinds and ranks, and re-creates no character for it', () => {
    const doc = seeded();
    insertBlock(section(doc), 1, paragraph('Un préau protège les ateliers.'));
    const then = copy(doc);
    section(doc).format(4, 5, { bold: true, link: 'https://exemple.fr' });
    section(doc).toDelta()[1].insert.setAttribute('kind', 'heading3');
    const before = [...characters(section(doc)).keys()];
    restore(doc, then);
    expect(readContent(section(doc))).toEqual(readContent(section(then)));
    expect([...characters(section(doc)).keys()]).toEqual(before);
  });
});
