import { type Fragment, rangesAround, rangesOf } from './fragments.js';
import { follows, type IdRange, idKey } from './ids.js';
import { Effort, fingerprints, type Occurrence, occurrences } from './occurrences.js';

/** Characters that are the same words as others that were deleted, in the same order. */
export interface Carry {
  from: IdRange;
  to: IdRange;
}

/** How much of someone's words must come back together for them to be recognised anywhere in the document. */
export const RECOGNISED_LENGTH = 12;

/** How long after a deletion the same person may bring the words back (undo, cut and paste), in milliseconds. */
export const RETURN_WINDOW = 10 * 60 * 1000;

/** A deleted fragment that may come back: what is left of it to be carried. */
export interface Deleted {
  fragment: Fragment;
  person: string;
  at: number;
  /** For each character, the id it came back as, once it did. */
  returned: (string | null)[];
}

export const deleted = (fragment: Fragment, person: string, at: number): Deleted => ({
  fragment,
  person,
  at,
  returned: Array.from({ length: fragment.text.length }, () => null),
});

/**
 * Which inserted characters bring back deleted ones (SPEC, rules O3 to O6). `moved` is what the same change deleted,
 * `recent` what the same person deleted within the window, newest last. What comes back is marked as returned.
 */
export function carryOver(
  inserted: readonly Fragment[],
  moved: readonly Deleted[],
  recent: readonly Deleted[],
): Carry[] {
  const carries: Carry[] = [];
  const sources = [...moved, ...recent];
  const effort = new Effort();
  const found = occurrences(inserted, sources, RECOGNISED_LENGTH);
  for (const fragment of inserted) {
    const taken = Array.from({ length: fragment.text.length }, () => false);
    carryWhole(fragment, taken, sources, carries);
    carryInPlace(fragment, taken, sources, carries, effort);
    carryLong(fragment, taken, found, carries, effort);
  }
  return carries;
}

/** [O8] Words that were brought back knowingly are not carried over again. */
export function markReturned(sources: readonly Deleted[], carries: readonly Carry[]): void {
  const returned = new Map<string, string>();
  for (const { from, to } of carries) {
    const ids = idKeys(to);
    for (const [i, key] of idKeys(from).entries()) returned.set(key, ids[i] as string);
  }
  for (const source of sources)
    for (const [i, key] of source.fragment.pieces.flatMap(idKeys).entries())
      source.returned[i] ??= returned.get(key) ?? null;
}

/** [O4] The whole text of a cell, an item or a note that went comes back as the whole text of another. */
function carryWhole(fragment: Fragment, taken: boolean[], sources: readonly Deleted[], carries: Carry[]): void {
  if (!fragment.whole) return;
  const source = sources.find(
    ({ fragment: gone, returned }) => gone.whole && gone.text === fragment.text && returned.every((id) => id === null),
  );
  if (source) bring(source, 0, fragment, 0, fragment.text.length, taken, carries);
}

/**
 * [O5] Words that come back where they stood, as undo does: the fragment is made of whole deletions that stood side by
 * side, and each of its characters stands beside what is left of it. Whatever else is gone there keeps its place before
 * or after, and so its order, should it come back in its turn.
 */
function carryInPlace(
  fragment: Fragment,
  taken: boolean[],
  sources: readonly Deleted[],
  carries: Carry[],
  effort: Effort,
): void {
  if (taken.includes(true) || sources.length === 0) return;
  const around = rangesAround(fragment);
  if (around.reduce((sum, { length }) => sum + length, 0) === fragment.text.length) return;
  const order = new Order(around);
  const left = sources.flatMap((source) => placesOf(source, order)).toSorted((a, b) => a.at - b.at);
  const own = fragment.pieces.flatMap((piece) => order.of(piece)).flatMap(eachAt);
  for (let first = 0; first < left.length && effort.isLeft; first++) {
    const run = wholeDeletions(left, first, fragment.text.length);
    effort.spend(run.length + 1);
    if (run.length === 0 || run.some(({ source, index, length }) => hasReturned(source, index, length))) continue;
    effort.spend(fragment.text.length);
    const text = run.map(({ source, index, length }) => source.fragment.text.slice(index, index + length)).join('');
    if (text !== fragment.text || !standBeside(own, run.flatMap(eachAt))) continue;
    let at = 0;
    for (const { source, index, length } of run) {
      bring(source, index, fragment, at, length, taken, carries);
      at += length;
    }
    return;
  }
}

/** Characters in a row, and where the first stands. */
interface Stretch {
  at: number;
  length: number;
}

/** What is left of characters that were deleted in a row, and where. */
interface Place extends Stretch {
  source: Deleted;
  index: number;
}

const eachAt = ({ at, length }: Stretch): number[] => Array.from({ length }, (_, i) => at + i);

/** Ids in the order in which they stand. */
class Order {
  private readonly byClient = new Map<number, (IdRange & { at: number })[]>();

  constructor(ranges: readonly IdRange[]) {
    let at = 0;
    for (const range of ranges) {
      const known = this.byClient.get(range.client);
      if (known) known.push({ ...range, at });
      else this.byClient.set(range.client, [{ ...range, at }]);
      at += range.length;
    }
    for (const known of this.byClient.values()) known.sort((a, b) => a.clock - b.clock);
  }

  /** Which parts of a range stand there, and where; `offset`: how far into the range. */
  of({ client, clock, length }: IdRange): (Stretch & { offset: number })[] {
    const known = this.byClient.get(client) ?? [];
    const parts: (Stretch & { offset: number })[] = [];
    for (let i = firstReaching(known, clock); (known[i]?.clock ?? Infinity) < clock + length; i++) {
      const range = known[i] as IdRange & { at: number };
      const from = Math.max(range.clock, clock);
      const to = Math.min(range.clock + range.length, clock + length);
      parts.push({ offset: from - clock, at: range.at + from - range.clock, length: to - from });
    }
    return parts;
  }
}

/** The first of some ranges, by clock, that ends after a clock. */
function firstReaching(ranges: readonly IdRange[], clock: number): number {
  let [start, end] = [0, ranges.length];
  while (start < end) {
    const middle = (start + end) >>> 1;
    const range = ranges[middle] as IdRange;
    if (range.clock + range.length <= clock) start = middle + 1;
    else end = middle;
  }
  return start;
}

function placesOf(source: Deleted, order: Order): Place[] {
  let before = 0;
  return source.fragment.pieces.flatMap((piece) => {
    const start = before;
    before += piece.length;
    return order.of(piece).map(({ offset, at, length }) => ({ source, index: start + offset, at, length }));
  });
}

/** Of deletions by where they stand, those from one on that are whole and of so many characters in all; none, if they are not. */
function wholeDeletions(left: readonly Place[], first: number, length: number): Place[] {
  const cuts = (at: number) => {
    const [before, after] = [left[at - 1], left[at]];
    return !before || !after || before.source !== after.source || before.index + before.length !== after.index;
  };
  if (!cuts(first)) return [];
  let end = first;
  for (let counted = 0; counted < length; end++) {
    const place = left[end];
    if (!place || counted + place.length > length) return [];
    counted += place.length;
  }
  return cuts(end) ? left.slice(first, end) : [];
}

const hasReturned = ({ returned }: Deleted, index: number, length: number): boolean => {
  for (let i = index; i < index + length; i++) if (returned[i]) return true;
  return false;
};

/** Between each character, by where it stands, and what is left of it there is nothing but the same words. */
function standBeside(own: readonly number[], left: readonly number[]): boolean {
  let ownBefore = 0;
  let leftBefore = 0;
  return left.every((at, i) => {
    const ownAt = own[i] ?? Infinity;
    while ((own[ownBefore] ?? Infinity) < at) ownBefore += 1;
    while ((left[leftBefore] ?? Infinity) < ownAt) leftBefore += 1;
    return at - i - ownBefore === ownAt - i - leftBefore;
  });
}

const idKeys = ({ client, clock, length }: IdRange): string[] =>
  Array.from({ length }, (_, i) => idKey({ client, clock: clock + i }));

/** [O3] Twelve characters or more of what was deleted, together and in order, wherever they come back. */
function carryLong(
  fragment: Fragment,
  taken: boolean[],
  found: ReadonlyMap<number, readonly Occurrence<Deleted>[]>,
  carries: Carry[],
  effort: Effort,
): void {
  const marks = fingerprints(fragment.text, RECOGNISED_LENGTH);
  for (let at = 0; at < marks.length; ) {
    const match = taken[at] ? null : longestAt(fragment, taken, at, found.get(marks[at] as number) ?? [], effort);
    if (!match) at += 1;
    else {
      bring(match.source, match.index, fragment, at, match.length, taken, carries);
      at += match.length;
    }
  }
}

function longestAt(
  fragment: Fragment,
  taken: readonly boolean[],
  at: number,
  found: readonly Occurrence<Deleted>[],
  effort: Effort,
): (Occurrence<Deleted> & { length: number }) | null {
  let best: (Occurrence<Deleted> & { length: number }) | null = null;
  for (const { source, index } of found) {
    if (!effort.isLeft) break;
    const { text } = source.fragment;
    let length = 0;
    while (
      at + length < fragment.text.length &&
      !taken[at + length] &&
      index + length < text.length &&
      !source.returned[index + length] &&
      text[index + length] === fragment.text[at + length]
    )
      length += 1;
    effort.spend(length + 1);
    if (length >= RECOGNISED_LENGTH && length > (best?.length ?? 0)) best = { source, index, length };
  }
  return best;
}

function bring(
  source: Deleted,
  index: number,
  fragment: Fragment,
  at: number,
  length: number,
  taken: boolean[],
  carries: Carry[],
): void {
  const from = rangesOf(source.fragment, index, index + length);
  const to = rangesOf(fragment, at, at + length);
  const ids = to.flatMap(idKeys);
  for (let i = 0; i < length; i++) {
    taken[at + i] = true;
    source.returned[index + i] = ids[i] ?? null;
  }
  for (const carry of zip(from, to)) carries.push(carry);
}

/** Cuts two lists of ranges of the same total length at each other's ends. */
function zip(from: IdRange[], to: IdRange[]): Carry[] {
  const carries: Carry[] = [];
  let [i, j, usedFrom, usedTo] = [0, 0, 0, 0];
  while (i < from.length && j < to.length) {
    const a = from[i] as IdRange;
    const b = to[j] as IdRange;
    const length = Math.min(a.length - usedFrom, b.length - usedTo);
    const last = carries.at(-1);
    const next: Carry = {
      from: { client: a.client, clock: a.clock + usedFrom, length },
      to: { client: b.client, clock: b.clock + usedTo, length },
    };
    if (last && follows(last.from, next.from) && follows(last.to, next.to)) {
      last.from.length += length;
      last.to.length += length;
    } else carries.push(next);
    usedFrom += length;
    usedTo += length;
    if (usedFrom === a.length) [i, usedFrom] = [i + 1, 0];
    if (usedTo === b.length) [j, usedTo] = [j + 1, 0];
  }
  return carries;
}
