import { Mark, mergeAttributes, Node } from '@tiptap/core';
import { ELEMENTS, isSafeLink, type TextBlockKind } from '../../vocabulary.js';

const TAGS: Record<TextBlockKind, string> = {
  paragraph: 'p',
  heading3: 'h3',
  heading4: 'h4',
  bullet: 'p',
  ordered: 'p',
};

/** A paragraph, a heading or a list line: one node whose kind and indent are attributes. */
export const TextBlock = Node.create({
  name: 'textBlock',
  group: 'block',
  content: 'inline*',
  priority: 1000,

  addAttributes() {
    return {
      kind: { default: ELEMENTS.textBlock.attributes.kind?.default, rendered: false },
      indent: { default: ELEMENTS.textBlock.attributes.indent?.default, rendered: false },
    };
  },

  parseHTML() {
    return [
      {
        tag: 'p,h3,h4',
        getAttrs: ({ dataset: { kind = 'paragraph', indent = '0' } }: HTMLElement) => ({
          kind,
          indent: Number(indent),
        }),
      },
    ];
  },

  renderHTML({ node, HTMLAttributes }) {
    const kind = node.attrs.kind as TextBlockKind;
    const indent = node.attrs.indent as number;
    return [
      TAGS[kind],
      mergeAttributes(HTMLAttributes, { 'data-kind': kind, ...(indent > 0 ? { 'data-indent': String(indent) } : {}) }),
      0,
    ];
  },
});

/** A note at the foot of the text, written where it is called. */
export const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  content: 'text*',
  marks: '',
  isolating: true,

  parseHTML() {
    return [{ tag: 'span[data-footnote]' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['span', mergeAttributes(HTMLAttributes, { 'data-footnote': '' }), 0];
  },
});

/** A link to an address on the web or a mailbox; any other scheme is refused. */
export const Link = Mark.create({
  name: 'link',
  inclusive: false,

  addAttributes() {
    return { href: { default: null } };
  },

  parseHTML() {
    return [
      {
        tag: 'a[href]',
        getAttrs: (anchor: HTMLElement) => (isSafeLink(anchor.getAttribute('href')) ? null : false),
      },
    ];
  },

  renderHTML({ HTMLAttributes }) {
    return ['a', mergeAttributes(HTMLAttributes, { rel: 'noopener noreferrer' }), 0];
  },
});
