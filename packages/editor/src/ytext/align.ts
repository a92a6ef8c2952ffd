import { elementKey } from './element-key.js';
import { cutUnit, type Unit, unitLength, weightOf } from './units.js';

/** What two states of a flow have in common, and what only one of them has, in the order in which they are read. */
export type Step = { before: Unit; after: Unit } | { before: Unit; after: null } | { before: null; after: Unit };

/** The same words in two states: so many from a place of each. */
interface Match {
  before: number;
  after: number;
  length: number;
  weight: number;
}

/**
 * Sets two states of a flow side by side. What nobody touched is kept, and of what is the same under other ids as much as
 * stands in the same order; the rest is first what only the state before has, then what only the one after has.
 */
export function align(before: readonly Unit[], after: readonly Unit[]): Step[] {
  const steps: Step[] = [];
  const [old, young] = [new Cursor(before), new Cursor(after)];
  for (const match of inOrder(matchesOf(before, after))) {
    for (const unit of old.until(match.before)) steps.push({ before: unit, after: null });
    for (const unit of young.until(match.after)) steps.push({ before: null, after: unit });
    const kept = old.until(match.before + match.length);
    const now = young.until(match.after + match.length);
    for (const [i, unit] of kept.entries()) steps.push({ before: unit, after: now[i] as Unit });
  }
  for (const unit of old.until(Number.POSITIVE_INFINITY)) steps.push({ before: unit, after: null });
  for (const unit of young.until(Number.POSITIVE_INFINITY)) steps.push({ before: null, after: unit });
  return steps;
}

/** Reads units up to a place, and cuts the one in which it lies. */
class Cursor {
  private index = 0;
  private used = 0;
  private at = 0;

  constructor(private readonly units: readonly Unit[]) {}

  until(place: number): Unit[] {
    const found: Unit[] = [];
    for (let unit = this.units[this.index]; unit && this.at < place; unit = this.units[this.index]) {
      const length = Math.min(unitLength(unit) - this.used, place - this.at);
      found.push(cutUnit(unit, this.used, length));
      this.at += length;
      this.used += length;
      if (this.used === unitLength(unit)) [this.index, this.used] = [this.index + 1, 0];
    }
    return found;
  }
}

/** What is the same in both: characters first written as the same, elements too, or that have one name and identity. */
function matchesOf(before: readonly Unit[], after: readonly Unit[]): Match[] {
  const matches: Match[] = [];
  const [unknownBefore, unknownAfter] = [new Map<string, Placed>(), new Map<string, Placed>()];
  const byClient = new Map<number, Placed[]>();
  for (const placed of placesOf(after)) {
    const list = byClient.get(placed.unit.origin.client);
    if (list) list.push(placed);
    else byClient.set(placed.unit.origin.client, [placed]);
    const key = elementKey(placed.unit.insert);
    if (key) unknownAfter.set(key, placed);
  }
  for (const list of byClient.values()) list.sort((a, b) => a.unit.origin.clock - b.unit.origin.clock);
  for (const placed of placesOf(before)) {
    const { unit, at } = placed;
    const found = overlapping(byClient.get(unit.origin.client) ?? [], unit);
    for (const other of found) {
      const from = Math.max(unit.origin.clock, other.unit.origin.clock);
      const to = Math.min(end(unit), end(other.unit));
      const part = cutUnit(unit, from - unit.origin.clock, to - from);
      matches.push({
        before: at + from - unit.origin.clock,
        after: other.at + from - other.unit.origin.clock,
        length: to - from,
        weight: weightOf(part) * (isUntouched(unit, other.unit) ? UNTOUCHED : 1),
      });
      unknownAfter.delete(elementKey(other.unit.insert) ?? '');
    }
    const key = elementKey(unit.insert);
    if (key && found.length === 0) unknownBefore.set(key, placed);
  }
  for (const [key, { at, unit }] of unknownBefore) {
    const other = unknownAfter.get(key);
    if (other) matches.push({ before: at, after: other.at, length: 1, weight: weightOf(unit) });
  }
  return matches;
}

/** Words that stand under the ids they had, rather than brought back under others, weigh more than any that do not. */
const UNTOUCHED = 1_000_000;

/** Whether the same words of two units have one id: as far from the beginning of both as from where they were written. */
const isUntouched = (a: Unit, b: Unit): boolean =>
  a.ids.client === b.ids.client && a.ids.clock - a.origin.clock === b.ids.clock - b.origin.clock;

interface Placed {
  unit: Unit;
  at: number;
}

function placesOf(units: readonly Unit[]): Placed[] {
  let at = 0;
  return units.map((unit) => {
    const placed = { unit, at };
    at += unitLength(unit);
    return placed;
  });
}

const end = ({ origin }: Unit): number => origin.clock + origin.length;

/** Those of sorted units of one client that were first written under an id of a unit. */
function overlapping(sorted: readonly Placed[], unit: Unit): Placed[] {
  let low = 0;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (end((sorted[middle] as Placed).unit) <= unit.origin.clock) low = middle + 1;
    else high = middle;
  }
  const found: Placed[] = [];
  for (let placed = sorted[low]; placed && placed.unit.origin.clock < end(unit); placed = sorted[++low])
    found.push(placed);
  return found;
}

/** The heaviest of the matches that stand in the same order in both states. */
function inOrder(matches: readonly Match[]): Match[] {
  const starts = matches.toSorted((a, b) => a.before - b.before || a.after - b.after);
  const ends = starts.toSorted((a, b) => a.before + a.length - b.before - b.length);
  const places = [...new Set(matches.map(({ after, length }) => after + length))].toSorted((a, b) => a - b);
  const best = new HeaviestBefore(places);
  const chains = new Map<Match, Chain>();
  let next = 0;
  for (const match of starts) {
    for (let done = ends[next]; done && done.before + done.length <= match.before; done = ends[++next])
      best.add(done.after + done.length, chains.get(done) as Chain);
    const last = best.upTo(match.after);
    chains.set(match, { match, last, weight: match.weight + (last?.weight ?? 0) });
  }
  let heaviest: Chain | null = null;
  for (const chain of chains.values()) if (chain.weight > (heaviest?.weight ?? 0)) heaviest = chain;
  const found: Match[] = [];
  for (let chain = heaviest; chain; chain = chain.last) found.push(chain.match);
  return found.toReversed();
}

interface Chain {
  match: Match;
  last: Chain | null;
  weight: number;
}

/** The heaviest chain that ends at a place or before it (a Fenwick tree). */
class HeaviestBefore {
  private readonly tree: (Chain | null)[];

  constructor(private readonly places: readonly number[]) {
    this.tree = Array.from({ length: places.length + 1 }, () => null);
  }

  add(place: number, chain: Chain): void {
    for (let i = this.count(place); i < this.tree.length; i += i & -i)
      if (chain.weight > (this.tree[i]?.weight ?? 0)) this.tree[i] = chain;
  }

  upTo(place: number): Chain | null {
    let best: Chain | null = null;
    for (let i = this.count(place); i > 0; i -= i & -i) {
      const chain = this.tree[i] ?? null;
      if (chain && chain.weight > (best?.weight ?? 0)) best = chain;
    }
    return best;
  }

  /** How many places there are up to one. */
  private count(place: number): number {
    let low = 0;
    for (let high = this.places.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((this.places[middle] as number) <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
