import type { NodeViewProps } from '@tiptap/react';

/**
 * Sets one attribute of the item, wherever it stands by then, and nothing else: two people who fill two fields never
 * collide, and what is typed while someone moves the item stays with it.
 */
export function attributeSetter({ editor, node: { type, attrs } }: Pick<NodeViewProps, 'editor' | 'node'>) {
  return (name: string, value: string | Record<string, string>): void => {
    const { doc, tr } = editor.state;
    doc.forEach((node, pos) => {
      if (node.type === type && node.attrs.id === attrs.id) tr.setNodeAttribute(pos, name, value);
    });
    if (tr.docChanged) editor.view.dispatch(tr);
  };
}
