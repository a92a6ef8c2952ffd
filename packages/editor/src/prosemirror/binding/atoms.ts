import type { Node } from '@tiptap/pm/model';
import type { Attributes, BlockContent, InlineContent } from '../../content.js';
import { ELEMENTS, type ElementName } from '../../vocabulary.js';
import type { Flow } from '../../ytext/blocks.js';
import { createElement, insertLine } from '../../ytext/write.js';

/** What a flow is made of, one entry per unit of length: a character, an inline node, a marker or a whole block. */
export type Atom = { key: string; write: (flow: Flow, index: number) => void } | TextAtom;

interface TextAtom {
  key: string;
  character: string;
  node: Node;
}

/** The atoms of a line between two offsets of its content. */
export function lineAtoms(line: Node, from: number, to: number): Atom[] {
  const atoms: Atom[] = [];
  line.nodesBetween(from, to, (child, pos) => {
    if (child.isText) {
      const marks = JSON.stringify(child.marks.map((mark) => mark.toJSON()));
      const text = child.text ?? '';
      for (let i = Math.max(from - pos, 0); i < Math.min(to - pos, text.length); i++)
        atoms.push({ key: `${text[i]}${marks}`, character: text[i] as string, node: child });
    } else {
      const json = child.toJSON() as InlineContent;
      atoms.push({ key: JSON.stringify(json), write: (flow, index) => void insertLine(flow, index, [json]) });
    }
    return false;
  });
  return atoms;
}

/**
 * The atoms of a document between two positions of which each is between two blocks or inside a text block's line.
 * Null when an embedded block is cut by the range. A block without a marker counts its line alone.
 */
export function documentAtoms(
  doc: Node,
  from: number,
  to: number,
  hasMarker: (block: number) => boolean = () => true,
): Atom[] | null {
  const atoms: Atom[] = [];
  let whole = true;
  doc.forEach((block, pos, i) => {
    const end = pos + block.nodeSize;
    if (end <= from || pos >= to) return;
    if (ELEMENTS[block.type.name as ElementName].place === 'block') {
      if (pos < from || end > to) whole = false;
      else atoms.push(embedAtom(block.toJSON() as BlockContent));
      return;
    }
    if (pos >= from && hasMarker(i)) atoms.push(embedAtom({ type: 'textBlock', attrs: block.attrs as Attributes }));
    const start = pos + 1;
    const lineFrom = Math.max(from - start, 0);
    const lineTo = Math.min(to - start, block.content.size);
    if (lineTo > lineFrom) for (const atom of lineAtoms(block, lineFrom, lineTo)) atoms.push(atom);
  });
  return whole ? atoms : null;
}

const embedAtom = (block: BlockContent): Atom => ({
  key: JSON.stringify(block),
  write: (flow, index) => flow.insertEmbed(index, createElement(block), formatsBefore(flow, index)),
});

/** A marker takes the formats in force where it lands, so that opening a block inside a bold run does not cut the run in two. */
function formatsBefore(flow: Flow, index: number): Record<string, unknown> {
  let at = 0;
  let before: Record<string, unknown> = {};
  for (const run of flow.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (at >= index) return at === index && sameFormats(before, run.attributes ?? {}) ? before : {};
    before = run.attributes ?? {};
    at += typeof run.insert === 'string' ? run.insert.length : 1;
    if (at > index) return before;
  }
  return {};
}

const sameFormats = (a: Record<string, unknown>, b: Record<string, unknown>) => JSON.stringify(a) === JSON.stringify(b);

/** Replaces the atoms of a flow at an index by others, touching only what differs between the two ends they share. */
export function replaceAtoms(flow: Flow, index: number, before: readonly Atom[], after: readonly Atom[]): void {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head]?.key === after[head]?.key) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail]?.key === after[after.length - 1 - tail]?.key)
    tail += 1;
  const removed = before.length - head - tail;
  if (removed > 0) flow.delete(index + head, removed);
  insertAtoms(flow, index + head, after.slice(head, after.length - tail));
}

function insertAtoms(flow: Flow, index: number, atoms: readonly Atom[]): void {
  for (let i = 0; i < atoms.length; ) {
    const atom = atoms[i] as Atom;
    if ('write' in atom) {
      atom.write(flow, index + i);
      i += 1;
      continue;
    }
    const start = i;
    let text = '';
    for (let next = atoms[i]; next && 'character' in next && next.node === atom.node; next = atoms[i]) {
      text += next.character;
      i += 1;
    }
    insertLine(flow, index + start, [{ ...(atom.node.toJSON() as InlineContent & { type: 'text' }), text }]);
  }
}
