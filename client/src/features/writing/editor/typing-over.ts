import { deleteSelected, typeOver } from '@diapason/editor/prosemirror';
import { Extension } from '@tiptap/core';
import { Plugin, TextSelection } from '@tiptap/pm/state';

/** Typing over a selection that spans blocks keeps the shape of items and tables; an emptied section takes text again. */
export const TypingOver = Extension.create({
  name: 'typingOver',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleTextInput: (view, _from, _to, text) => {
          const { selection } = view.state;
          const { $from, $to } = selection;
          if (selection instanceof TextSelection && $from.sameParent($to) && $from.parent.inlineContent) return false;
          return typeOver(text)(view.state, view.dispatch);
        },
        handleDOMEvents: {
          // What an input method composes replaces the selection in the page itself: it goes beforehand.
          compositionstart: (view) => {
            const { $from, $to } = view.state.selection;
            if (!$from.sameParent($to)) deleteSelected(view.state, view.dispatch);
            return false;
          },
        },
      },
    }),
  ],
});
