import { tableWidth } from '@diapason/editor/prosemirror';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

const key = new PluginKey<DecorationSet>('tableDrawing');

/** Draws the first row of each table as its head, and rows that are too short, for a moment after two people changed columns, as full ones. */
export const TableDrawing = Extension.create({
  name: 'tableDrawing',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: (_, { doc }) => draw(doc),
        apply: (tr, drawn) => (tr.docChanged ? draw(tr.doc) : drawn),
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

function draw(doc: Node): DecorationSet {
  const decorations: Decoration[] = [];
  doc.forEach((table, tablePos) => {
    if (table.type.name !== 'table') return;
    const width = tableWidth(table);
    table.forEach((row, rowOffset, rowIndex) => {
      const rowPos = tablePos + 1 + rowOffset;
      if (rowIndex === 0)
        row.forEach((cell, offset) => {
          const pos = rowPos + 1 + offset;
          // A head without words names no column.
          const named = cell.textContent ? { role: 'columnheader' } : {};
          decorations.push(Decoration.node(pos, pos + cell.nodeSize, { ...named, class: 'head' }));
        });
      for (let i = row.childCount; i < width; i++)
        decorations.push(Decoration.widget(rowPos + row.nodeSize - 1, padding, { key: `padding ${i}`, side: i }));
    });
  });
  return DecorationSet.create(doc, decorations);
}

function padding(): HTMLElement {
  const cell = document.createElement('td');
  cell.contentEditable = 'false';
  return cell;
}
