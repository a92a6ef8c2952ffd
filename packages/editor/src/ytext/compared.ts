import * as Y from 'yjs';
import type { Change, ChangeKind, Content, ValueChange } from '../content.js';
import { ELEMENTS, MARKS } from '../vocabulary.js';
import { align, elementKey, type Step } from './align.js';
import { flatten, readAttributes } from './attributes.js';
import { elementName, type Flow, heldText, type Run } from './blocks.js';
import type { Identities, Ids } from './ids.js';
import { heldCharacters, readContent } from './read.js';
import { readChildUnits, readUnits, type Unit } from './units.js';

/** What is known of two states of a text by its ids. The numbers are indexes in a list of credits that whoever asks keeps. */
export interface Comparing extends Pick<Identities, 'originsOf'> {
  /** To whom words of the state after are credited; they add up to the range. */
  creditsOf(ids: Ids): { length: number; by: number }[];
  /** Who took words of the state before out; absent where nobody did knowingly. They add up to the range. */
  removersOf(ids: Ids): { length: number; by?: number }[];
}

/** A paragraph that begins or no longer does, where words go on. */
const BREAK = '¶';

/**
 * Sections as they were after a change of their text, with what was added, removed and moved since they were as before:
 * by what words are, not by what they say.
 */
export function compareTexts(
  before: Y.Doc,
  after: Y.Doc,
  sections: readonly string[],
  comparing: Comparing,
): { key: string; content: Content }[] {
  const states = [before, after].map((doc) => sections.map((key) => doc.getText(key))) as [Y.Text[], Y.Text[]];
  const comparison = new Comparison(comparing, standingIn(states[0], comparing), standingIn(states[1], comparing));
  return sections.map((key) => ({ key, content: comparison.read(before.getText(key), after.getText(key)) }));
}

/** An element as it was and as it is, and what became of the block that it stands in. */
interface Pair {
  before: Y.XmlElement | null;
  after: Y.XmlElement | null;
  change?: Change;
  /** What is told of the whole block is not told of each word. */
  within?: ChangeKind;
}

class Comparison {
  private readonly pairs = new Map<unknown, Pair>();

  constructor(
    private readonly comparing: Comparing,
    private readonly then: Standing,
    private readonly now: Standing,
  ) {}

  read(before: Y.Text, after: Y.Text): Content {
    const runs = withBreaks(this.runsOf(before, after));
    return readContent(after, {
      runsOf: (flow) => (flow === after ? runs : this.heldRuns(flow)),
      childrenOf: (element) => this.childrenOf(element),
      toldOf: (element) => this.toldOf(element),
    });
  }

  private heldRuns(flow: Flow): Run[] {
    const pair = this.pairs.get(flow.parent);
    const [before, after] = [pair?.before, pair?.after].map((element) => (element && heldText(element)) ?? null);
    return this.runsOf(before ?? null, after ?? null, pair?.within);
  }

  private childrenOf(element: Y.XmlElement): Y.XmlElement[] {
    const { before, after, within } = this.pairs.get(element) ?? { before: null, after: element };
    const unitsOf = (parent: Y.XmlElement | null) => (parent ? readChildUnits(parent, this.comparing) : []);
    return align(unitsOf(before), unitsOf(after)).flatMap((step) => {
      const [old, young] = [step.before?.insert, step.after?.insert];
      const child = young ?? old;
      if (!(child instanceof Y.XmlElement)) return [];
      this.pairs.set(child, { before: elementOf(old), after: elementOf(young), within });
      return child;
    });
  }

  private toldOf(element: Y.XmlElement): { change?: Change; changed?: ValueChange[] } {
    const pair = this.pairs.get(element);
    if (pair?.change) return { change: pair.change };
    const changed = pair?.before && pair.after ? this.valueChanges(pair.before, pair.after) : [];
    return changed.length > 0 ? { changed } : {};
  }

  private valueChanges(before: Y.XmlElement, after: Y.XmlElement): ValueChange[] {
    const name = elementName(after);
    if (!name || elementName(before) !== name) return [];
    const [old, young] = [before, after].map((element) => flatten(readAttributes(element, name), name)) as [
      Record<string, string | number>,
      Record<string, string | number>,
    ];
    const names = [...new Set([...Object.keys(old), ...Object.keys(young)])].filter((each) => each !== 'id');
    return names.flatMap((each) => {
      const [was, is] = [old[each] ?? '', young[each] ?? ''];
      return was === is ? [] : { name: each, before: was, after: is, ...this.authorOfValue(after, each) };
    });
  }

  private authorOfValue(element: Y.XmlElement, name: string): { by?: number } {
    const value = element._map.get(name);
    return value && !value.deleted ? this.creditOf({ ...value.id, length: 1 }) : {};
  }

  private creditOf(ids: Ids): { by?: number } {
    const [credit] = this.comparing.creditsOf({ ...ids, length: 1 });
    return credit ? { by: credit.by } : {};
  }

  private runsOf(before: Flow | null, after: Flow | null, within?: ChangeKind): Run[] {
    const unitsOf = (flow: Flow | null) => (flow ? readUnits(flow, this.comparing) : []);
    const runs = readable(align(unitsOf(before), unitsOf(after))).flatMap((step) => this.runsOfStep(step));
    return within ? runs.map(({ change, ...run }) => (change?.kind === within ? run : { ...run, change })) : runs;
  }

  private runsOfStep({ before, after }: Step): Run[] {
    if (before && after) return this.kept(before, after);
    return before ? this.gone(before) : this.come(after as Unit);
  }

  private kept(before: Unit, after: Unit): Run[] {
    const { insert, formats } = after;
    if (insert instanceof Y.XmlElement && before.insert instanceof Y.XmlElement) {
      if (elementName(insert) === 'footnote' && heldCharacters(insert) !== heldCharacters(before.insert))
        return [...this.gone(before, 'removed'), ...this.come(after, 'added')];
      this.pairs.set(insert, { before: before.insert, after: insert });
    }
    const isSame = Object.keys(MARKS).every((mark) => before.formats[mark] === formats[mark]);
    const isMarker = elementName(insert) === 'textBlock';
    return [{ insert, attributes: formats, ...(isSame || isMarker ? {} : { change: { kind: 'formatted' } }) }];
  }

  private gone(unit: Unit, kind?: ChangeKind): Run[] {
    const { insert, ids, formats: attributes } = unit;
    if (insert instanceof Y.XmlElement) {
      const left = kind === undefined && this.now.elementOf(unit) !== null;
      const change = left ? ({ kind: 'left' } as const) : changeOf('removed', this.removerOf(insert));
      // What became of its words is told where it is now.
      this.pairs.set(insert, { before: insert, after: left ? insert : null, change, within: change.kind });
      return [{ insert, attributes, change }];
    }
    return pieces(
      this.now.stretchesOf(unit).map(({ length, stands }) => ({ length, kind: stands ? 'left' : 'removed' })),
      this.comparing.removersOf(ids),
    ).map(({ from, length, kind: became, by }) => ({
      insert: insert.slice(from, from + length),
      attributes,
      change: changeOf(became, became === 'left' ? {} : { by }),
    }));
  }

  private come(unit: Unit, kind?: ChangeKind): Run[] {
    const { insert, ids, formats: attributes } = unit;
    if (insert instanceof Y.XmlElement) {
      const stood = this.then.elementOf(unit);
      const change = changeOf(kind ?? (stood ? 'moved' : 'added'), this.creditOf(ids));
      this.pairs.set(insert, { before: stood, after: insert, change, within: change.kind });
      return [{ insert, attributes, change }];
    }
    return pieces(
      this.then.stretchesOf(unit).map(({ length, stands }) => ({ length, kind: stands ? 'moved' : 'added' })),
      this.comparing.creditsOf(ids),
    ).map(({ from, length, kind: became, by }) => ({
      insert: insert.slice(from, from + length),
      attributes,
      change: changeOf(became, { by }),
    }));
  }

  /** Who took out the first words of an element: of the element itself nothing is recorded. */
  private removerOf(element: Y.XmlElement): { by?: number } {
    const held = heldText(element);
    for (const { insert, ids } of held ? readUnits(held, this.comparing) : [])
      if (typeof insert === 'string') return { by: this.comparing.removersOf(ids)[0]?.by };
    for (const child of element.toArray()) {
      const found = child instanceof Y.XmlElement ? this.removerOf(child) : {};
      if (found.by !== undefined) return found;
    }
    return {};
  }
}

const changeOf = (kind: ChangeKind, { by }: { by?: number }): Change => (by === undefined ? { kind } : { kind, by });

const elementOf = (insert: Unit['insert'] | undefined): Y.XmlElement | null =>
  insert instanceof Y.XmlElement ? insert : null;

/** Two cuttings of one stretch laid over each other. */
function pieces(
  kinds: readonly { length: number; kind: ChangeKind }[],
  whose: readonly { length: number; by?: number }[],
): { from: number; length: number; kind: ChangeKind; by?: number }[] {
  const found: { from: number; length: number; kind: ChangeKind; by?: number }[] = [];
  let [i, j, usedKind, usedBy, from] = [0, 0, 0, 0, 0];
  for (let [a, b] = [kinds[0], whose[0]]; a && b; [a, b] = [kinds[i], whose[j]]) {
    const length = Math.min(a.length - usedKind, b.length - usedBy);
    found.push({ from, length, kind: a.kind, by: b.by });
    from += length;
    usedKind += length;
    usedBy += length;
    if (usedKind === a.length) [i, usedKind] = [i + 1, 0];
    if (usedBy === b.length) [j, usedBy] = [j + 1, 0];
  }
  return found;
}

const isInline = ({ insert }: Unit): boolean => typeof insert === 'string' || elementName(insert) === 'footnote';

/** Where blocks went and others came, what was written in the line before them comes first. */
function readable(steps: readonly Step[]): Step[] {
  const ordered: Step[] = [];
  for (let i = 0; i < steps.length; ) {
    const start = i;
    while (steps[i] && !(steps[i]?.before && steps[i]?.after)) i += 1;
    const gap = steps.slice(start, i);
    for (const inLine of [true, false])
      for (const side of ['before', 'after'] as const) {
        const units = gap.filter((step) => step[side]);
        const first = units.findIndex((step) => !isInline(step[side] as Unit));
        const line = first < 0 ? units.length : first;
        ordered.push(...(inLine ? units.slice(0, line) : units.slice(line)));
      }
    const kept = steps[i];
    if (kept) ordered.push(kept);
    i += 1;
  }
  return ordered;
}

/**
 * A block that began and no longer does, where its words go on in the one before, is told within the line; so is one that
 * begins in the middle of words that were there.
 */
function withBreaks(runs: readonly Run[]): Run[] {
  return runs.flatMap((run, i) => {
    const { change } = run;
    if (elementName(run.insert) !== 'textBlock' || !change) return run;
    const fate = GONE.has(change.kind) ? GONE : COME;
    if (isWholeLine(runs, i + 1, fate)) return run;
    // Of a marker nobody is known to have taken it out: it went with the words beside it.
    const beside = [runs[i + 1], runs[i - 1]].find((each) => each?.change?.kind === change.kind);
    const mark: Run = { insert: BREAK, change: change.by === undefined ? { ...change, ...beside?.change } : change };
    return fate === GONE ? mark : [run, mark];
  });
}

const GONE: ReadonlySet<ChangeKind> = new Set(['removed', 'left']);
const COME: ReadonlySet<ChangeKind> = new Set(['added', 'moved']);

/** Whether all the words up to the next block that stands went, or all of those that stand came. */
function isWholeLine(runs: readonly Run[], start: number, fate: ReadonlySet<ChangeKind>): boolean {
  for (let i = start; ; i++) {
    const run = runs[i];
    if (!run) return true;
    if (run.change && GONE.has(run.change.kind)) continue;
    const name = elementName(run.insert);
    if (name && ELEMENTS[name].place !== 'inline') return true;
    if (fate === GONE || !run.change || !COME.has(run.change.kind)) return false;
  }
}

/** What stands in a state of a text, wherever it does. */
class Standing {
  readonly clients = new Map<number, { clock: number; end: number }[]>();
  readonly elements = new Map<string, Y.XmlElement>();

  add({ origin, insert }: Unit): void {
    const { client, clock, length } = origin;
    const list = this.clients.get(client) ?? [];
    list.push({ clock, end: clock + length });
    this.clients.set(client, list);
    if (typeof insert === 'string') return;
    this.elements.set(`${client}:${clock}`, insert);
    const key = elementKey(insert);
    if (key) this.elements.set(key, insert);
  }

  sort(): this {
    for (const list of this.clients.values()) list.sort((a, b) => a.clock - b.clock);
    return this;
  }

  elementOf({ origin, insert }: Unit): Y.XmlElement | null {
    const known = this.elements.get(`${origin.client}:${origin.clock}`) ?? this.elements.get(elementKey(insert) ?? '');
    return known ?? null;
  }

  /** Which stretches of a unit stand here, in order; they add up to it. */
  stretchesOf({ origin: { client, clock, length } }: Unit): { length: number; stands: boolean }[] {
    const end = clock + length;
    const found: { length: number; stands: boolean }[] = [];
    let at = clock;
    const list = this.clients.get(client) ?? [];
    for (let i = firstAfter(list, clock); list[i] && (list[i] as { clock: number }).clock < end; i++) {
      const { clock: from, end: to } = list[i] as { clock: number; end: number };
      if (from > at) found.push({ length: from - at, stands: false });
      const until = Math.min(to, end);
      if (until > Math.max(from, at)) found.push({ length: until - Math.max(from, at), stands: true });
      at = Math.max(at, until);
    }
    if (at < end) found.push({ length: end - at, stands: false });
    return found;
  }
}

function firstAfter(list: readonly { end: number }[], clock: number): number {
  let low = 0;
  for (let high = list.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((list[middle] as { end: number }).end <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

function standingIn(flows: readonly Flow[], identities: Pick<Identities, 'originsOf'>): Standing {
  const standing = new Standing();
  const visit = (units: readonly Unit[]) => {
    for (const unit of units) {
      standing.add(unit);
      if (typeof unit.insert === 'string') continue;
      const held = heldText(unit.insert);
      visit(held ? readUnits(held, identities) : readChildUnits(unit.insert, identities));
    }
  };
  for (const flow of flows) visit(readUnits(flow, identities));
  return standing.sort();
}
