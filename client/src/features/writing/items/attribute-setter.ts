import type { NodeViewProps } from '@tiptap/react';

/** Sets one attribute of the item, and nothing else: two people who fill two fields never collide. */
export function attributeSetter({ editor, getPos }: Pick<NodeViewProps, 'editor' | 'getPos'>) {
  return (name: string, value: string | Record<string, string>): void => {
    const pos = getPos();
    if (pos === undefined || !editor.state.doc.nodeAt(pos)) return;
    editor.view.dispatch(editor.state.tr.setNodeAttribute(pos, name, value));
  };
}
