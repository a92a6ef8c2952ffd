import type { Fragment, Node, NodeType, ResolvedPos } from '@tiptap/pm/model';

/** An item or a cell: what a position stands in that has an identity, what that says, and how far into it. */
export interface Holder {
  type: NodeType;
  id: string;
  content: Fragment;
  offset: number;
}

/** The innermost holder of a position; null in the text of a section itself. */
export function holderOf($pos: ResolvedPos): Holder | null {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const { type, attrs, content } = $pos.node(depth);
    if (attrs.id) return { type, id: attrs.id, content, offset: $pos.pos - $pos.start(depth) };
  }
  return null;
}

/** The same place in a document in which the holder may have been written anew; null when it is gone. */
export function placeInHolder(doc: Node, { type, id, content, offset }: Holder): number | null {
  let found: number | null = null;
  doc.descendants((node, pos) => {
    if (node.type !== type || node.attrs.id !== id) return found === null;
    found = pos + 1 + offsetIn(node.content, content, offset);
    return false;
  });
  return found;
}

/** Where an offset into some content is in another that says the same, but for what differs somewhere in the midst of it. */
function offsetIn(now: Fragment, before: Fragment, offset: number): number {
  const start = before.findDiffStart(now);
  const end = before.findDiffEnd(now);
  if (start === null || end === null || offset <= start) return offset;
  return offset >= end.a ? end.b + offset - end.a : Math.min(start, now.size);
}
