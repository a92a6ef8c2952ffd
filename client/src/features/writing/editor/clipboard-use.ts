import type { Locale } from '@diapason/contracts';
import { RENDER_LABELS } from '@diapason/editor';
import {
  copySelected,
  deleteSelected,
  lineFromClipboard,
  paste,
  sliceFromClipboard,
} from '@diapason/editor/prosemirror';
import { Extension } from '@tiptap/core';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

interface Options {
  isLine: boolean;
  locale: Locale;
  nameOf: (id: string) => string | undefined;
}

/** Copy, cut, paste and drop: whole items among ourselves, clean blocks from elsewhere. */
export const ClipboardUse = Extension.create<Options>({
  name: 'clipboardUse',
  addOptions: () => ({ isLine: false, locale: 'fr', nameOf: () => undefined }),
  addProseMirrorPlugins() {
    const { isLine, locale, nameOf } = this.options;

    const put = (view: EditorView, data: DataTransfer | null): boolean => {
      const copied = copySelected(view.state, { labels: RENDER_LABELS[locale], nameOf, prefix: 'copy' });
      if (!copied || !data) return false;
      data.clearData();
      data.setData('text/html', copied.html);
      data.setData('text/plain', copied.text);
      return true;
    };
    const take = (view: EditorView, data: DataTransfer | null): boolean => {
      if (!data) return false;
      const copied = { html: data.getData('text/html'), text: data.getData('text/plain') };
      const { schema } = view.state;
      const slice = isLine ? lineFromClipboard(schema, copied) : sliceFromClipboard(schema, copied);
      paste(slice)(view.state, view.dispatch);
      return true;
    };
    const onCopy = (event: ClipboardEvent, view: EditorView, cut: boolean): boolean => {
      if (!put(view, event.clipboardData)) return false;
      event.preventDefault();
      if (cut) deleteSelected(view.state, view.dispatch);
      return true;
    };

    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            copy: (view, event) => onCopy(event, view, false),
            cut: (view, event) => view.editable && onCopy(event, view, true),
            // Taken before ProseMirror reads the same HTML its own way.
            paste: (view, event) => {
              if (!view.editable || !take(view, event.clipboardData)) return false;
              event.preventDefault();
              return true;
            },
            dragstart: (view, event) => {
              put(view, event.dataTransfer);
              return false;
            },
          },
          handleDrop: (view, event, _slice, moved) => {
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
            if (!at) return true;
            const { from, to } = view.state.selection;
            if (moved && at.pos >= from && at.pos <= to) return true;
            let { tr } = view.state;
            if (moved) deleteSelected(view.state, (deleted) => (tr = deleted));
            const target = tr.doc.resolve(tr.mapping.map(at.pos));
            view.dispatch(tr.setSelection(TextSelection.near(target)));
            view.focus();
            return take(view, event.dataTransfer);
          },
        },
      }),
    ];
  },
});
