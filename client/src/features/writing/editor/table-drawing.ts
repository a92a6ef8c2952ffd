import { tableWidth } from '@diapason/editor/prosemirror';
import { Decoration } from '@tiptap/pm/view';
import { drawing } from './drawing.js';

/** Draws the first row of each table as its head, and rows that are too short, for a moment after two people changed columns, as full ones. */
export const TableDrawing = drawing('tableDrawing', (doc) => {
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
  return decorations;
});

function padding(): HTMLElement {
  const cell = document.createElement('td');
  cell.contentEditable = 'false';
  return cell;
}
