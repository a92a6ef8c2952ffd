import {
  addFootnote,
  backspace,
  blockAtSelection,
  breakLine,
  deleteForward,
  deleteSelected,
  enter,
  goToCell,
  indent,
  moveBlock,
  setKind,
  toggleBold,
  toggleItalic,
} from '@diapason/editor/prosemirror';
import { Extension } from '@tiptap/core';
import { chainCommands, selectAll } from '@tiptap/pm/commands';
import type { Command } from '@tiptap/pm/state';
import type * as Y from 'yjs';

interface Options {
  /** A title: Enter and everything that lays out text do nothing. */
  isLine: boolean;
  history: Y.UndoManager;
  onLink: () => void;
}

const nothing: Command = () => true;

const moveHere =
  (by: -1 | 1): Command =>
  (state, dispatch) => {
    const block = blockAtSelection(state);
    return block !== null && moveBlock(block.pos, by)(state, dispatch);
  };

const BOTH: Record<string, Command> = {
  Backspace: chainCommands(deleteSelected, backspace),
  'Mod-Backspace': chainCommands(deleteSelected, backspace),
  'Shift-Backspace': chainCommands(deleteSelected, backspace),
  'Alt-Backspace': chainCommands(deleteSelected, backspace),
  Delete: chainCommands(deleteSelected, deleteForward),
  'Mod-Delete': chainCommands(deleteSelected, deleteForward),
  'Mod-a': selectAll,
};

const LINE: Record<string, Command> = {
  Enter: nothing,
  'Shift-Enter': nothing,
  'Mod-b': nothing,
  'Mod-i': nothing,
  'Mod-u': nothing,
};

const TEXT: Record<string, Command> = {
  Enter: enter,
  'Shift-Enter': breakLine,
  'Mod-Enter': breakLine,
  'Mod-b': toggleBold,
  'Mod-i': toggleItalic,
  'Mod-u': nothing,
  'Mod-Alt-0': setKind('paragraph'),
  'Mod-Alt-1': setKind('heading3'),
  'Mod-Alt-2': setKind('heading4'),
  'Mod-Shift-7': setKind('ordered'),
  'Mod-Shift-8': setKind('bullet'),
  'Mod-Alt-f': addFootnote,
  'Mod-]': indent(1),
  'Mod-[': indent(-1),
  'Alt-ArrowUp': moveHere(-1),
  'Alt-ArrowDown': moveHere(1),
  // Within a table, Tab goes from cell to cell; anywhere else, and at its ends, it leaves the text.
  Tab: goToCell(1),
  'Shift-Tab': goToCell(-1),
};

/** What the keys do in a live text. */
export const Keys = Extension.create<Options>({
  name: 'keys',
  priority: 1000,
  addOptions: () => ({ isLine: false, history: null as unknown as Y.UndoManager, onLink: () => undefined }),
  addKeyboardShortcuts() {
    const { isLine, history, onLink } = this.options;
    const commands = { ...BOTH, ...(isLine ? LINE : TEXT) };
    const shortcuts = Object.entries(commands).map(([key, command]) => [
      key,
      () => {
        const { view } = this.editor;
        return command(view.state, view.dispatch, view);
      },
    ]);
    const undo = () => {
      history.undo();
      return true;
    };
    const redo = () => {
      history.redo();
      return true;
    };
    return {
      ...Object.fromEntries(shortcuts),
      'Mod-z': undo,
      'Mod-y': redo,
      'Mod-Shift-z': redo,
      'Mod-k': () => {
        if (!isLine) onLink();
        return true;
      },
    };
  },
});
