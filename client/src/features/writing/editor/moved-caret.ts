import { takeInMovedCaret } from '@diapason/editor/prosemirror';
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

const takeIn = (view: EditorView): boolean => {
  takeInMovedCaret(view);
  return false;
};

/** A control that is pressed takes the focus, and an editor without the focus does not ask where its caret is. */
const beforeControls = (view: EditorView) => {
  const pressed = () => takeInMovedCaret(view);
  const { ownerDocument } = view.dom;
  ownerDocument.addEventListener('pointerdown', pressed, true);
  return { destroy: () => ownerDocument.removeEventListener('pointerdown', pressed, true) };
};

/**
 * Keys and controls act where the caret has just been put. On a busy page they come before the browser tells where it
 * went: Enter would part the line where the caret was, a button make another line a heading, and a letter of another, the
 * same as the one typed, be taken for the new one.
 */
export const MovedCaret = Extension.create({
  name: 'movedCaret',
  addProseMirrorPlugins: () => [
    new Plugin({ props: { handleDOMEvents: { keydown: takeIn, beforeinput: takeIn } }, view: beforeControls }),
  ],
});
