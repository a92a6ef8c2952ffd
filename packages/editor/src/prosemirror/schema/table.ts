import { mergeAttributes, Node } from '@tiptap/core';

/** Tables have a header row (the first) and no merged cells; ragged rows are drawn padded and mended by the server. */
export const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow*',
  isolating: true,
  addAttributes: identified,
  renderHTML: ({ HTMLAttributes }) => [
    'div',
    mergeAttributes(HTMLAttributes, { class: 'table-frame' }),
    ['table', ['tbody', 0]],
  ],
});

export const TableRow = Node.create({
  name: 'tableRow',
  content: 'tableCell*',
  addAttributes: identified,
  renderHTML: ({ HTMLAttributes }) => ['tr', mergeAttributes(HTMLAttributes), 0],
});

export const TableCell = Node.create({
  name: 'tableCell',
  content: 'inline*',
  isolating: true,
  addAttributes: identified,
  renderHTML: ({ HTMLAttributes }) => ['td', mergeAttributes(HTMLAttributes), 0],
});

function identified() {
  return { id: { default: '', rendered: false } };
}
