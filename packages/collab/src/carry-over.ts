import { type Fragment, rangesAround, rangesOf } from './fragments.js';
import { follows, type IdRange, idKey } from './ids.js';

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
  for (const fragment of inserted) {
    const taken = Array.from({ length: fragment.text.length }, () => false);
    carryWhole(fragment, taken, sources, carries);
    carryInPlace(fragment, taken, sources, carries);
    carryLong(fragment, taken, sources, carries);
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
function carryInPlace(fragment: Fragment, taken: boolean[], sources: readonly Deleted[], carries: Carry[]): void {
  if (taken.includes(true) || sources.length === 0) return;
  const around = rangesAround(fragment).flatMap(idKeys);
  const places = placesIn(around, sources);
  const { length } = fragment.text;
  for (let start = 0; start + length <= places.length; start++) {
    const run = places.slice(start, start + length);
    if (!isMadeOfWholeDeletions(places, start, length) || run.some(({ source, index }) => source.returned[index]))
      continue;
    if (run.map(({ source, index }) => source.fragment.text[index]).join('') !== fragment.text) continue;
    if (!standBeside(fragment, run, around)) continue;
    for (const [i, { source, index }] of run.entries()) bring(source, index, fragment, i, 1, taken, carries);
    return;
  }
}

/** What is left of a deleted character, and where. */
interface Place {
  source: Deleted;
  index: number;
  at: number;
}

function placesIn(around: readonly string[], sources: readonly Deleted[]): Place[] {
  const byId = new Map<string, Omit<Place, 'at'>>();
  for (const source of sources)
    for (const [index, key] of source.fragment.pieces.flatMap(idKeys).entries()) byId.set(key, { source, index });
  return around.flatMap((key, at) => {
    const place = byId.get(key);
    return place ? { ...place, at } : [];
  });
}

function isMadeOfWholeDeletions(places: readonly Place[], start: number, length: number): boolean {
  const cuts = (at: number) => {
    const [before, after] = [places[at - 1], places[at]];
    return !before || !after || before.source !== after.source || before.index + 1 !== after.index;
  };
  return cuts(start) && cuts(start + length);
}

/** Between each character and what is left of it there is nothing but the same words. */
function standBeside({ pieces }: Fragment, run: readonly Place[], around: readonly string[]): boolean {
  const own = new Set(pieces.flatMap(idKeys));
  const left = new Set(run.map(({ at }) => at));
  const others: number[] = [];
  const ownPlaces: number[] = [];
  let count = 0;
  for (const [at, key] of around.entries()) {
    if (own.has(key)) ownPlaces.push(count);
    else if (!left.has(at)) count += 1;
    others.push(count);
  }
  return run.every(({ at }, i) => others[at] === ownPlaces[i]);
}

const idKeys = ({ client, clock, length }: IdRange): string[] =>
  Array.from({ length }, (_, i) => idKey({ client, clock: clock + i }));

/** [O3] Twelve characters or more of what was deleted, together and in order, wherever they come back. */
function carryLong(fragment: Fragment, taken: boolean[], sources: readonly Deleted[], carries: Carry[]): void {
  const long = sources.filter(({ fragment: { text } }) => text.length >= RECOGNISED_LENGTH);
  for (let at = 0; at + RECOGNISED_LENGTH <= fragment.text.length; ) {
    const match = longestAt(fragment, taken, at, long);
    if (!match) at += 1;
    else {
      bring(match.source, match.index, fragment, at, match.length, taken, carries);
      at += match.length;
    }
  }
}

function longestAt(fragment: Fragment, taken: readonly boolean[], at: number, sources: readonly Deleted[]) {
  const gram = fragment.text.slice(at, at + RECOGNISED_LENGTH);
  let best: { source: Deleted; index: number; length: number } | null = null;
  for (const source of sources) {
    const { text } = source.fragment;
    for (let index = text.indexOf(gram); index >= 0; index = text.indexOf(gram, index + 1)) {
      let length = 0;
      while (
        at + length < fragment.text.length &&
        !taken[at + length] &&
        index + length < text.length &&
        !source.returned[index + length] &&
        text[index + length] === fragment.text[at + length]
      )
        length += 1;
      if (length >= RECOGNISED_LENGTH && length > (best?.length ?? 0)) best = { source, index, length };
    }
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
  carries.push(...zip(from, to));
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
