import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import type { Attributes, BlockContent } from '../../content.js';
import { ELEMENTS, type ElementName } from '../../vocabulary.js';
import { updateAttributes } from '../../ytext/attributes.js';
import { childElements, heldText, readBlocks } from '../../ytext/blocks.js';
import { createElement } from '../../ytext/write.js';
import { documentAtoms, lineAtoms, replaceAtoms } from './atoms.js';

/**
 * Brings a section to say what the editor's document says, by comparison: blocks alike at both ends are left alone,
 * blocks that pair up in the middle are changed in place, the rest is replaced. `current` is what the section says.
 */
export function reconcile(section: Y.Text, current: Node, wanted: Node): void {
  const { head, tail } = sharedEnds(current, wanted);
  const middle = range(head, current.childCount - tail);
  const wantedMiddle = range(head, wanted.childCount - tail);
  const blocks = readBlocks(section);
  const pairs =
    middle.length === wantedMiddle.length && middle.every((i) => current.child(i).type === wanted.child(i).type);
  if (pairs && middle.every((i) => blocks[i]?.element)) {
    // From the last to the first, so that the indexes of the blocks before stay true.
    for (const i of middle.toReversed()) {
      const block = blocks[i];
      if (!block?.element) continue;
      if (ELEMENTS[block.name].place === 'block') reconcileElement(block.element, current.child(i), wanted.child(i));
      else {
        const [old, next] = [current.child(i), wanted.child(i)];
        replaceAtoms(
          section,
          block.index + 1,
          lineAtoms(old, 0, old.content.size),
          lineAtoms(next, 0, next.content.size),
        );
        updateAttributes(block.element, block.name, old.attrs as Attributes, next.attrs as Attributes);
      }
    }
    return;
  }
  const index = blocks[head]?.index ?? section.length;
  const last = blocks[current.childCount - tail];
  section.delete(index, (last?.index ?? section.length) - index);
  const atoms =
    documentAtoms(wanted, offsetOfChild(wanted, head), offsetOfChild(wanted, wanted.childCount - tail)) ?? [];
  replaceAtoms(section, index, [], atoms);
}

function reconcileElement(element: Y.XmlElement, current: Node, wanted: Node): void {
  const name = current.type.name as ElementName;
  updateAttributes(element, name, current.attrs as Attributes, wanted.attrs as Attributes);
  const { holds } = ELEMENTS[name];
  if (holds === 'nothing') return;
  if (typeof holds === 'string') {
    const old = lineAtoms(current, 0, current.content.size);
    replaceAtoms(heldText(element) ?? addText(element), 0, old, lineAtoms(wanted, 0, wanted.content.size));
    return;
  }
  const children = childElements(element, holds.element);
  const { head, tail } = sharedEnds(current, wanted);
  const removed = current.childCount - head - tail;
  const added = wanted.childCount - head - tail;
  if (removed === added) {
    for (const i of range(head, current.childCount - tail)) {
      const child = children[i];
      if (child) reconcileElement(child, current.child(i), wanted.child(i));
    }
    return;
  }
  const at = element.toArray().indexOf(children[head] as Y.XmlElement);
  const index = at < 0 ? element.length : at;
  if (removed > 0) element.delete(index, removed);
  element.insert(
    index,
    range(head, wanted.childCount - tail).map((i) => createElement(wanted.child(i).toJSON() as BlockContent)),
  );
}

function addText(element: Y.XmlElement): Y.XmlText {
  const text = new Y.XmlText();
  element.insert(0, [text]);
  return text;
}

/** How many children two nodes share at their start and at their end. */
function sharedEnds(a: Node, b: Node): { head: number; tail: number } {
  const shorter = Math.min(a.childCount, b.childCount);
  let head = 0;
  while (head < shorter && a.child(head).eq(b.child(head))) head += 1;
  let tail = 0;
  while (tail < shorter - head && a.child(a.childCount - 1 - tail).eq(b.child(b.childCount - 1 - tail))) tail += 1;
  return { head, tail };
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(to - from, 0) }, (_, i) => from + i);

function offsetOfChild(doc: Node, index: number): number {
  let offset = 0;
  for (let i = 0; i < index; i++) offset += doc.child(i).nodeSize;
  return offset;
}
