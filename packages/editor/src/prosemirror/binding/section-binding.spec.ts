import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { GESTURES, type Hand, HeadlessEditor, Random } from '../../testing/index.js';
import { readContent } from '../../ytext/read.js';
import { seedRoots } from '../../ytext/seed.js';
import { paste } from '../commands/selection.js';
import { schema } from '../schema/index.js';

const RUNS = Number(process.env.RUNS ?? 200);

function hand(seed: number): Hand & { section: Y.Text } {
  const doc = new Y.Doc();
  doc.clientID = 1 + seed;
  const section = doc.getText('context');
  seedRoots(doc, ['context']);
  let next = 0xe000;
  return {
    section,
    editor: new HeadlessEditor(section),
    random: new Random(seed),
    clipboard: { slice: null },
    letters: (count) => Array.from({ length: count }, () => String.fromCharCode(next++)).join(''),
  };
}

describe('one editor alone', () => {
  it('writes a paragraph of two hundred thousand letters that is pasted', () => {
    const { section, editor } = hand(1);
    const words = 'bonjour '.repeat(25_000);
    const blocks = ['avant', words].map((text) => schema.nodes.textBlock?.create(null, schema.text(text)) as Node);
    editor.run(paste(new Slice(Fragment.from(blocks), 1, 1)));
    expect(section.toString()).toBe(`avant${words}`);
    editor.history.undo();
    expect(section.toString()).toBe('');
  });

  it('says the same as the live text after every gesture, without comparing', { timeout: 600_000 }, () => {
    for (let seed = 0; seed < RUNS; seed++) {
      const one = hand(seed);
      const script: string[] = [];
      for (let i = 0; i < 40; i++) {
        const name = one.random.pick(Object.keys(GESTURES));
        script.push(name);
        GESTURES[name]?.(one);
        const live = schema.nodeFromJSON(readContent(one.section));
        live.check();
        const story = `seed ${seed}: ${script.join(', ')}`;
        expect(live.toJSON(), story).toEqual(one.editor.doc.toJSON());
        expect(one.editor.binding.reconciled, story).toBe(0);
      }
    }
  });
});

describe('a caret', () => {
  it('stays after the letter it stands behind, though an observer that reads the change opens a transaction', () => {
    const [one, other] = [hand(1), hand(2)];
    one.section.observe((event) => void event.delta);
    one.editor.dispatch(one.editor.state.tr.insertText('hello'));
    exchange(one.section, other.section);
    one.editor.dispatch(one.editor.state.tr.insertText('!'));
    other.editor.dispatch(other.editor.state.tr.insertText('well ', 1));
    exchange(one.section, other.section);
    one.editor.dispatch(one.editor.state.tr.insertText('?'));
    expect(one.editor.doc.textContent).toBe('well hello!?');
  });
});

describe('what is typed where words were deleted', () => {
  /** The lengths of what is in a section, in order, those of what is deleted negative; each of the two began it with a paragraph. */
  const lengths = (section: Y.Text): number[] => {
    const found: number[] = [];
    for (let item = section._start; item; item = item.right) found.push(item.deleted ? -item.length : item.length);
    return found;
  };

  it('stands behind the words that one deleted, and ahead of those that others did', () => {
    const [one, other] = [hand(1), hand(2)];
    one.editor.dispatch(one.editor.state.tr.insertText('Un grand préau'));
    exchange(one.section, other.section);
    one.editor.dispatch(one.editor.state.tr.delete(4, 10));
    one.editor.select(4);
    one.editor.type('petit ! ');
    exchange(one.section, other.section);
    expect(lengths(one.section)).toEqual([1, 3, -6, 8, 5, 1]);
    one.editor.dispatch(one.editor.state.tr.delete(4, 12));
    exchange(one.section, other.section);
    other.editor.select(4);
    other.editor.type('vrai ');
    exchange(one.section, other.section);
    expect(lengths(one.section)).toEqual([1, 3, 5, -6, -8, 5, 1]);
    expect(one.editor.doc.textContent).toBe('Un vrai préau');
  });
});

function exchange({ doc: a }: Y.Text, { doc: b }: Y.Text): void {
  if (!a || !b) throw new Error('a section outside a document');
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)));
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)));
}
