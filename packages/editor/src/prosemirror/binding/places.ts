import type { Node, ResolvedPos } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { ELEMENTS, type ElementName } from '../../vocabulary.js';
import {
  type Block,
  childElements,
  elementName,
  type Flow,
  heldText,
  readBlocks,
  readRuns,
  runLength,
} from '../../ytext/blocks.js';

/** A spot in the live text: an index in one of its flows. */
export interface Place {
  flow: Flow;
  index: number;
}

/** A section and the editor's document of it, known to say the same. */
export interface Mirror {
  section: Y.Text;
  blocks: Block[];
  doc: Node;
}

export const mirror = (section: Y.Text, doc: Node): Mirror => ({ section, blocks: readBlocks(section), doc });

/** Where a position of the editor's document stands in the live text; null inside a malformed element. */
export function placeOf({ section, blocks }: Mirror, $pos: ResolvedPos): Place | null {
  const block = blocks[$pos.index(0)];
  if ($pos.depth === 0) return { flow: section, index: block ? block.index : section.length };
  if (!block) return null;
  if (ELEMENTS[block.name].place === 'block')
    return block.element && placeInElement(block.element, block.name, $pos, 1);
  return placeInLine(section, block.index + (block.element ? 1 : 0), $pos, 1);
}

function placeInElement(element: Y.XmlElement, name: ElementName, $pos: ResolvedPos, depth: number): Place | null {
  const { holds } = ELEMENTS[name];
  if (holds === 'nothing') return null;
  if (typeof holds === 'string') {
    const text = heldText(element);
    return text ? placeInLine(text, 0, $pos, depth) : null;
  }
  const child = childElements(element, holds.element)[$pos.index(depth)];
  return child && $pos.depth > depth ? placeInElement(child, holds.element, $pos, depth + 1) : null;
}

function placeInLine(flow: Flow, start: number, $pos: ResolvedPos, depth: number): Place | null {
  const line = $pos.node(depth);
  if ($pos.depth === depth) return { flow, index: start + lineLength(line, $pos.parentOffset) };
  const index = start + lineLength(line, $pos.posAtIndex($pos.index(depth), depth) - $pos.start(depth));
  const footnote = elementAt(flow, index);
  return footnote && elementName(footnote) === 'footnote'
    ? placeInElement(footnote, 'footnote', $pos, depth + 1)
    : null;
}

/** Length in a flow of what stands before an offset of a line of the editor. */
export function lineLength(line: Node, offset: number): number {
  let length = 0;
  line.forEach((child, start) => {
    if (start >= offset) return;
    length += child.isText ? Math.min(child.nodeSize, offset - start) : 1;
  });
  return length;
}

/** The element embedded at an index of a flow. */
export function elementAt(flow: Flow, index: number): Y.XmlElement | null {
  let at = 0;
  for (const run of readRuns(flow)) {
    if (at === index) return run.insert instanceof Y.XmlElement ? run.insert : null;
    at += runLength(run);
    if (at > index) return null;
  }
  return null;
}

/** The element that a node of the editor's document stands for, and the node's name. */
export function elementOf(state: Mirror, pos: number): Y.XmlElement | null {
  const $pos = state.doc.resolve(pos);
  if ($pos.depth === 0) return state.blocks[$pos.index(0)]?.element ?? null;
  const { holds } = ELEMENTS[$pos.parent.type.name as ElementName];
  if (typeof holds === 'object') {
    const parent = elementOf(state, $pos.before());
    return (parent && childElements(parent, holds.element)[$pos.index()]) ?? null;
  }
  const place = placeOf(state, $pos);
  return place && elementAt(place.flow, place.index);
}

/** Where an index of a flow stands in the editor's document; null when the flow is not in it. */
export function positionOf({ section, blocks, doc }: Mirror, { flow, index }: Place): number | null {
  let found: number | null = null;
  doc.forEach((node, pos, i) => {
    const block = blocks[i];
    if (found !== null || !block) return;
    if (ELEMENTS[block.name].place === 'block') {
      if (flow === section && index === block.index) found = pos;
      else if (block.element && flow !== section)
        found = positionInElement(block.element, block.name, node, pos, flow, index);
      return;
    }
    const start = block.index + (block.element ? 1 : 0);
    if (flow !== section) found = positionInNotes(section, start, node, pos + 1, flow, index);
    else if (index <= block.index + block.length) found = pos + 1 + offsetOf(node, Math.max(index - start, 0));
  });
  return found ?? (flow === section ? doc.content.size : null);
}

function positionInElement(
  element: Y.XmlElement,
  name: ElementName,
  node: Node,
  pos: number,
  flow: Flow,
  index: number,
): number | null {
  const { holds } = ELEMENTS[name];
  if (holds === 'nothing') return null;
  if (typeof holds === 'string') {
    const text = heldText(element);
    if (!text) return null;
    return text === flow ? pos + 1 + offsetOf(node, index) : positionInNotes(text, 0, node, pos + 1, flow, index);
  }
  const children = childElements(element, holds.element);
  let found: number | null = null;
  node.forEach((child, offset, i) => {
    const childElement = children[i];
    if (found === null && childElement)
      found = positionInElement(childElement, holds.element, child, pos + 1 + offset, flow, index);
  });
  return found;
}

function positionInNotes(
  line: Flow,
  start: number,
  node: Node,
  contentStart: number,
  flow: Flow,
  index: number,
): number | null {
  let found: number | null = null;
  node.forEach((child, offset) => {
    if (found !== null || child.type.name !== 'footnote') return;
    const footnote = elementAt(line, start + lineLength(node, offset));
    if (footnote) found = positionInElement(footnote, 'footnote', child, contentStart + offset, flow, index);
  });
  return found;
}

/** Offset in a line of the editor of a length in its flow. */
function offsetOf(line: Node, length: number): number {
  let left = length;
  let offset = 0;
  for (let i = 0; i < line.childCount && left > 0; i++) {
    const child = line.child(i);
    const taken = child.isText ? Math.min(child.nodeSize, left) : 1;
    offset += child.isText ? taken : child.nodeSize;
    left -= taken;
  }
  return offset;
}
