import { Fragment, type Node, type ResolvedPos, type Schema, Slice } from '@tiptap/pm/model';
import { type Command, type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { ELEMENTS, type ElementName } from '../../vocabulary.js';
import { newId } from './items.js';

/** Set on transactions that bring what was pasted: those of the editor, and the ones of the live text made of them. */
export const PASTED = 'pasted';

const isTextBlock = (node: Node | null | undefined): boolean => node?.type.name === 'textBlock';

/**
 * Deletes what is selected. Items and tables selected whole go; one that the selection only enters keeps its shape and
 * loses the selected words, so that no text ever slides from a cell or an item into the text around it.
 */
export const deleteSelected: Command = (state, dispatch) => {
  if (state.selection.empty) return false;
  dispatch?.(withoutSelected(state).scrollIntoView());
  return true;
};

/** A transaction that has deleted what is selected, the caret where it was. */
export function withoutSelected(state: EditorState): Transaction {
  const { tr, doc, selection } = state;
  if (selection.empty) return tr;
  const { from, to } = aroundNotes(selection);
  // From the last to the first, so that the positions before stay true.
  for (const range of selectedRanges(doc, from, to).toReversed()) {
    // A section that loses everything is one empty paragraph, as it began: it opens what others write there meanwhile.
    const isAll = range.to - range.from === doc.content.size;
    if (isAll) tr.insert(0, state.schema.nodes.textBlock!.create());
    tr.delete(isAll ? tr.mapping.map(0) : range.from, tr.mapping.map(range.to));
  }
  return tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map(from, -1)), -1));
}

interface Range {
  from: number;
  to: number;
}

/** A selection that enters a note from outside takes the whole note. */
function aroundNotes({ $from, $to }: Selection): Range {
  const inNote = ($pos: ResolvedPos) => $pos.parent.type.name === 'footnote';
  if ($from.sameParent($to)) return { from: $from.pos, to: $to.pos };
  return { from: inNote($from) ? $from.before() : $from.pos, to: inNote($to) ? $to.after() : $to.pos };
}

interface PlacedBlock {
  node: Node;
  pos: number;
  end: number;
}

function selectedRanges(doc: Node, from: number, to: number): Range[] {
  const ranges: Range[] = [];
  let run: PlacedBlock[] = [];
  const closeRun = () => {
    ranges.push(...runRanges(run, from, to));
    run = [];
  };
  doc.forEach((node, pos) => {
    const block = { node, pos, end: pos + node.nodeSize };
    if (block.end <= from || pos >= to) return;
    if (isTextBlock(node) || (from <= pos && to >= block.end)) run.push(block);
    else {
      closeRun();
      ranges.push(...heldRanges(node, pos, from, to));
    }
  });
  closeRun();
  return ranges.filter((range) => range.to > range.from);
}

/** What goes of a run of text blocks and of blocks selected whole: the first and the last text block join, or keep their marker. */
function runRanges(run: readonly PlacedBlock[], from: number, to: number): Range[] {
  const first = run[0];
  const last = run.at(-1);
  if (!first || !last) return [];
  const startsInside = from > first.pos;
  const endsInside = to < last.end;
  if (startsInside && endsInside) return [{ from, to }];
  if (startsInside)
    return [
      { from, to: first.end - 1 },
      { from: first.end, to: last.end },
    ];
  if (endsInside)
    return [
      { from: first.pos, to: last.pos },
      { from: last.pos + 1, to },
    ];
  return [{ from: first.pos, to: last.end }];
}

/** The selected words of each line inside an item or a table. */
function heldRanges(block: Node, pos: number, from: number, to: number): Range[] {
  if (block.inlineContent) return clip({ from: pos + 1, to: pos + block.nodeSize - 1 }, from, to);
  const ranges: Range[] = [];
  block.descendants((node, offset) => {
    if (!node.inlineContent) return true;
    const start = pos + 1 + offset + 1;
    ranges.push(...clip({ from: start, to: start + node.content.size }, from, to));
    return false;
  });
  return ranges;
}

function clip(range: Range, from: number, to: number): Range[] {
  const clipped = { from: Math.max(range.from, from), to: Math.min(range.to, to) };
  return clipped.to > clipped.from ? [clipped] : [];
}

/** Types text in place of what is selected. */
export const typeOver =
  (text: string): Command =>
  (state, dispatch) => {
    const marks = state.storedMarks ?? state.selection.$from.marks();
    const { schema } = state;
    const tr = withoutSelected(state);
    const { $from } = tr.selection;
    if ($from.parent.inlineContent) tr.insert($from.pos, schema.text(text, $from.parent.type.allowedMarks(marks)));
    else {
      tr.insert($from.pos, schema.nodes.textBlock!.create(null, schema.text(text, marks)));
      tr.setSelection(TextSelection.create(tr.doc, $from.pos + 1 + text.length));
    }
    dispatch?.(tr.scrollIntoView());
    return true;
  };

/** Pastes in place of what is selected. Into a cell, an item or a note, only the words go. */
export const paste =
  (slice: Slice): Command =>
  (state, dispatch) => {
    if (slice.size === 0) return false;
    const tr = withoutSelected(state);
    const { $from } = tr.selection;
    const blocks = withFreshIds(slice.content, tr.doc);
    if ($from.parent.inlineContent && !isTextBlock($from.parent)) {
      tr.insert($from.pos, wordsOf(state.schema, blocks, $from.parent));
    } else if (blocks.firstChild?.isInline) {
      tr.replaceSelection(new Slice(blocks, 0, 0));
    } else {
      const openStart = slice.openStart > 0 && isTextBlock(blocks.firstChild) ? 1 : 0;
      const openEnd = slice.openEnd > 0 && isTextBlock(blocks.lastChild) ? 1 : 0;
      pasteBlocks(tr, new Slice(blocks, openStart, openEnd));
    }
    dispatch?.(tr.setMeta(PASTED, true).scrollIntoView());
    return true;
  };

function pasteBlocks(tr: Transaction, slice: Slice): void {
  const { $from } = tr.selection;
  const inEmptyBlock = isTextBlock($from.parent) && $from.parent.content.size === 0;
  const from = inEmptyBlock ? $from.before() : $from.pos;
  const to = inEmptyBlock ? $from.after() : $from.pos;
  if (inEmptyBlock) tr.replace(from, to, new Slice(slice.content, 0, 0));
  else tr.replace(from, to, slice);
  tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map(to)), -1));
}

/** The words of blocks as the content of one line. */
function wordsOf(schema: Schema, blocks: Fragment, holder: Node): Fragment {
  const plain = ELEMENTS[holder.type.name as ElementName].holds === 'characters';
  const inCell = holder.type.name === 'tableCell';
  const lines: Node[][] = [];
  const collect = (node: Node) => {
    if (node.inlineContent) lines.push(node.content.content.slice());
    else if (!node.isInline) node.forEach(collect);
    else if (lines.length > 0) lines.at(-1)?.push(node);
    else lines.push([node]);
  };
  blocks.forEach(collect);
  if (plain) {
    const text = lines.map((line) => line.map((node) => node.textContent).join('')).join(' ');
    return text ? Fragment.from(schema.text(text)) : Fragment.empty;
  }
  const between = inCell ? schema.nodes.hardBreak!.create() : schema.text(' ');
  return Fragment.from(lines.flatMap((line, i) => (i === 0 ? line : [between, ...line])));
}

/** An item or a cell pasted beside its original gets an identity of its own; one that was cut keeps it. */
function withFreshIds(content: Fragment, doc: Node): Fragment {
  const taken = new Set<string>();
  doc.descendants((node) => void (node.attrs.id && taken.add(node.attrs.id)));
  const refresh = (node: Node): Node => {
    if (node.isText) return node;
    const children = Fragment.from(node.content.content.map(refresh));
    const { id } = node.attrs;
    return id === undefined || (id && !taken.has(id))
      ? node.copy(children)
      : node.type.create({ ...node.attrs, id: newId() }, children, node.marks);
  };
  return Fragment.from(content.content.map(refresh));
}
