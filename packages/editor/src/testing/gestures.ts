import { type Node, Slice } from '@tiptap/pm/model';
import { type Command, Selection, TextSelection } from '@tiptap/pm/state';
import type { Attributes } from '../content.js';
import * as items from '../prosemirror/commands/items.js';
import * as edits from '../prosemirror/commands/selection.js';
import * as tables from '../prosemirror/commands/table.js';
import * as texts from '../prosemirror/commands/text.js';
import { schema } from '../prosemirror/schema/index.js';
import { ITEM_ELEMENTS, ORGANISATION_ROLES, TEXT_BLOCK_KINDS } from '../vocabulary.js';
import type { HeadlessEditor } from './headless-editor.js';
import type { Random } from './random.js';

/** What a gesture works with: an editor, chance, a source of letters never typed before, and a clipboard. */
export interface Hand {
  editor: HeadlessEditor;
  random: Random;
  letters: (count: number) => string;
  clipboard: { slice: Slice | null };
}

type Gesture = (hand: Hand) => void;

/** Puts the caret, or a selection, at random. */
function aim({ editor, random }: Hand, range = false): void {
  const size = editor.doc.content.size;
  const from = random.below(size + 1);
  editor.select(from, range ? Math.min(size, from + 1 + random.below(12)) : from);
}

/** Puts the caret in a node of one of the given types, when there is one. */
function aimIn({ editor, random }: Hand, ...types: string[]): boolean {
  const found: { node: Node; pos: number }[] = [];
  editor.doc.descendants((node, pos) => {
    if (types.includes(node.type.name)) found.push({ node, pos });
  });
  if (found.length === 0) return false;
  const { node, pos } = random.pick(found);
  editor.select(pos + 1 + random.below(node.content.size + 1));
  return true;
}

const run =
  (command: Command, prepare: (hand: Hand) => unknown = aim): Gesture =>
  (hand) => {
    prepare(hand);
    hand.editor.run(command);
  };

const inTable = (hand: Hand) => aimIn(hand, 'tableCell');

function topBlock({ editor, random }: Hand, types?: readonly string[]): { node: Node; pos: number } | null {
  const found: { node: Node; pos: number }[] = [];
  editor.doc.forEach((node, pos) => {
    if (!types || types.includes(node.type.name)) found.push({ node, pos });
  });
  return found.length > 0 ? random.pick(found) : null;
}

/** Every gesture of the editor, by name. */
export const GESTURES: Record<string, Gesture> = {
  type: (hand) => {
    aim(hand);
    hand.editor.type(hand.letters(1 + hand.random.below(6)));
  },
  'type in an item': (hand) => {
    if (aimIn(hand, ...ITEM_ELEMENTS)) hand.editor.type(hand.letters(1 + hand.random.below(4)));
  },
  'type in a cell': (hand) => {
    if (inTable(hand)) hand.editor.type(hand.letters(1 + hand.random.below(4)));
  },
  'type over a selection': (hand) => {
    aim(hand, true);
    hand.editor.run(edits.typeOver(hand.letters(1 + hand.random.below(3))));
  },
  'delete a selection': run(edits.deleteSelected, (hand) => aim(hand, true)),
  'delete a letter': (hand) => {
    aim(hand);
    const { from } = hand.editor.state.selection;
    const { parent, parentOffset } = hand.editor.state.selection.$from;
    if (parentOffset > 0 && parent.inlineContent) hand.editor.dispatch(hand.editor.state.tr.delete(from - 1, from));
  },
  enter: run(texts.enter),
  'enter in an item': run(texts.enter, (hand) => aimIn(hand, ...ITEM_ELEMENTS)),
  backspace: run(texts.backspace),
  'backspace at the start of a line': run(texts.backspace, (hand) => {
    const block = topBlock(hand, ['textBlock']);
    if (block) hand.editor.select(block.pos + 1);
  }),
  'delete at the end of a line': run(texts.deleteForward, (hand) => {
    const block = topBlock(hand, ['textBlock']);
    if (block) hand.editor.select(block.pos + block.node.nodeSize - 1);
  }),
  'line break': run(texts.breakLine),
  'set the kind': (hand) => {
    aim(hand, hand.random.chance(0.4));
    hand.editor.run(texts.setKind(hand.random.pick(TEXT_BLOCK_KINDS)));
  },
  indent: run(texts.indent(1), (hand) => aim(hand, true)),
  outdent: run(texts.indent(-1), (hand) => aim(hand, true)),
  bold: run(texts.toggleBold, (hand) => aim(hand, true)),
  italic: run(texts.toggleItalic, (hand) => aim(hand, true)),
  link: (hand) => {
    aim(hand, true);
    hand.editor.run(texts.setLink(hand.random.chance(0.3) ? null : `https://example.org/${hand.random.below(9)}`));
  },
  footnote: (hand) => {
    aim(hand);
    if (hand.editor.run(texts.addFootnote)) hand.editor.type(hand.letters(1 + hand.random.below(3)));
  },
  'type in a footnote': (hand) => {
    if (aimIn(hand, 'footnote')) hand.editor.type(hand.letters(1));
  },
  'add an item': (hand) => {
    aim(hand);
    const name = hand.random.pick(ITEM_ELEMENTS);
    const attrs: Attributes = name === 'organisation' ? { role: hand.random.pick(ORGANISATION_ROLES) } : {};
    hand.editor.run(items.addItem(name, attrs));
    hand.editor.type(hand.letters(1 + hand.random.below(4)));
  },
  'fill a field': (hand) => {
    const item = topBlock(hand, ['indicator']);
    if (!item) return;
    const field = hand.random.pick(['unit', 'baseline', 'target', 'due']);
    hand.editor.dispatch(hand.editor.state.tr.setNodeAttribute(item.pos, field, hand.letters(2)));
  },
  'fill a year': (hand) => {
    const item = topBlock(hand, ['indicator']);
    if (!item) return;
    const targets = { ...item.node.attrs.targets, [String(2023 + hand.random.below(4))]: hand.letters(1) };
    hand.editor.dispatch(hand.editor.state.tr.setNodeAttribute(item.pos, 'targets', targets));
  },
  'remove a block': (hand) => {
    const block = topBlock(hand);
    if (block) hand.editor.run(items.removeBlock(block.pos));
  },
  'move a block': (hand) => {
    const block = topBlock(hand);
    if (block) hand.editor.run(items.moveBlock(block.pos, hand.random.chance(0.5) ? 1 : -1));
  },
  'add a table': run(tables.addTable(2, 2)),
  'add a row': run(tables.addRow(1), inTable),
  'add a column': run(tables.addColumn(0), inTable),
  'delete a row': run(tables.deleteRow, inTable),
  'delete a column': run(tables.deleteColumn, inTable),
  'next cell': run(tables.goToCell(1), inTable),
  'delete a table': (hand) => {
    if (hand.random.chance(0.2)) run(tables.deleteTable, inTable)(hand);
  },
  cut: (hand) => {
    aim(hand, true);
    hand.clipboard.slice = hand.editor.state.selection.content();
    hand.editor.run(edits.deleteSelected);
  },
  copy: (hand) => {
    aim(hand, true);
    hand.clipboard.slice = withoutLetters(hand.editor.state.selection.content());
  },
  paste: (hand) => {
    aim(hand);
    const { slice } = hand.clipboard;
    hand.clipboard.slice = null;
    if (slice) hand.editor.run(edits.paste(slice));
  },
  undo: ({ editor }) => {
    editor.history.undo();
  },
  redo: ({ editor }) => {
    editor.history.redo();
  },
  'stop for a moment': ({ editor }) => {
    editor.history.stopCapturing();
  },
  'select all and delete': (hand) => {
    if (!hand.random.chance(0.1)) return;
    const { tr, doc } = hand.editor.state;
    hand.editor.dispatch(
      tr.setSelection(TextSelection.between(Selection.atStart(doc).$from, Selection.atEnd(doc).$to)),
    );
    hand.editor.run(edits.deleteSelected);
  },
};

/** A copy pastes letters a second time; the scripts that look for lost letters want each of them once. */
function withoutLetters(slice: Slice): Slice {
  const json = JSON.stringify(slice.toJSON());
  return slice.size === 0 ? slice : Slice.fromJSON(schema, JSON.parse(json.replace(/[\uE000-\uF8FF]/g, 'x')));
}
