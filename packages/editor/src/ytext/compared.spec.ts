import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { BlockContent, Content, InlineContent } from '../content.js';
import { changesOf } from '../project/changes.js';
import { renderHtml } from '../render/html.js';
import { RENDER_LABELS } from '../render/labels.js';
import { GESTURES, type Hand, HeadlessEditor, Random } from '../testing/index.js';
import { compareTexts } from './compared.js';
import type { Ids } from './ids.js';
import { readContent } from './read.js';
import { seedRoots } from './seed.js';
import { insertBlock, insertContent } from './write.js';

const RUNS = Number(process.env.RUNS ?? 200);

/** Letters written, or taken out, by nobody in particular; `same` tells which ids are others' words again. */
const comparing = (same: (ids: Ids) => Ids[] = (ids) => [ids]) => ({
  originsOf: same,
  creditsOf: ({ length }: Ids) => [{ length, by: 0 }],
  removersOf: ({ length }: Ids) => [{ length, by: 1 }],
});

const copy = (doc: Y.Doc): Y.Doc => {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  return other;
};

function seeded(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 1;
  seedRoots(doc, ['context']);
  doc.clientID = 2;
  return doc;
}

const section = (doc: Y.Doc): Y.Text => doc.getText('context');
const compared = (before: Y.Doc, after: Y.Doc, same?: (ids: Ids) => Ids[]): Content =>
  (compareTexts(before, after, ['context'], comparing(same))[0] as { content: Content }).content;

/** A compared text as one reads it: [+added+], [-removed-], [>moved here>], [<moved from here<], [~formatted~]. */
function story(content: Content): string {
  const signs = { added: '+', removed: '-', moved: '>', left: '<', formatted: '~' };
  const html = renderHtml(content, { labels: RENDER_LABELS.en, nameOf: (id) => id, prefix: 'x' })
    .replaceAll(/<span class="visually-hidden">.*?<\/span>/g, '')
    .replaceAll(/<(ins|del|span) class="diff (\w+)"[^>]*>/g, (_, __, kind: keyof typeof signs) => `[${signs[kind]}`);
  return html
    .replaceAll(/<\/(ins|del)>/g, ']')
    .replaceAll(/<\/?(p|ul|li|span|dl|div|dt|dd)\b[^>]*>/g, '|')
    .replaceAll(/\|+/g, '|');
}

const paragraph = (text: string): BlockContent => ({ type: 'textBlock', content: [{ type: 'text', text }] });
const indicator = (id: string, label: string, attrs = {}): BlockContent => ({
  type: 'indicator',
  attrs: { id, unit: '', baseline: '', target: '', due: '', targets: {}, ...attrs },
  content: [{ type: 'text', text: label }],
});

function written(...blocks: BlockContent[]): Y.Doc {
  const doc = seeded();
  section(doc).delete(0, 1);
  insertContent(section(doc), { type: 'doc', content: blocks });
  return doc;
}

describe('two states of a text', () => {
  it('are told apart in the words that came, went and stayed', () => {
    const doc = written(paragraph('Un préau protège les ateliers.'));
    const before = copy(doc);
    section(doc).delete(4, 5);
    section(doc).insert(4, 'auvent', {});
    expect(story(compared(before, doc))).toBe('|Un [-préau][+auvent] protège les ateliers.|');
    expect(changesOf(compared(before, doc))).toEqual([
      { kind: 'removed', by: 1, words: 'préau' },
      { kind: 'added', by: 0, words: 'auvent' },
    ]);
    expect(changesOf(compared(doc, doc))).toEqual([]);
  });

  it('say of words that are the same under other ids that they stayed, or were moved', () => {
    const doc = written(paragraph('Un deux trois.'));
    const before = copy(doc);
    const first = section(doc)._start?.id.clock as number;
    section(doc).delete(4, 5);
    section(doc).insert(4, 'deux ', {});
    const clock = Y.getState(doc.store, 2) - 5;
    const same = ({ client, clock: at, length }: Ids) =>
      client === 2 && at >= clock
        ? [{ client, clock: first + 4 + at - clock, length }]
        : [{ client, clock: at, length }];
    expect(story(compared(before, doc, same))).toBe('|Un deux trois.|');
    section(doc).delete(4, 5);
    section(doc).insert(section(doc).length, 'deux ', {});
    const moved = Y.getState(doc.store, 2) - 5;
    const again = ({ client, clock: at, length }: Ids) =>
      client === 2 && at >= moved
        ? [{ client, clock: first + 4 + at - moved, length }]
        : [{ client, clock: at, length }];
    expect(story(compared(before, doc, again))).toBe('|Un [<deux ]trois.[>deux ]|');
    expect(changesOf(compared(before, doc, again))).toEqual([{ kind: 'moved', by: 0, words: 'deux ' }]);
  });

  it('tell paragraphs that came and went whole, and breaks within words that stayed', () => {
    const doc = written(paragraph('Un.'), paragraph('Deux.'), paragraph('Trois.'));
    const before = copy(doc);
    section(doc).delete(4, 6);
    insertBlock(section(doc), section(doc).length, paragraph('Quatre.'));
    expect(story(compared(before, doc))).toBe('|Un.|[-Deux.]|Trois.|[+Quatre.]|');
    section(doc).delete(4, 1);
    section(doc).insertEmbed(2, new Y.XmlElement('textBlock'));
    expect(story(compared(before, doc))).toBe('|U|[+¶]n.[-¶Deux.¶]Trois.|[+Quatre.]|');
  });

  it('tell items that came, went or were moved, and the values that changed', () => {
    const doc = written(
      indicator('a', 'Sites', { unit: 'sites', target: '10', targets: { 2028: '5' } }),
      indicator('b', 'Pages'),
    );
    const before = copy(doc);
    const [first] = section(doc).toDelta() as { insert: Y.XmlElement }[];
    first?.insert.setAttribute('target', '12');
    first?.insert.removeAttribute('targets.2028');
    section(doc).delete(1, 1);
    insertBlock(section(doc), 1, indicator('c', 'Heures'));
    const content = compared(before, doc);
    expect(story(content)).toBe(
      '|Sites|Unit|sites|Target|[-10] → [+12]|Targets by year|2028 : [-5]|[-|Pages|]|[+|Heures|]|',
    );
    expect(changesOf(content)).toEqual([
      { kind: 'formatted', by: 0, words: '12', value: { of: 'indicator', name: 'target', before: '10' } },
      { kind: 'formatted', words: '', value: { of: 'indicator', name: 'targets.2028', before: '5' } },
      { kind: 'removed', by: 1, words: 'Pages' },
      { kind: 'added', by: 0, words: 'Heures' },
    ]);

    const moving = written(indicator('a', 'Sites'), indicator('b', 'Pages et images'));
    const unmoved = copy(moving);
    section(moving).delete(0, 1);
    insertBlock(section(moving), 1, indicator('a', 'Sites'));
    expect(changesOf(compared(unmoved, moving))).toMatchObject([
      { kind: 'moved', words: 'Sites' },
      { kind: 'removed', words: 'Sites' },
      { kind: 'added', words: 'Sites' },
    ]);
  });

  it('tell what became bold, and lines of another kind', () => {
    const doc = written(paragraph('Un préau.'));
    const before = copy(doc);
    section(doc).format(4, 5, { bold: true });
    (section(doc).toDelta() as { insert: Y.XmlElement }[])[0]?.insert.setAttribute('kind', 'heading3');
    expect(story(compared(before, doc))).toContain('[-paragraph] → [+heading]');
    expect(story(compared(before, doc))).toContain('Un [~<strong>préau</strong>');
  });

  it('are both read out of what is told of them, whatever was done between', { timeout: 600_000 }, () => {
    for (let seed = 0; seed < RUNS; seed++) {
      const doc = seeded();
      let letter = 0xe000;
      const hand: Hand = {
        editor: new HeadlessEditor(section(doc)),
        random: new Random(seed),
        clipboard: { slice: null },
        letters: (count) => Array.from({ length: count }, () => String.fromCharCode(letter++)).join(''),
      };
      const script: string[] = [];
      const work = (gestures: number) => {
        for (let i = 0; i < gestures; i++) script.push(hand.random.pick(Object.keys(GESTURES)));
        for (const name of script.slice(-gestures)) GESTURES[name]?.(hand);
      };
      work(15);
      const before = copy(doc);
      work(15);
      const content = compared(before, doc);
      const said = `seed ${seed}: ${script.join(', ')}`;
      const sorted = (letters: string[]) => letters.toSorted();
      expect(sorted(lettersOf(content, ['removed', 'left'])), said).toEqual(
        sorted(lettersOf(readContent(section(doc)))),
      );
      expect(sorted(lettersOf(content, ['added', 'moved'])), said).toEqual(
        sorted(lettersOf(readContent(section(before)))),
      );
    }
  });
});

/** The letters of a text, without those that came to be what is named. */
function lettersOf({ content }: Content, without: string[] = []): string[] {
  const visit = (parts: readonly (BlockContent | InlineContent)[]): string[] =>
    parts.flatMap((part): string[] => {
      const mark = 'marks' in part ? part.marks?.find(({ type }) => type === 'change') : undefined;
      const change =
        mark?.type === 'change' ? mark.attrs : 'change' in part && part.type !== 'textBlock' ? part.change : undefined;
      if (change && without.includes(change.kind)) return [];
      if (part.type === 'text') return [...part.text].filter((each) => each >= '\uE000' && each <= '\uF8FF');
      return 'content' in part ? visit(part.content ?? []) : [];
    });
  return visit(content);
}
