import type { Node, Schema } from '@tiptap/pm/model';
import { type Command, type EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state';
import * as random from 'lib0/random';
import type { Attributes } from '../../content.js';
import { ELEMENTS, type ItemElement, isItemElement } from '../../vocabulary.js';

export const newId = (): string => random.uuidv4();

/** The top-level block the selection is in or on, with its position. */
export function blockAtSelection(state: EditorState): { node: Node; pos: number } | null {
  const { selection } = state;
  if (selection instanceof NodeSelection && selection.$from.depth === 0)
    return { node: selection.node, pos: selection.from };
  const { $from } = selection;
  return $from.depth > 0 ? { node: $from.node(1), pos: $from.before(1) } : null;
}

const createItem = (schema: Schema, name: ItemElement, attrs: Attributes) =>
  schema.nodes[name]!.create({ ...attrs, id: newId() });

function insertItem(tr: Transaction, pos: number, item: Node): Transaction {
  tr.insert(pos, item);
  return tr.setSelection(TextSelection.create(tr.doc, pos + 1)).scrollIntoView();
}

/** Adds an item after the block of the selection; an empty paragraph there gives its place. */
export const addItem =
  (name: ItemElement, attrs: Attributes = {}): Command =>
  (state, dispatch) => {
    const block = blockAtSelection(state);
    const item = createItem(state.schema, name, attrs);
    const { tr } = state;
    if (!block) dispatch?.(insertItem(tr, state.doc.content.size, item));
    else if (block.node.type.name === 'textBlock' && block.node.content.size === 0) {
      tr.delete(block.pos, block.pos + block.node.nodeSize);
      dispatch?.(insertItem(tr, block.pos, item));
    } else dispatch?.(insertItem(tr, block.pos + block.node.nodeSize, item));
    return true;
  };

/** Enter in an item: the next one of its kind; from an item left empty, a paragraph in its place. */
export const addItemAfter: Command = (state, dispatch) => {
  const block = blockAtSelection(state);
  if (!block || !isItemElement(block.node.type.name) || state.selection.$from.parent !== block.node) return false;
  const name = block.node.type.name;
  const end = block.pos + block.node.nodeSize;
  const { tr } = state;
  if (isBlank(block.node)) {
    tr.replaceWith(block.pos, end, state.schema.nodes.textBlock!.create());
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, block.pos + 1)));
    return true;
  }
  const kept: Attributes = name === 'organisation' ? { role: block.node.attrs.role as string } : {};
  dispatch?.(insertItem(tr, end, createItem(state.schema, name, kept)));
  return true;
};

/** Neither words nor values. */
function isBlank(item: Node): boolean {
  const { attributes } = ELEMENTS[item.type.name as ItemElement];
  return (
    item.content.size === 0 &&
    Object.entries(item.attrs).every(([key, value]) =>
      typeof value === 'object'
        ? Object.keys(value).length === 0
        : key === 'id' || key === 'role' || value === attributes[key]?.default,
    )
  );
}

/** Removes the item, table or other block at a position. */
export const removeBlock =
  (pos: number): Command =>
  (state, dispatch) => {
    const node = state.doc.nodeAt(pos);
    if (!node || state.doc.resolve(pos).depth > 0) return false;
    dispatch?.(state.tr.delete(pos, pos + node.nodeSize).scrollIntoView());
    return true;
  };

/** Moves the block at a position before the one above (-1) or after the one below (1). */
export const moveBlock =
  (pos: number, by: -1 | 1): Command =>
  (state, dispatch) => {
    const $pos = state.doc.resolve(pos);
    const node = $pos.nodeAfter;
    const index = $pos.index(0) + by;
    if (!node || $pos.depth > 0 || index < 0 || index >= state.doc.childCount) return false;
    const other = state.doc.child(index);
    const target = by < 0 ? pos - other.nodeSize : pos + other.nodeSize;
    const tr = state.tr.delete(pos, pos + node.nodeSize).insert(target, node);
    const caret = state.selection.$head.parentOffset;
    const selection = node.inlineContent
      ? TextSelection.create(tr.doc, target + 1 + Math.min(caret, node.content.size))
      : NodeSelection.create(tr.doc, target);
    dispatch?.(tr.setSelection(selection).scrollIntoView());
    return true;
  };
