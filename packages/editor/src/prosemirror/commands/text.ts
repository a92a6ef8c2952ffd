import {
  chainCommands,
  joinBackward,
  joinForward,
  selectNodeBackward,
  selectNodeForward,
  toggleMark,
} from '@tiptap/pm/commands';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { type Command, NodeSelection, Selection, TextSelection } from '@tiptap/pm/state';
import { isSafeLink, MAX_INDENT, type TextBlockKind } from '../../vocabulary.js';
import { addItemAfter } from './items.js';
import { withoutSelected } from './selection.js';

const isList = (kind: string) => kind === 'bullet' || kind === 'ordered';

/** The text blocks that the selection touches, with their positions. */
function selectedTextBlocks(selection: Selection, doc: Node): [Node, number][] {
  const found: [Node, number][] = [];
  doc.nodesBetween(selection.from, selection.to, (node, pos) => {
    if (node.type.name === 'textBlock') found.push([node, pos]);
    return node.type.name === 'doc';
  });
  return found;
}

/** Makes the selected text blocks of one kind; when all are of it already, paragraphs again. */
export const setKind =
  (kind: TextBlockKind): Command =>
  (state, dispatch) => {
    const blocks = selectedTextBlocks(state.selection, state.doc);
    if (blocks.length === 0) return false;
    const wanted = blocks.every(([node]) => node.attrs.kind === kind) ? 'paragraph' : kind;
    const { tr } = state;
    for (const [node, pos] of blocks) {
      if (node.attrs.kind !== wanted) tr.setNodeAttribute(pos, 'kind', wanted);
      if (!isList(wanted) && node.attrs.indent !== 0) tr.setNodeAttribute(pos, 'indent', 0);
    }
    if (!tr.docChanged) return false;
    dispatch?.(tr);
    return true;
  };

/** Moves the selected list lines one level in (1) or out (-1); a line at the first level that moves out becomes a paragraph. */
export const indent =
  (by: 1 | -1): Command =>
  (state, dispatch) => {
    const { tr } = state;
    for (const [node, pos] of selectedTextBlocks(state.selection, state.doc)) {
      if (!isList(node.attrs.kind)) continue;
      const next = node.attrs.indent + by;
      if (next < 0) tr.setNodeAttribute(pos, 'kind', 'paragraph');
      else if (next <= MAX_INDENT) tr.setNodeAttribute(pos, 'indent', next);
    }
    if (!tr.docChanged) return false;
    dispatch?.(tr);
    return true;
  };

const insertHardBreak: Command = (state, dispatch) => {
  const tr = withoutSelected(state);
  if (!tr.selection.$from.parent.inlineContent) return false;
  dispatch?.(tr.insert(tr.selection.from, state.schema.nodes.hardBreak!.create()).scrollIntoView());
  return true;
};

/** A line break within a block. */
export const breakLine: Command = (state, dispatch) =>
  state.selection.$from.parent.inlineContent && state.selection.$from.parent.type.name !== 'footnote'
    ? insertHardBreak(state, dispatch)
    : false;

/** Enter in running text. An empty list line leaves the list; a heading is followed by a paragraph. */
const splitTextBlock: Command = (state, dispatch) => {
  const type = state.schema.nodes.textBlock!;
  if (state.selection.$from.parent.type !== type) return false;
  const tr = withoutSelected(state);
  const { $from } = tr.selection;
  if ($from.parent.type !== type) return false;
  const { kind, indent: level } = $from.parent.attrs;
  if ($from.parent.content.size === 0 && isList(kind)) return indent(-1)(state, dispatch);

  const next = isList(kind) ? { kind, indent: level } : { kind: 'paragraph', indent: 0 };
  const atEnd = $from.parentOffset === $from.parent.content.size;
  if ($from.parentOffset === 0 && !atEnd) tr.insert($from.before(), type.create(next));
  else tr.split($from.pos, 1, [{ type, attrs: atEnd ? next : $from.parent.attrs }]);
  dispatch?.(tr.scrollIntoView());
  return true;
};

const leaveFootnote: Command = (state, dispatch) => {
  const { $head } = state.selection;
  if ($head.parent.type.name !== 'footnote') return false;
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, $head.after())));
  return true;
};

const breakInCell: Command = (state, dispatch) =>
  state.selection.$from.parent.type.name === 'tableCell' ? insertHardBreak(state, dispatch) : false;

const paragraphAfterBlock: Command = (state, dispatch) => {
  const { selection } = state;
  if (!(selection instanceof NodeSelection) || !selection.node.isBlock) return false;
  const tr = state.tr.insert(selection.to, state.schema.nodes.textBlock!.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, selection.to + 1)).scrollIntoView());
  return true;
};

export const enter: Command = chainCommands(
  leaveFootnote,
  breakInCell,
  paragraphAfterBlock,
  addItemAfter,
  splitTextBlock,
);

/** Backspace at the start of a line undoes what the line is before it joins it to the one above. */
export const backspace: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || $from.parent.type.name !== 'textBlock' || $from.depth !== 1) {
    return atStartOfHolder($from) && empty;
  }
  const { kind, indent: level } = $from.parent.attrs;
  if (level > 0) return indent(-1)(state, dispatch);
  if (kind !== 'paragraph') return setKind(kind)(state, dispatch);
  return chainCommands(joinTextBlocks(-1), joinBackward, selectNodeBackward)(state, dispatch);
};

export const deleteForward: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const atEnd = $from.parentOffset === $from.parent.content.size;
  if (!empty || !atEnd || $from.parent.type.name !== 'textBlock' || $from.depth !== 1) {
    return empty && atEnd && $from.parent.type.spec.isolating === true;
  }
  return chainCommands(joinTextBlocks(1), joinForward, selectNodeForward)(state, dispatch);
};

/** Joins the text block at the caret with its neighbour, whichever of them is empty: the markers say what is kept. */
const joinTextBlocks =
  (direction: -1 | 1): Command =>
  (state, dispatch) => {
    const { $from } = state.selection;
    const at = direction < 0 ? $from.before() : $from.after();
    const $at = state.doc.resolve(at);
    if ($at.nodeBefore?.type.name !== 'textBlock' || $at.nodeAfter?.type.name !== 'textBlock') return false;
    dispatch?.(state.tr.join(at).scrollIntoView());
    return true;
  };

/** The start of a cell, an item or a footnote: nothing above to join with. */
const atStartOfHolder = ($pos: ResolvedPos): boolean =>
  $pos.parentOffset === 0 && $pos.parent.type.spec.isolating === true;

const toggle =
  (mark: 'bold' | 'italic'): Command =>
  (state, dispatch, view) =>
    toggleMark(state.schema.marks[mark]!)(state, dispatch, view);

export const toggleBold: Command = toggle('bold');
export const toggleItalic: Command = toggle('italic');

/** Links the selection to an address, or unlinks it when given null. False for an address of a scheme that is refused. */
export const setLink =
  (href: string | null): Command =>
  (state, dispatch) => {
    const { from, to, empty } = state.selection;
    if (empty || (href !== null && !isSafeLink(href))) return false;
    const tr = state.tr.removeMark(from, to, state.schema.marks.link);
    if (href !== null) tr.addMark(from, to, state.schema.marks.link!.create({ href }));
    if (!tr.docChanged) return false;
    dispatch?.(tr);
    return true;
  };

/** Calls a footnote at the caret, which moves into it. */
export const addFootnote: Command = (state, dispatch) => {
  const { $to } = state.selection;
  if (!$to.parent.inlineContent || $to.parent.type.name === 'footnote') return false;
  const tr = state.tr.insert($to.pos, state.schema.nodes.footnote!.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, $to.pos + 1)).scrollIntoView());
  return true;
};
