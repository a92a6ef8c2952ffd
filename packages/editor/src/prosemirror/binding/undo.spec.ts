import { AllSelection } from '@tiptap/pm/state';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { addMilestones, apart, GESTURES, open, Random, type Writer } from '../../testing/index.js';
import { restoreSection } from '../../ytext/restore.js';
import { insertBlock } from '../../ytext/write.js';
import { deleteSelected } from '../commands/selection.js';
import { enter, setKind } from '../commands/text.js';

const wordless = () => '';

const copy = (doc: Y.Doc): Y.Doc => {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  return other;
};

/** Puts the section back as it was, under the id of the server. */
function restore({ doc, section }: Writer, then: Y.Doc): void {
  const identities = { originsOf: <T>(ids: T) => [ids], latestOf: <T>(ids: T) => [ids] };
  doc.clientID = 1;
  doc.transact(() => restoreSection(section, then.getText('context'), identities));
}

function selectAllAndDelete({ editor }: Writer): void {
  editor.dispatch(editor.state.tr.setSelection(new AllSelection(editor.doc)));
  editor.run(deleteSelected);
}

/** Fills the paragraph that a section began with, and adds others. */
function writeParagraphs(section: Y.Text, [first, ...others]: string[]): void {
  section.insert(1, first as string, {});
  for (const text of others)
    insertBlock(section, section.length, { type: 'textBlock', content: [{ type: 'text', text }] });
}

const paragraphsOf = ({ editor }: Writer): string[] => editor.doc.content.content.map(({ textContent }) => textContent);

describe('undo', () => {
  it('goes back gesture by gesture to where one began, and redo forth again, whatever one does alone', () => {
    const names = Object.keys(GESTURES).filter((name) => !['undo', 'redo', 'stop for a moment'].includes(name));
    let stepsInAll = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const [{ editor }] = open(2);
      const random = new Random(seed);
      const letters = (count: number) => String.fromCodePoint(0xe000 + random.below(6000)).repeat(count);
      const hand = { editor, random, letters, clipboard: { slice: null } };
      const { history } = editor;
      const states = [editor.doc];
      for (let gestures = 0; gestures < 25; gestures++) {
        history.stopCapturing();
        GESTURES[random.pick(names)]?.(hand);
        if (history.undoStack.length === states.length) states.push(editor.doc);
      }
      stepsInAll += states.length - 1;
      for (const [take, expected] of [
        ['undo', states.slice(0, -1).toReversed()],
        ['redo', states.slice(1)],
      ] as const)
        for (const [i, state] of expected.entries()) {
          history[take]();
          expect(editor.doc.toJSON(), `seed ${seed}, ${take} ${i}`).toEqual(state.toJSON());
        }
      editor.destroy();
    }
    expect(stepsInAll).toBeGreaterThan(500);
  });

  it('takes back one’s own changes only, though others write in the same paragraph', () => {
    const [ada, bob] = open(2, 3);
    ada.editor.type('Il faut agir.');
    bob.editor.select(9);
    bob.editor.type('bien ');
    ada.editor.history.undo();
    expect([ada, bob].map(({ editor }) => editor.doc.textContent)).toEqual(['bien ', 'bien ']);
    ada.editor.history.redo();
    expect(bob.editor.doc.textContent).toContain('Il faut');
    bob.editor.history.undo();
    expect([ada, bob].map(({ editor }) => editor.doc.textContent)).toEqual(['Il faut agir.', 'Il faut agir.']);
  });

  it('does not take back what somebody else restored, nor what a restoration took out', () => {
    const [ada, server] = open(2, 9);
    insertBlock(server.section, 1, { type: 'textBlock', content: [{ type: 'text', text: 'Un préau.' }] });
    const then = copy(server.doc);
    ada.editor.select(ada.editor.doc.content.size - 1);
    ada.editor.type(' Et plus.');
    server.section.delete(2, 3);
    restore(server, then);
    expect(ada.editor.doc.textContent).toBe('Un préau.');
    ada.editor.history.undo();
    expect(ada.editor.doc.textContent).toBe('Un préau.');
    ada.editor.type('!');
    ada.editor.history.undo();
    expect(ada.editor.doc.textContent).toBe('Un préau.');
  });

  it.each<[string, (ada: Writer) => void]>([
    ['paragraphs alone', () => undefined],
    [
      'a heading first',
      ({ editor }) => {
        editor.select(1);
        editor.run(setKind('heading3'));
      },
    ],
    ['an item first', ({ section }) => addMilestones(section, ['m1'])],
  ])('brings all back around what another has written in it meanwhile and since: %s', (_, prepare) => {
    const [ada, bob] = open(2, 3);
    writeParagraphs(ada.section, ['Un.', 'Deux.', 'Trois.']);
    prepare(ada);
    ada.editor.select(ada.editor.doc.content.size - 1);
    ada.editor.type(' Quatre.');
    ada.editor.history.stopCapturing();
    const first = ada.editor.doc.childCount === 3 ? 1 : ada.editor.doc.child(0).nodeSize + 1;
    const before = paragraphsOf(ada);
    bob.editor.select(first);
    bob.editor.type('De Bob');
    apart(ada, bob, () => {
      bob.editor.type(', encore');
      selectAllAndDelete(ada);
    });
    bob.editor.type(', enfin : ');
    ada.editor.history.undo();
    expect(paragraphsOf(bob)).toEqual(before.with(before.length - 3, 'De Bob, encore, enfin : Un.'));
    expect(ada.editor.doc.eq(bob.editor.doc)).toBe(true);
  });

  it.each([
    ['while', 'De B', 'ob : '],
    ['between two letters', 'De Bob : ', ''],
  ])('brings all back around what another goes on typing: %s', (_, seen, unseen) => {
    for (const paragraph of [0, 1]) {
      const [ada, bob] = open(2, 3);
      writeParagraphs(ada.section, ['Un.', 'Deux.', 'Trois.']);
      bob.editor.select(paragraph === 0 ? 1 : 6);
      for (const letter of seen) bob.editor.type(letter);
      apart(ada, bob, () => {
        for (const letter of unseen) bob.editor.type(letter);
        selectAllAndDelete(ada);
      });
      for (const letter of 'il faut ') bob.editor.type(letter);
      ada.editor.history.undo();
      const words = ['Un.', 'Deux.', 'Trois.'];
      expect(paragraphsOf(bob)).toEqual(words.with(paragraph, `De Bob : il faut ${words[paragraph]}`));
      expect(paragraphsOf(ada)).toEqual(paragraphsOf(bob));
    }
  });

  it.each<[string, string[], number, number]>([
    ['part of a paragraph', ['Un préau. Et plus.', 'Deux.'], 4, 14],
    ['the letters beside what stands', ['aa aa aa'], 3, 6],
    ['several paragraphs', ['Un.', 'Deux.', 'Trois.'], 2, 14],
  ])('passes over what it would bring back beside itself, put back by a restoration: %s', (_, words, from, to) => {
    const [ada, bob, server] = open(2, 3, 9);
    const told = vi.fn<() => void>();
    writeParagraphs(bob.section, words);
    ada.editor.history.onPassedOver = told;
    ada.editor.select(1);
    ada.editor.type('Ada : ');
    ada.editor.history.stopCapturing();
    const then = copy(server.doc);
    ada.editor.select(from + 6, to + 6);
    ada.editor.run(deleteSelected);
    ada.editor.history.stopCapturing();
    restore(server, then);
    expect(paragraphsOf(ada)).toEqual(words.with(0, `Ada : ${words[0]}`));
    bob.editor.select(from + 7);
    bob.editor.type('X');
    const before = paragraphsOf(ada);
    ada.editor.history.undo();
    expect(paragraphsOf(ada)).toEqual(before);
    expect(told).toHaveBeenCalledOnce();
    ada.editor.history.undo();
    expect(paragraphsOf(bob)).toEqual(before.with(0, (before[0] as string).replace('Ada : ', '')));
  });

  it('brings back what a restoration has not, of what one step deleted in two places', () => {
    const [ada, server] = open(2, 9);
    writeParagraphs(ada.section, ['Un préau.', 'Une cantine.']);
    const then = copy(server.doc);
    ada.editor.select(11 + 13);
    ada.editor.type(' Une salle.');
    ada.editor.history.stopCapturing();
    ada.editor.select(24, 35);
    ada.editor.run(deleteSelected);
    ada.editor.select(4, 10);
    ada.editor.run(deleteSelected);
    restore(server, then);
    ada.editor.history.undo();
    expect(paragraphsOf(ada)).toEqual(['Un préau.', 'Une cantine. Une salle.']);
  });

  it('leaves out what a restoration has left out of the words that it put back', () => {
    const [ada, bob, server] = open(2, 3, 9);
    writeParagraphs(bob.section, ['Un préau.', 'Une cantine.']);
    const then = copy(server.doc);
    bob.editor.select(3);
    bob.editor.type(' grand');
    bob.editor.select(10, 16);
    bob.editor.run(deleteSelected);
    selectAllAndDelete(ada);
    restore(server, then);
    ada.editor.history.undo();
    expect(paragraphsOf(ada)).toEqual(['Un préau.', 'Une cantine.']);
  });

  it('brings words back to where they stood, in front of the paragraph that another has opened there since', () => {
    const [ada, bob] = open(2, 3);
    writeParagraphs(ada.section, ['Un préau et une cantine.']);
    ada.editor.select(9, 25);
    ada.editor.run(deleteSelected);
    bob.editor.select(9);
    bob.editor.run(enter);
    bob.editor.type('De Bob');
    ada.editor.history.undo();
    expect(paragraphsOf(bob)).toEqual(['Un préau et une cantine.', 'De Bob']);
  });

  it.each([
    ['others', 'Un préau.', 'La cantine'],
    ['one of which they are a part', 'pour', 'ou'],
  ])('brings back words where the server has put back %s', (_, others, words) => {
    const [ada, bob, server] = open(2, 3, 9);
    writeParagraphs(bob.section, [others]);
    const then = copy(server.doc);
    bob.editor.select(1, 1 + others.length);
    bob.editor.run(deleteSelected);
    ada.editor.type(words);
    ada.editor.history.stopCapturing();
    ada.editor.select(1, 1 + words.length);
    ada.editor.run(deleteSelected);
    restore(server, then);
    ada.editor.history.undo();
    expect(paragraphsOf(bob)).toEqual([`${words}${others}`]);
  });

  it('takes back all of what came back, though somebody has written in the middle of it since', () => {
    const [ada, bob] = open(2, 3);
    const { history } = ada.editor;
    const read = () => ada.editor.doc.textContent;
    ada.editor.select(1);
    ada.editor.type('Un point');
    history.stopCapturing();
    ada.editor.select(1, 9);
    ada.editor.run(deleteSelected);
    history.undo();
    bob.editor.select(3);
    bob.editor.type(' (Bob)');
    expect(read()).toBe('Un (Bob) point');
    history.undo();
    expect(read()).toBe(' (Bob)');
    history.redo();
    expect(read()).toBe('Un (Bob) point');
  });

  it('keeps the steps before one that another part of the page choked on', () => {
    const [{ section, editor }] = open(2);
    const { history } = editor;
    editor.select(1);
    for (const words of ['Un', ' deux', ' trois']) {
      editor.type(words);
      history.stopCapturing();
    }
    const choke = () => {
      section.unobserve(choke);
      throw new Error('choked');
    };
    section.observe(choke);
    expect(() => history.undo()).toThrow('choked');
    editor.type('!');
    expect(history.undoStack).toHaveLength(3);
    history.undo();
    history.undo();
    expect(section.toString()).toBe('Un');
  });

  it.each([
    ['of every gesture', Object.keys(GESTURES).filter((name) => !/undo|redo|stop/.test(name))],
    [
      'of words and moves',
      ['type', 'type in an item', 'type in an item', 'move a block', 'add an item', 'delete a selection'],
    ],
  ])('comes through the same states there and back, as often as one goes: %s', (_, gestures) => {
    for (let seed = 0; seed < 60; seed++) {
      const [{ editor }] = open(2);
      const { history } = editor;
      const random = new Random(seed);
      let typed = 0;
      const letters = (count: number) =>
        Array.from({ length: count }, () => String.fromCharCode(0xe000 + typed++)).join('');
      const hand = { editor, random, letters, clipboard: { slice: null } };
      for (let i = 0; i < 12; i++) {
        GESTURES[random.pick(gestures)]?.(hand);
        history.stopCapturing();
      }
      const states = new Map([[history.undoStack.length, JSON.stringify(editor.doc)]]);
      for (let i = 0; i < 40; i++) {
        history[random.chance(0.5) ? 'undo' : 'redo']();
        const depth = history.undoStack.length;
        const state = JSON.stringify(editor.doc);
        expect(state, `seed ${seed}`).toBe(states.get(depth) ?? state);
        states.set(depth, state);
      }
      editor.destroy();
    }
  });

  it('names the neighbours between which it puts words back, not those that these had at first', () => {
    const [ada] = open(2);
    const { history, binding } = ada.editor;
    const write = (change: (words: Y.Text) => void) => ada.doc.transact(() => change(wordsIn(ada.section)), binding);
    addMilestones(ada.section, ['m'], wordless);
    write((words) => words.insert(0, 'abcdef'));
    history.stopCapturing();
    write((words) => words.delete(2, 3));
    history.undo();
    write((words) => words.insert(4, 'XY'));
    ada.doc.transact(() => ada.section.delete(0, 1), binding);
    const before = Y.encodeStateVector(ada.doc);
    history.undo();

    const brought = Y.decodeUpdate(Y.encodeStateAsUpdate(ada.doc, before)).structs;
    const named = brought.filter((struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentString);
    const order = idsIn(wordsIn(ada.section));
    const places = (named as Y.Item[]).map(({ origin, id, rightOrigin }) =>
      [origin, id, rightOrigin].map((each) => each && order.indexOf(`${each.client}:${each.clock}`)),
    );
    expect(wordsIn(ada.section).toString()).toBe('abcdef');
    expect(places.length).toBeGreaterThan(2);
    for (const [behind, at, ahead] of places as [number | null, number, number | null][])
      expect((behind ?? -1) < at && at < (ahead ?? Number.POSITIVE_INFINITY)).toBe(true);
  });
});

const wordsIn = (section: Y.Text): Y.XmlText => {
  const [held] = section
    .toDelta()
    .flatMap(({ insert }: { insert: unknown }) => (insert instanceof Y.XmlElement ? insert : []));
  return held.get(0);
};

/** The ids of a text in their order, of what is deleted too. */
function idsIn(text: Y.Text): string[] {
  const ids: string[] = [];
  for (let item = text._start; item; item = item.right)
    for (let i = 0; i < item.length; i++) ids.push(`${item.id.client}:${item.id.clock + i}`);
  return ids;
}
