import type { Node, Schema } from '@tiptap/pm/model';
import { type EditorState, NodeSelection, type Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { ReplaceStep, type Step } from '@tiptap/pm/transform';
import * as Y from 'yjs';
import { noteDeletions } from '../../ytext/insert.js';
import { readContent } from '../../ytext/read.js';
import { PASTED } from '../commands/selection.js';
import { applyStep } from './apply-step.js';
import { holderOf, placeInHolder } from './holder.js';
import { mirror, placeOf, positionOf } from './places.js';
import { reconcile } from './reconcile.js';

/** What stays of a selection while the text moves under it. */
export interface RelativeSelection {
  anchor: Y.RelativePosition;
  head: Y.RelativePosition;
  node: boolean;
}

/**
 * Keeps one section of the live text and one editor document equal. It holds no state of the editor: it is given
 * documents and transactions, and gives back transactions. Its instance is the origin of its Yjs transactions.
 */
export class SectionBinding {
  /** How many local changes had no exact translation and were carried over by comparison. */
  reconciled = 0;

  constructor(
    readonly section: Y.Text,
    readonly schema: Schema,
    readonly isServer: (client: number) => boolean = () => false,
  ) {}

  /** The section as a document of the editor. */
  read(): Node {
    return this.schema.nodeFromJSON(readContent(this.section));
  }

  /** Writes what local transactions did to the editor's document into the live text, as one Yjs transaction. */
  write(transactions: readonly Transaction[]): void {
    const last = transactions.at(-1);
    if (!last) return;
    this.section.doc?.transact((written) => {
      // Whoever sends the change says so of its ids.
      if (transactions.some((tr) => tr.getMeta(PASTED))) written.meta.set(PASTED, true);
      for (const { steps, docs, doc } of transactions) {
        for (const [i, step] of steps.entries()) {
          const before = docs[i] as Node;
          const after = docs[i + 1] ?? doc;
          if (applyStep(this.section, step, before, after)) continue;
          this.reconciled += 1;
          reconcile(this.section, this.read(), after);
        }
      }
      noteDeletions(written);
    }, this);
  }

  /**
   * The transaction that brings the editor's document to what the section says; null when it says so already. A caret in
   * front of what `isPutBack` tells of goes behind it.
   */
  catchUp(
    state: EditorState,
    selection: RelativeSelection | null,
    isPutBack: (item: Y.Item) => boolean = () => false,
  ): Transaction | null {
    const wanted = this.read();
    const step = stepTo(state.doc, wanted);
    if (!step) return null;
    const tr = state.tr.step(step);
    const restored = selection && (this.resolve(tr.doc, selection, isPutBack) ?? inSameHolder(tr.doc, state.selection));
    if (restored && !restored.eq(tr.selection)) tr.setSelection(restored);
    return tr.setMeta('addToHistory', false);
  }

  /** The selection in terms of the live text, to be taken before it changes. */
  remember(doc: Node, selection: Selection): RelativeSelection | null {
    const state = mirror(this.section, doc);
    const relative = (pos: number, stickLeft: boolean) => {
      const place = placeOf(state, doc.resolve(pos));
      if (!place) return null;
      return Y.createRelativePositionFromTypeIndex(place.flow, place.index, stickLeft && place.index > 0 ? -1 : 0);
    };
    const node = selection instanceof NodeSelection;
    // A caret keeps to what stands on its left; a range neither grows nor shrinks by what is written at its ends.
    const { anchor, head, empty } = selection;
    const anchorPosition = relative(anchor, !node && (empty || anchor > head));
    const headPosition = relative(node ? anchor : head, !node && (empty || head > anchor));
    return anchorPosition && headPosition && { anchor: anchorPosition, head: headPosition, node };
  }

  /** Where a remembered selection stands in the editor's document; null when what it stood in is gone. */
  resolve(
    doc: Node,
    { anchor, head, node }: RelativeSelection,
    isPutBack: (item: Y.Item) => boolean = () => false,
  ): Selection | null {
    const isCaret = Y.compareRelativePositions(anchor, head);
    const [from, to] = [anchor, head].map((end) => this.position(doc, end, isCaret ? isPutBack : undefined)) as [
      number | null,
      number | null,
    ];
    if (from === null || to === null) return null;
    const $from = doc.resolve(from);
    if (node && $from.nodeAfter && NodeSelection.isSelectable($from.nodeAfter)) return NodeSelection.create(doc, from);
    return TextSelection.between($from, doc.resolve(to));
  }

  /** Where a relative position of the live text stands in the editor's document. */
  position(doc: Node, relative: Y.RelativePosition, isPutBack: (item: Y.Item) => boolean = () => false): number | null {
    const ydoc = this.section.doc;
    const absolute = ydoc && Y.createAbsolutePositionFromRelativePosition(relative, ydoc);
    if (!absolute || !(absolute.type instanceof Y.Text)) return null;
    const { type: flow, index } = absolute;
    return positionOf(mirror(this.section, doc), { flow, index: behind(flow, index, isPutBack) });
  }
}

/** The index behind the items of some sort that begin at one. */
function behind(flow: Y.Text, index: number, isOfSort: (item: Y.Item) => boolean): number {
  let at = 0;
  let found = index;
  for (let item = flow._start; item && at <= found; item = item.right) {
    if (item.deleted || !item.countable) continue;
    if (at === found && isOfSort(item)) found += item.length;
    at += item.length;
  }
  return found;
}

/** Where a selection stands once the item or the cell that it stood in was written anew, as a move does; null when it is gone. */
function inSameHolder(doc: Node, { $anchor, $head }: Selection): Selection | null {
  const [anchor, head] = [$anchor, $head].map(($pos) => {
    const holder = holderOf($pos);
    return holder && placeInHolder(doc, holder);
  }) as [number | null, number | null];
  return anchor === null || head === null ? null : TextSelection.between(doc.resolve(anchor), doc.resolve(head));
}

/** The smallest replacement that turns one document into another. */
function stepTo(current: Node, wanted: Node): Step | null {
  const start = current.content.findDiffStart(wanted.content);
  if (start === null) return null;
  const end = current.content.findDiffEnd(wanted.content);
  if (!end) return null;
  const overlap = Math.max(start - Math.min(end.a, end.b), 0);
  const to = end.a + overlap;
  const wantedTo = end.b + overlap;
  const depths = [current.resolve(start), wanted.resolve(start), current.resolve(to), wanted.resolve(wantedTo)].map(
    ({ depth }) => depth,
  );
  if (depths.every((depth) => depth === depths[0])) return new ReplaceStep(start, to, wanted.slice(start, wantedTo));
  const [blockStart, blockEnd] = blocksAround(current, start, to);
  const [, wantedEnd] = blocksAround(wanted, start, wantedTo);
  return new ReplaceStep(blockStart, blockEnd, wanted.slice(blockStart, wantedEnd));
}

/** A range widened to whole top-level blocks. */
function blocksAround(doc: Node, from: number, to: number): [number, number] {
  const $from = doc.resolve(from);
  const $to = doc.resolve(to);
  return [$from.depth > 0 ? $from.before(1) : from, $to.depth > 0 ? $to.after(1) : to];
}
