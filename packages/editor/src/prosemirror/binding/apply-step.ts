import type { Node } from '@tiptap/pm/model';
import { AddMarkStep, AttrStep, RemoveMarkStep, ReplaceAroundStep, ReplaceStep, type Step } from '@tiptap/pm/transform';
import * as Y from 'yjs';
import type { Attributes, BlockContent, MarkContent } from '../../content.js';
import { ELEMENTS, type ElementName } from '../../vocabulary.js';
import { updateAttributes } from '../../ytext/attributes.js';
import { childElements, type Flow } from '../../ytext/blocks.js';
import { createElement, formatsOf, insertBlock } from '../../ytext/write.js';
import { documentAtoms, lineAtoms, replaceAtoms } from './atoms.js';
import { elementOf, type Mirror, mirror, placeOf } from './places.js';

/**
 * Does to the live text what a step did to the editor's document, and no more: a character that the step kept keeps its
 * identity. `before` and the section say the same when this is called; they say the same as `after` when it returns true.
 * False: the step is of a shape that has no such translation; the section may be half changed and must be reconciled.
 */
export function applyStep(section: Y.Text, step: Step, before: Node, after: Node): boolean {
  const state = mirror(section, before);
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) {
    return setFormat(state, after, step, step instanceof AddMarkStep);
  }
  if (step instanceof AttrStep) return setAttributes(state, step.pos, after, step.pos);
  if (!(step instanceof ReplaceStep || step instanceof ReplaceAroundStep)) return false;

  const ranges: [number, number, number, number][] = [];
  step.getMap().forEach((oldStart, oldEnd, newStart, newEnd) => {
    ranges.push([oldStart, oldEnd, newStart, newEnd]);
  });
  for (const [from] of ranges) openBlockAround(state, from);
  const opened = mirror(section, before);
  // From the last to the first, so that what stands before a range is where `before` says.
  return ranges
    .toReversed()
    .every(([from, to, newFrom, newTo]) => replaceRange(opened, from, to, after, newFrom, newTo));
}

function replaceRange(state: Mirror, from: number, to: number, after: Node, newFrom: number, newTo: number): boolean {
  const before = state.doc;
  const $from = before.resolve(from);
  const $newFrom = after.resolve(newFrom);
  if (to === from + 1 && newTo === newFrom + 1) {
    const node = $from.nodeAfter;
    const newNode = $newFrom.nodeAfter;
    // One token for one token: a block whose attributes changed, or the end of one, which has no place in the flow.
    if (node && !node.isInline && newNode?.type === node.type) return setAttributes(state, from, after, newFrom);
    if (!node && !newNode) return true;
  }
  const depth = Math.min($from.sharedDepth(to), $newFrom.sharedDepth(newTo));
  const holder = $from.node(depth);
  const newHolder = $newFrom.node(depth);
  if (holder.type !== newHolder.type) return false;
  const $to = before.resolve(to);
  const $newTo = after.resolve(newTo);

  if (depth === 0) return replaceBlocks(state, from, to, after, newFrom, newTo);
  if ([$from, $to, $newFrom, $newTo].some(($pos) => $pos.depth !== depth)) return false;
  if (holder.inlineContent) {
    const place = placeOf(state, $from);
    if (!place) return false;
    const old = lineAtoms(holder, $from.parentOffset, $to.parentOffset);
    replaceAtoms(place.flow, place.index, old, lineAtoms(newHolder, $newFrom.parentOffset, $newTo.parentOffset));
    return true;
  }
  return replaceChildren(state, $from.before(depth), holder, [$from.index(depth), $to.index(depth)], newHolder, [
    $newFrom.index(depth),
    $newTo.index(depth),
  ]);
}

/** A range of the section's own flow: its ends are between blocks or inside text blocks. */
function replaceBlocks(state: Mirror, from: number, to: number, after: Node, newFrom: number, newTo: number): boolean {
  const place = placeOf(state, state.doc.resolve(from));
  const end = placeOf(state, state.doc.resolve(to));
  if (place?.flow !== state.section || end?.flow !== state.section) return false;
  const old = documentAtoms(state.doc, from, to, (block) => state.blocks[block]?.element !== null);
  const next = documentAtoms(after, newFrom, newTo);
  if (!old || !next || end.index - place.index !== old.length) return false;
  replaceAtoms(state.section, place.index, old, next);
  return true;
}

/** Rows of a table or cells of a row. */
function replaceChildren(
  state: Mirror,
  parentPos: number,
  holder: Node,
  [from, to]: [number, number],
  newHolder: Node,
  [newFrom, newTo]: [number, number],
): boolean {
  const { holds } = ELEMENTS[holder.type.name as ElementName];
  const parent = elementOf(state, parentPos);
  if (!parent || typeof holds !== 'object' || childElements(parent, holds.element).length !== parent.length)
    return false;
  if (to > from) parent.delete(from, to - from);
  const children: Y.XmlElement[] = [];
  for (let i = newFrom; i < newTo; i++) children.push(createElement(newHolder.child(i).toJSON() as BlockContent));
  if (children.length > 0) parent.insert(from, children);
  return true;
}

function setAttributes(state: Mirror, pos: number, after: Node, newPos: number): boolean {
  const old = state.doc.nodeAt(pos);
  const next = after.nodeAt(newPos);
  const element = elementOf(state, pos);
  if (!old || !next) return false;
  if (!element) return openBlock(state, pos, next);
  updateAttributes(element, next.type.name as ElementName, old.attrs as Attributes, next.attrs as Attributes);
  return true;
}

/** Who writes in a block that no marker opens (all of the section was deleted) opens it. */
function openBlockAround(state: Mirror, pos: number): void {
  const $pos = state.doc.resolve(pos);
  if ($pos.depth > 0) openBlock(state, $pos.before(1), $pos.node(1));
}

/** Gives a block the marker it lacks. */
function openBlock(state: Mirror, pos: number, node: Node): boolean {
  const $pos = state.doc.resolve(pos);
  const block = state.blocks[$pos.index(0)];
  if ($pos.depth > 0 || node.type.name !== 'textBlock' || !block || block.element) return false;
  insertBlock(state.section, block.index, { type: 'textBlock', attrs: node.attrs as Attributes });
  return true;
}

function setFormat(state: Mirror, after: Node, { from, to, mark }: AddMarkStep | RemoveMarkStep, on: boolean): boolean {
  let done = true;
  const { type } = mark;
  const value = on ? (formatsOf([mark.toJSON() as MarkContent])[type.name] ?? null) : null;
  const open: { flow: Flow; index: number; length: number }[] = [];
  after.nodesBetween(from, to, (node, pos, parent) => {
    // As ProseMirror does: a node with content of its own is not marked, nor is text where the mark is not allowed.
    if (!node.isInline || !node.isAtom || !parent?.type.allowsMarkType(type)) return true;
    const start = Math.max(from, pos);
    const place = placeOf(state, state.doc.resolve(start));
    if (!place) done = false;
    else {
      const length = node.isText ? Math.min(to, pos + node.nodeSize) - start : 1;
      const last = open.at(-1);
      if (last && last.flow === place.flow && last.index + last.length === place.index) last.length += length;
      else open.push({ ...place, length });
    }
    return false;
  });
  for (const { flow, index, length } of open) flow.format(index, length, { [type.name]: value });
  return done;
}
