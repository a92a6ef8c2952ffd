// @vitest-environment jsdom
import { type Command, EditorState, TextSelection } from '@tiptap/pm/state';
import { EditorView } from '@tiptap/pm/view';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { HeadlessEditor } from '../../testing/index.js';
import { seedRoots } from '../../ytext/seed.js';
import { insertBlock } from '../../ytext/write.js';
import { moveBlock, removeBlock } from '../commands/items.js';
import { schema } from '../schema/index.js';
import { liveTextPlugin } from './live-text.js';
import { SectionBinding } from './section-binding.js';

function openOn(doc: Y.Doc): EditorView {
  const plugins = [liveTextPlugin(new SectionBinding(doc.getText('context'), schema))];
  const place = document.body.appendChild(document.createElement('div'));
  const view = new EditorView(place, { state: EditorState.create({ schema, plugins }), attributes: { tabindex: '0' } });
  view.focus();
  return view;
}

describe('the caret of someone who has just moved it', () => {
  it('is not taken back by what another writes before the browser tells of the move', () => {
    const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
    seedRoots(mine, ['context']);
    mine.getText('context').insert(1, 'hello');
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
    const view = openOn(mine);
    expect(view.state.selection.head).toBe(7);

    const { node, offset } = view.domAtPos(3);
    document.getSelection()?.collapse(node, offset);
    theirs.getText('context').insert(1, 'well ');
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));

    expect(view.state.doc.textContent).toBe('well hello');
    expect(view.state.selection.head).toBe(8);
    const { anchorNode, anchorOffset } = document.getSelection() ?? {};
    expect(anchorNode && view.posAtDOM(anchorNode, anchorOffset ?? 0)).toBe(8);
  });

  it('goes behind what the server puts back where it stands, and in front of what others write there', () => {
    const doc = new Y.Doc();
    seedRoots(doc, ['context']);
    const section = doc.getText('context');
    section.insert(1, 'abc');
    const server = 7;
    const plugin = liveTextPlugin(new SectionBinding(section, schema, (client) => client === server));
    const place = document.body.appendChild(document.createElement('div'));
    const view = new EditorView(place, { state: EditorState.create({ schema, plugins: [plugin] }) });
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 3)));
    for (const [client, words, head] of [
      [server, 'XY', 5],
      [8, 'Z', 5],
    ] as const) {
      const other = new Y.Doc();
      other.clientID = client;
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
      other.getText('context').insert(client === server ? 3 : 5, words);
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
      expect(view.state.selection.head).toBe(head);
    }
    expect(view.state.doc.textContent).toBe('abXYZc');
  });

  it.each([
    ['', 1, 'm!2'],
    ['', 0, '!m2'],
    ['', 2, 'm2!'],
    ['avant ', 0, '!m2'],
    [' dedans', 1, 'm!2'],
    [' après', 2, 'm2!'],
  ])('stays in the item it stands in when another moves that, once one wrote « %s » there', (typed, at, stands) => {
    const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
    seedRoots(mine, ['context']);
    for (const id of ['m1', 'm2'])
      insertBlock(mine.getText('context'), 0, {
        type: 'milestone',
        attrs: { id },
        content: [{ type: 'text', text: id }],
      });
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
    const [one, other] = [mine, theirs].map((doc) => new HeadlessEditor(doc.getText('context'))) as [
      HeadlessEditor,
      HeadlessEditor,
    ];
    one.select(1 + at);
    if (typed) one.type(typed);
    other.run(moveBlock(0, 1));
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
    one.type('!');
    expect(one.doc.content.content.map((node) => node.textContent)).toEqual(['m1', stands, '']);
  });

  it('is said to have nowhere to be when another takes away the item it stands in, and only then', () => {
    const doc = new Y.Doc();
    seedRoots(doc, ['context']);
    const section = doc.getText('context');
    for (const id of ['m1', 'm2', 'm3', 'm4'])
      insertBlock(section, 0, { type: 'milestone', attrs: { id }, content: [{ type: 'text', text: id }] });
    let told = 0;
    const plugin = liveTextPlugin(new SectionBinding(section, schema), () => told++);
    const view = new EditorView(document.body.appendChild(document.createElement('div')), {
      state: EditorState.create({ schema, plugins: [plugin] }),
    });
    const inItem = (id: string) => {
      view.state.doc.forEach((node, pos) => {
        if (node.attrs.id === id)
          view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, pos + 1)));
      });
    };
    const anotherDoes = (command: (pos: number) => Command, id: string) => {
      const theirs = new Y.Doc();
      Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc));
      const other = new HeadlessEditor(theirs.getText('context'));
      other.doc.forEach((node, pos) => {
        if (node.attrs.id === id) other.run(command(pos));
      });
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs));
      other.destroy();
    };
    inItem('m4');
    anotherDoes((pos) => moveBlock(pos, 1), 'm4');
    anotherDoes(removeBlock, 'm3');
    expect(told).toBe(0);
    anotherDoes(removeBlock, 'm4');
    expect(told).toBe(1);
    inItem('m2');
    removeBlock(0)(view.state, view.dispatch);
    expect(told).toBe(1);
    expect(view.state.doc.textContent).toBe('m1');
  });
});
