import { liveTextKey } from '@diapason/editor/prosemirror';
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import * as Y from 'yjs';
import type { DocumentSession } from '../session/document-session.js';

/** Others see a caret move at most so often, in milliseconds. */
const PAUSE = 150;

/** Tells the others where one's caret is, while the editor has the focus. */
export const Whereabouts = Extension.create<{ section: string; session: DocumentSession }>({
  name: 'whereabouts',
  addOptions: () => ({ section: '', session: null as unknown as DocumentSession }),
  addProseMirrorPlugins() {
    const { section, session } = this.options;
    return [
      new Plugin({
        view: (view) => {
          let timer: ReturnType<typeof setTimeout> | undefined;
          const soon = () => {
            timer ??= setTimeout(() => {
              timer = undefined;
              tell(view, section, session);
            }, PAUSE);
          };
          view.dom.addEventListener('focusin', soon);
          return {
            update: (_, before) => {
              if (view.hasFocus() && !before.selection.eq(view.state.selection)) soon();
            },
            destroy: () => {
              clearTimeout(timer);
              view.dom.removeEventListener('focusin', soon);
            },
          };
        },
      }),
    ];
  },
});

function tell({ state, dom }: EditorView, section: string, session: DocumentSession): void {
  const binding = liveTextKey.getState(state)?.binding;
  const here = dom.contains(document.activeElement);
  const place = here ? binding?.remember(state.doc, state.selection) : null;
  // Leaving for the toolbar or another window is not leaving the section.
  if (!place) return;
  session.tellWhereabouts({
    section,
    anchor: Y.relativePositionToJSON(place.anchor),
    head: Y.relativePositionToJSON(place.head),
  });
}
