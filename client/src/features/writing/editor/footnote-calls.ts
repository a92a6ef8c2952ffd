import { Extension, type Extensions, type Node } from '@tiptap/core';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView, NodeView } from '@tiptap/pm/view';

/** Shows a footnote by its call alone, a button: browsers keep no caret in an empty run of a line. */
export const withFootnoteCalls = (extensions: Extensions, label: string): Extensions =>
  extensions.map((extension) =>
    extension.name === 'footnote'
      ? (extension as Node).extend({
          addNodeView:
            () =>
            ({ node, view, getPos }) =>
              callOf(node.textContent, label, () => goInto(view, getPos())),
        })
      : extension,
  );

/** Tells that the caret is in a footnote, whose words are then written in a dialog. */
export const FootnoteOpening = Extension.create<{ onOpen: () => void }>({
  name: 'footnoteOpening',
  addOptions: () => ({ onOpen: () => undefined }),
  addProseMirrorPlugins() {
    const { onOpen } = this.options;
    return [
      new Plugin({
        view: () => ({
          update: ({ state: { selection } }, before) => {
            const { $from } = selection;
            if ($from.parent.type.name === 'footnote' && !selection.eq(before.selection)) onOpen();
          },
        }),
      }),
    ];
  },
});

function callOf(text: string, label: string, open: () => void): NodeView {
  const dom = document.createElement('button');
  const name = (words: string) => dom.setAttribute('aria-label', `${label} ${words}`.trim());
  dom.type = 'button';
  dom.className = 'note-call';
  dom.contentEditable = 'false';
  dom.addEventListener('click', open);
  name(text);
  return {
    dom,
    update: (node) => {
      if (node.type.name !== 'footnote') return false;
      name(node.textContent);
      return true;
    },
    stopEvent: () => true,
    ignoreMutation: () => true,
  };
}

function goInto(view: EditorView, pos: number | undefined): void {
  if (pos === undefined) return;
  // From elsewhere, so that coming back to the same note is a move as well.
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, pos)));
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, pos + 1)));
}
