import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { addMilestones, apart, open } from '../../testing/index.js';
import { addItem, moveBlock, removeBlock } from '../commands/items.js';

const wordless = () => '';

describe('undo, of items', () => {
  it.each(['words', 'a value'])('leaves an item where it was moved to when someone else gave it %s there', (what) => {
    const [ada, bob] = open(2, 3);
    addMilestones(ada.section, ['m2', 'm1']);
    const read = () =>
      [ada, bob].map(({ editor }) =>
        editor.doc.content.content.map(({ textContent, attrs }) => `${textContent} ${attrs.period ?? ''}`),
      );
    const { history } = ada.editor;
    ada.editor.run(moveBlock(0, 1));
    history.stopCapturing();
    const written = what === 'words' ? 'm2, par Bob 2030' : 'm2 2031';
    const at = 4;
    if (what === 'words') {
      bob.editor.select(at + 3);
      bob.editor.type(', par Bob');
    } else bob.editor.dispatch(bob.editor.state.tr.setNodeAttribute(at, 'period', '2031'));
    ada.editor.run(moveBlock(at, -1));
    for (let i = 0; i < 3; i++) {
      history.undo();
      expect(read()[0]?.filter((block) => block.startsWith('m2'))).toEqual([written]);
      expect(read()[1]).toEqual(read()[0]);
    }
    for (let i = 0; i < 3; i++) history.redo();
    expect(read()[0]?.toSorted()).toEqual([' ', 'm1 2030', written].toSorted());
    expect(read()[1]).toEqual(read()[0]);
  });

  it('brings an item back with its values, though somebody gave it others without a connection meanwhile', () => {
    const [ada, bob] = open(2, 3);
    addMilestones(ada.section, ['m1']);
    apart(bob, ada, () => {
      bob.editor.dispatch(bob.editor.state.tr.setNodeAttribute(0, 'period', '2031'));
      ada.editor.run(removeBlock(0));
    });
    for (const [take, periods] of [
      ['undo', ['2030', undefined]],
      ['redo', [undefined]],
      ['undo', ['2030', undefined]],
    ] as const) {
      ada.editor.history[take]();
      for (const { editor } of [ada, bob])
        expect(editor.doc.content.content.map(({ attrs }) => attrs.period)).toEqual(periods);
    }
  });

  it('takes a move back when nobody else has changed the item, whatever one wrote there oneself', () => {
    const [ada] = open(2);
    addMilestones(ada.section, ['m2', 'm1']);
    const read = () => ada.editor.doc.content.content.map(({ textContent }) => textContent);
    ada.editor.run(moveBlock(0, 1));
    ada.editor.history.stopCapturing();
    ada.editor.select(7);
    ada.editor.type(' et plus');
    expect(read()).toEqual(['m1', 'm2 et plus', '']);
    ada.editor.history.undo();
    ada.editor.history.undo();
    expect(read()).toEqual(['m2', 'm1', '']);
    ada.editor.history.redo();
    ada.editor.history.redo();
    expect(read()).toEqual(['m1', 'm2 et plus', '']);
  });

  it('passes over a move of an item that someone else has changed, though what came after it can no longer be taken back', () => {
    const [ada, bob] = open(2, 3);
    addMilestones(ada.section, ['m2', 'm1'], wordless);
    const read = () => bob.editor.doc.content.content.map(({ textContent, attrs }) => `${attrs.id} ${textContent}`);
    ada.editor.run(moveBlock(0, 1));
    ada.editor.history.stopCapturing();
    ada.editor.dispatch(ada.editor.state.tr.setNodeAttribute(0, 'period', '2031'));
    bob.editor.dispatch(bob.editor.state.tr.setNodeAttribute(0, 'period', '2032'));
    bob.editor.select(3);
    bob.editor.type('de Bob');
    const before = read();
    const told = vi.fn<() => void>();
    ada.editor.history.onPassedOver = told;
    expect(before.slice(0, 2)).toEqual(['m1 ', 'm2 de Bob']);
    ada.editor.history.undo();
    ada.editor.history.undo();
    expect(read()).toEqual(before);
    expect(told).toHaveBeenCalledTimes(1);
  });

  it.each(['moved', 'removed'])(
    'goes on when what came back of an item has been forgotten, since another %s it',
    (what) => {
      const [ada, bob] = open(2, 3);
      const { editor } = ada;
      addMilestones(ada.section, ['m2', 'm1'], wordless);
      const typeAtEnd = (words: string) => {
        editor.select(editor.doc.content.size - 1);
        editor.type(words);
        editor.history.stopCapturing();
      };
      bob.editor.select(1);
      bob.editor.type('de Bob');
      typeAtEnd('Un');
      editor.run(removeBlock(0));
      editor.history.undo();
      editor.select(1);
      editor.type('x');
      editor.history.undo();
      typeAtEnd(' deux');
      bob.editor.run(what === 'moved' ? moveBlock(0, 1) : removeBlock(0));
      typeAtEnd(' trois');
      const last = () => editor.doc.lastChild?.textContent;
      for (const words of ['Un deux', 'Un', '']) {
        editor.history.undo();
        expect(last()).toBe(words);
      }
    },
  );

  it('does not bring back beside it an item that has been moved again', () => {
    const [ada, bob] = open(2, 3);
    addMilestones(ada.section, ['m2', 'm1'], wordless);
    const read = () => bob.editor.doc.content.content.map(({ textContent, attrs }) => `${attrs.id} ${textContent}`);
    ada.editor.run(moveBlock(0, 1));
    ada.editor.history.stopCapturing();
    bob.editor.select(3);
    bob.editor.type('de Bob');
    ada.editor.run(moveBlock(2, -1));
    bob.editor.select(1);
    bob.editor.type('Et ');
    for (let i = 0; i < 3; i++) ada.editor.history.undo();
    expect(read().slice(0, 2)).toEqual(['m2 Et de Bob', 'm1 ']);
  });

  it.each(['moved', 'removed'])(
    'leaves what another wrote in an item that one added, and that was %s since',
    (what) => {
      const [ada, bob] = open(2, 3);
      const { history } = ada.editor;
      ada.editor.run(addItem('milestone', {}));
      history.stopCapturing();
      bob.editor.select(1);
      bob.editor.type('Mon texte');
      if (what === 'moved') ada.editor.run(moveBlock(0, 1));
      else {
        ada.editor.run(removeBlock(0));
        history.undo();
      }
      for (let i = 0; i < 4; i++) history.undo();
      expect(bob.editor.doc.textContent).toBe('Mon texte');
    },
  );

  it('takes back what one wrote in an item that another has moved since', () => {
    const [ada, bob] = open(2, 3);
    addMilestones(ada.section, ['m2', 'm1']);
    const read = () => ada.editor.doc.content.content.map(({ textContent }) => textContent);
    bob.editor.select(3);
    bob.editor.type(' de Bob');
    for (const by of [1, -1] as const) ada.editor.run(moveBlock(by === 1 ? 0 : 4, by));
    bob.editor.history.undo();
    expect(read()).toEqual(['m2', 'm1', '']);
    bob.editor.history.redo();
    expect(read()).toEqual(['m2 de Bob', 'm1', '']);
  });

  it('takes back what one wrote without a connection in an item that another moved, once the server has put it there', () => {
    const [ada, bob, server] = open(2, 3, 4);
    addMilestones(ada.section, ['m2', 'm1']);
    const read = () => [ada, bob].map(({ editor }) => editor.doc.content.content.map(({ textContent }) => textContent));
    apart(ada, bob, () => {
      ada.editor.select(3);
      ada.editor.type(' encore');
      ada.editor.history.stopCapturing();
      ada.editor.select(1);
      ada.editor.type('Oui, ');
      bob.editor.run(moveBlock(0, 1));
    });
    server.doc.clientID = 1;
    const moved = server.section.toDelta()[1].insert as Y.XmlElement;
    const words = moved.get(0) as Y.XmlText;
    words.insert(0, 'Oui, ');
    words.insert('Oui, m2'.length, ' encore');
    for (const [take, stands] of [
      ['undo', 'm2 encore'],
      ['undo', 'm2'],
      ['redo', 'm2 encore'],
      ['redo', 'Oui, m2 encore'],
    ] as const) {
      ada.editor.history[take]();
      expect(read()).toEqual([
        ['m1', stands, ''],
        ['m1', stands, ''],
      ]);
    }
  });
});
