import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { type Decoration, DecorationSet } from '@tiptap/pm/view';

/** An extension that draws something over the text, anew with each change of it. */
export function drawing(name: string, draw: (doc: Node) => Decoration[]): Extension {
  const key = new PluginKey<DecorationSet>(name);
  const drawn = (doc: Node) => DecorationSet.create(doc, draw(doc));
  return Extension.create({
    name,
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_, { doc }) => drawn(doc),
          apply: (tr, before) => (tr.docChanged ? drawn(tr.doc) : before),
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ],
  });
}
