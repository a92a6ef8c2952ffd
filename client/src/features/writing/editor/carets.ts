import { liveTextKey, type SectionBinding } from '@diapason/editor/prosemirror';
import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import * as Y from 'yjs';
import type { DocumentSession, Present } from '../session/document-session.js';
import { wordAround } from './whole-word.js';

/** A transaction with this set says that someone moved. */
export const caretsKey = new PluginKey<DecorationSet>('carets');

/** Names stand at the carets so many blocks around one's own; further off a caret is a thin line, and the list says who is where. */
const NEAR = 2;

/** The carets of the others in this section. */
export const Carets = Extension.create<{ section: string; session: DocumentSession }>({
  name: 'carets',
  addOptions: () => ({ section: '', session: null as unknown as DocumentSession }),
  addProseMirrorPlugins() {
    const { section, session } = this.options;
    const draw = (binding: SectionBinding | undefined, state: EditorState) => {
      const here = session.others.filter((person) => person.section === section);
      const decorations = binding ? here.flatMap((person) => caretOf(binding, state, person)) : [];
      return DecorationSet.create(state.doc, decorations);
    };
    return [
      new Plugin<DecorationSet>({
        key: caretsKey,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, drawn, before, state) => {
            const ownBlockChanged = before.selection.$head.index(0) !== state.selection.$head.index(0);
            // The binding is that of the state before: this plugin may be asked before the one that keeps it.
            if (tr.getMeta(caretsKey) || ownBlockChanged) return draw(liveTextKey.getState(before)?.binding, state);
            return drawn.map(tr.mapping, tr.doc);
          },
        },
        props: {
          decorations: (state) => caretsKey.getState(state),
          handleDoubleClick(view, at) {
            const word = wordAround(view.state, at, caretsKey.getState(view.state));
            if (word) view.dispatch(view.state.tr.setSelection(word));
            return word !== null;
          },
        },
      }),
    ];
  },
});

function caretOf(binding: SectionBinding, state: EditorState, person: Present): Decoration[] {
  if (!person.anchor || !person.head) return [];
  const head = positionOf(person.head);
  const anchor = positionOf(person.anchor);
  if (head === null || anchor === null) return [];
  const near = Math.abs(state.doc.resolve(head).index(0) - state.selection.$head.index(0)) <= NEAR;
  const { client, user } = person;
  const caret = Decoration.widget(head, () => drawn(person, near), {
    key: `${client} ${near} ${user.hue}`,
    side: 10,
    ignoreSelection: true,
  });
  if (anchor === head) return [caret];
  const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
  return [caret, Decoration.inline(from, to, { class: 'others-selection', style: `--hue: ${user.hue}` })];

  function positionOf(told: unknown): number | null {
    try {
      const pos = binding.position(state.doc, Y.createRelativePositionFromJSON(told));
      return pos !== null && pos <= state.doc.content.size ? pos : null;
    } catch {
      return null;
    }
  }
}

function drawn({ user }: Present, near: boolean): HTMLElement {
  const caret = document.createElement('span');
  caret.className = near ? 'others-caret near' : 'others-caret';
  caret.style.setProperty('--hue', String(user.hue));
  caret.setAttribute('aria-hidden', 'true');
  if (near) {
    const label = document.createElement('span');
    label.className = 'others-name';
    const name = document.createElement('span');
    name.className = 'others-full-name';
    name.textContent = `${user.name} · `;
    label.append(name, user.initials);
    caret.append(label);
  }
  return caret;
}
