import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

const key = new PluginKey<DecorationSet>('headingLevels');

/** A heading of the second rank with none of the first before it is, to a screen reader, one of the first. */
export const HeadingLevels = Extension.create({
  name: 'headingLevels',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: (_, { doc }) => draw(doc),
        apply: (tr, drawn) => (tr.docChanged ? draw(tr.doc) : drawn),
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

function draw(doc: Node): DecorationSet {
  const orphans: Decoration[] = [];
  let isUnderHeading = false;
  doc.forEach((block, pos) => {
    if (block.attrs.kind === 'heading3') isUnderHeading = true;
    if (block.attrs.kind === 'heading4' && !isUnderHeading)
      orphans.push(Decoration.node(pos, pos + block.nodeSize, { 'aria-level': '3' }));
  });
  return DecorationSet.create(doc, orphans);
}
