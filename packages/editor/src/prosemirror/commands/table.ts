import type { Node, Schema } from '@tiptap/pm/model';
import { type Command, type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { blockAtSelection, newId } from './items.js';

const cell = (schema: Schema) => schema.nodes.tableCell!.create({ id: newId() });
const row = (schema: Schema, cells: number) =>
  schema.nodes.tableRow!.create(
    { id: newId() },
    Array.from({ length: cells }, () => cell(schema)),
  );

/** Puts a table after the block of the selection (in place of an empty paragraph), the caret in its first cell. */
export const addTable =
  (rows: number, columns: number): Command =>
  (state, dispatch) => {
    const block = blockAtSelection(state);
    const table = state.schema.nodes.table!.create(
      { id: newId() },
      Array.from({ length: rows }, () => row(state.schema, columns)),
    );
    const { tr } = state;
    let pos = block ? block.pos + block.node.nodeSize : state.doc.content.size;
    if (block?.node.type.name === 'textBlock' && block.node.content.size === 0) {
      tr.delete(block.pos, block.pos + block.node.nodeSize);
      pos = block.pos;
    }
    tr.insert(pos, table);
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, pos + 3)).scrollIntoView());
    return true;
  };

interface CellPlace {
  table: Node;
  tablePos: number;
  rowIndex: number;
  column: number;
}

/** The cell the caret is in. */
export function cellAtSelection(state: EditorState): CellPlace | null {
  const { $from } = state.selection;
  if ($from.depth < 3 || $from.node(1).type.name !== 'table') return null;
  return { table: $from.node(1), tablePos: $from.before(1), rowIndex: $from.index(1), column: $from.index(2) };
}

function offsetOf(parent: Node, index: number): number {
  let offset = 0;
  for (let i = 0; i < Math.min(index, parent.childCount); i++) offset += parent.child(i).nodeSize;
  return offset;
}

const inCell =
  (change: (state: EditorState, place: CellPlace) => Transaction): Command =>
  (state, dispatch) => {
    const place = cellAtSelection(state);
    const tr = place && change(state, place);
    if (!tr) return false;
    dispatch?.(tr.scrollIntoView());
    return true;
  };

/** Adds a row above (0) or below (1) the caret's. */
export const addRow = (side: 0 | 1): Command =>
  inCell((state, { table, tablePos, rowIndex }) =>
    state.tr.insert(
      tablePos + 1 + offsetOf(table, rowIndex + side),
      row(state.schema, table.child(rowIndex).childCount),
    ),
  );

/** Adds a column before (0) or after (1) the caret's. */
export const addColumn = (side: 0 | 1): Command =>
  inCell((state, { table, tablePos, column }) => {
    const tr = state.tr;
    // From the last row to the first, so that the positions of the rows before stay true.
    for (let i = table.childCount - 1; i >= 0; i--) {
      const rowPos = tablePos + 1 + offsetOf(table, i);
      tr.insert(rowPos + 1 + offsetOf(table.child(i), column + side), cell(state.schema));
    }
    return tr;
  });

/** Deletes the caret's row; the last row takes the table with it. */
export const deleteRow: Command = inCell((state, { table, tablePos, rowIndex }) => {
  const tr = state.tr;
  if (table.childCount === 1) return tr.delete(tablePos, tablePos + table.nodeSize);
  const from = tablePos + 1 + offsetOf(table, rowIndex);
  tr.delete(from, from + table.child(rowIndex).nodeSize);
  return tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from + 2, tr.doc.content.size))));
});

/** Deletes the caret's column; the last column takes the table with it. */
export const deleteColumn: Command = inCell((state, { table, tablePos, column }) => {
  const tr = state.tr;
  if (Math.max(...rowsOf(table).map((each) => each.childCount)) === 1)
    return tr.delete(tablePos, tablePos + table.nodeSize);
  for (let i = table.childCount - 1; i >= 0; i--) {
    const each = table.child(i);
    if (column >= each.childCount) continue;
    const from = tablePos + 1 + offsetOf(table, i) + 1 + offsetOf(each, column);
    tr.delete(from, from + each.child(column).nodeSize);
  }
  return tr;
});

export const deleteTable: Command = inCell((state, { table, tablePos }) =>
  state.tr.delete(tablePos, tablePos + table.nodeSize),
);

/** Moves the caret to the next (1) or the previous (-1) cell. */
export const goToCell =
  (by: 1 | -1): Command =>
  (state, dispatch) => {
    const place = cellAtSelection(state);
    if (!place) return false;
    const cells: number[] = [];
    place.table.descendants((node, pos) => {
      if (node.type.name === 'tableCell') cells.push(place.tablePos + 1 + pos);
      return node.type.name === 'tableRow';
    });
    const current = cells.findIndex((pos) => pos === state.selection.$from.before(3));
    const next = cells[current + by];
    if (next === undefined) return false;
    dispatch?.(state.tr.setSelection(Selection.near(state.doc.resolve(next + 1))).scrollIntoView());
    return true;
  };

const rowsOf = (table: Node): Node[] => {
  const rows: Node[] = [];
  table.forEach((each) => rows.push(each));
  return rows;
};

/** How many columns a table has: those of its longest row. */
export const tableWidth = (table: Node): number => Math.max(0, ...rowsOf(table).map((each) => each.childCount));
