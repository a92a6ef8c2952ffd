import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { holderOf, placeInHolder } from './holder.js';
import { takeInMovedCaret } from './moved-caret.js';
import { type RelativeSelection, SectionBinding } from './section-binding.js';

interface LiveTextState {
  binding: SectionBinding;
  /** Local transactions that are in this state and not yet in the live text, numbered. */
  unwritten: { n: number; transaction: Transaction }[];
  count: number;
}

export const liveTextKey = new PluginKey<LiveTextState>('liveText');

/** What the plugin needs of an editor view; a headless editor has no more. */
export interface LiveView {
  state: EditorState;
  dispatch(tr: Transaction): void;
}

/** Whether a transaction brings the editor to the live text rather than the other way round. */
export const isCatchUp = (tr: Transaction): boolean => tr.getMeta(liveTextKey) === 'catch-up';

/**
 * Keeps an editor and a section of the live text equal, both ways. `onHolderGone` is told when somebody else takes away the
 * item or the cell in which the caret stands.
 */
export function liveTextPlugin(binding: SectionBinding, onHolderGone = () => {}): Plugin<LiveTextState> {
  let written = 0;
  return new Plugin<LiveTextState>({
    key: liveTextKey,
    state: {
      init: () => ({ binding, unwritten: [], count: 0 }),
      apply: (tr, { unwritten, count }) => {
        if (!tr.docChanged || isCatchUp(tr)) return { binding, unwritten, count };
        const waiting = unwritten.filter(({ n }) => n > written);
        return { binding, unwritten: [...waiting, { n: count + 1, transaction: tr }], count: count + 1 };
      },
    },
    view: (view) =>
      follow(
        view,
        binding,
        () => written,
        (n) => (written = n),
        onHolderGone,
      ),
  });
}

function follow(
  view: LiveView,
  binding: SectionBinding,
  written: () => number,
  setWritten: (n: number) => void,
  onHolderGone: () => void,
) {
  const { section } = binding;
  /** The selection as it was before what others wrote; null as soon as the editor's own state is another. */
  let remembered: RelativeSelection | null = null;

  const catchUp = (selection: RelativeSelection | null, isPutBack?: (item: Y.Item) => boolean) => {
    const tr = binding.catchUp(view.state, selection, isPutBack);
    if (tr) view.dispatch(tr.setMeta(liveTextKey, 'catch-up'));
  };
  const beforeTransaction = (transaction: Y.Transaction) => {
    // Observers that read a change open transactions of their own, when the text is already another than the editor's.
    if (transaction.origin === binding || remembered) return;
    takeInMovedCaret(view);
    remembered = binding.remember(view.state.doc, view.state.selection);
  };
  const onChange = (_: unknown, transaction: Y.Transaction) => {
    if (transaction.origin === binding) return;
    const isNew = ({ id }: Y.Item) => id.clock >= (transaction.beforeState.get(id.client) ?? 0);
    const holder = transaction.local ? null : holderOf(view.state.selection.$head);
    // What the server writes where one is, is what one had just typed there, in an item that was moved.
    catchUp(remembered, (item) => binding.isServer(item.id.client) && isNew(item));
    if (holder && placeInHolder(view.state.doc, holder) === null) onHolderGone();
  };
  section.doc?.on('beforeTransaction', beforeTransaction);
  section.observeDeep(onChange);
  catchUp(null);

  return {
    update() {
      remembered = null;
      const state = liveTextKey.getState(view.state);
      const waiting = (state?.unwritten ?? []).filter(({ n }) => n > written());
      const last = waiting.at(-1);
      if (!last) return;
      setWritten(last.n);
      binding.write(waiting.map(({ transaction }) => transaction));
      // What the live text refuses (a link of another scheme) does not stay on screen as if it were saved.
      catchUp(null);
    },
    destroy() {
      section.doc?.off('beforeTransaction', beforeTransaction);
      section.unobserveDeep(onChange);
    },
  };
}

interface Options {
  section: Y.Text;
  /** Whether a client id is one of the server's. */
  isServer: (client: number) => boolean;
  onHolderGone: () => void;
}

export const LiveText = Extension.create<Options>({
  name: 'liveText',
  addOptions: () => ({ section: null as unknown as Y.Text, isServer: () => false, onHolderGone: () => {} }),
  addProseMirrorPlugins() {
    const { section, isServer, onHolderGone } = this.options;
    return [liveTextPlugin(new SectionBinding(section, this.editor.schema, isServer), onHolderGone)];
  },
});
