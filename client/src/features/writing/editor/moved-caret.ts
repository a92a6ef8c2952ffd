import { takeInMovedCaret } from '@diapason/editor/prosemirror';
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

const takeIn = (view: EditorView): boolean => {
  takeInMovedCaret(view);
  return false;
};

/**
 * Keys act where the caret has just been put. On a busy page they come before the browser tells where it went: Enter would
 * part the line where the caret was, and a letter of another, the same as the one typed, be taken for the new one.
 */
export const MovedCaret = Extension.create({
  name: 'movedCaret',
  addProseMirrorPlugins: () => [new Plugin({ props: { handleDOMEvents: { keydown: takeIn, beforeinput: takeIn } } })],
});
