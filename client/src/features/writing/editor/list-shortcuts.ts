import type { TextBlockKind } from '@diapason/editor';
import { Extension, InputRule } from '@tiptap/core';

const SIGNS: [RegExp, TextBlockKind][] = [
  [/^[-*•]\s$/, 'bullet'],
  [/^1[.)]\s$/, 'ordered'],
  [/^#\s$/, 'heading3'],
  [/^##\s$/, 'heading4'],
];

/** « - » and a space at the start of a paragraph make a list line, « 1. » a numbered one, « # » a heading. */
export const ListShortcuts = Extension.create({
  name: 'listShortcuts',
  addInputRules: () =>
    SIGNS.map(
      ([find, kind]) =>
        new InputRule({
          find,
          handler: ({ state, range }) => {
            const block = state.doc.resolve(range.from).parent;
            if (block.type.name !== 'textBlock' || block.attrs.kind !== 'paragraph') return null;
            const { tr } = state;
            tr.delete(range.from, range.to).setNodeAttribute(tr.doc.resolve(range.from).before(), 'kind', kind);
          },
        }),
    ),
});
