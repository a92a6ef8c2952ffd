import { mergeAttributes, Node } from '@tiptap/core';
import { ELEMENTS, ITEM_ELEMENTS, type ItemElement } from '../../vocabulary.js';

/** Typed items: the free text is the content, every other field an attribute. */
export const itemNodes = ITEM_ELEMENTS.map((name: ItemElement) =>
  Node.create({
    name,
    group: 'block',
    content: 'inline*',
    isolating: true,
    defining: true,

    addAttributes() {
      const { attributes, map } = ELEMENTS[name];
      const declared = Object.entries(attributes).map(([key, { default: value }]) => [key, hidden(value)]);
      if (map) declared.push([map.name, hidden({})]);
      return Object.fromEntries(declared);
    },

    renderHTML({ HTMLAttributes }) {
      return ['div', mergeAttributes(HTMLAttributes, { 'data-item': name }), 0];
    },
  }),
);

const hidden = (value: unknown) => ({ default: value, rendered: false });
