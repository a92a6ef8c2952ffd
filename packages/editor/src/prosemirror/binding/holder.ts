import type { Node, NodeType, ResolvedPos } from '@tiptap/pm/model';

/** An item or a cell: what a position stands in that has an identity, and how far into it. */
export interface Holder {
  type: NodeType;
  id: string;
  offset: number;
}

/** The innermost holder of a position; null in the text of a section itself. */
export function holderOf($pos: ResolvedPos): Holder | null {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const { type, attrs } = $pos.node(depth);
    if (attrs.id) return { type, id: attrs.id, offset: $pos.pos - $pos.start(depth) };
  }
  return null;
}

/** The same place in a document in which the holder may have been written anew; null when it is gone. */
export function placeInHolder(doc: Node, { type, id, offset }: Holder): number | null {
  let found: number | null = null;
  doc.descendants((node, pos) => {
    if (node.type !== type || node.attrs.id !== id) return found === null;
    found = pos + 1 + Math.min(offset, node.content.size);
    return false;
  });
  return found;
}
