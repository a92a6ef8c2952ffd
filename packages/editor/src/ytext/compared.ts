import * as Y from 'yjs';
import type { Change, ChangeKind, Content, ValueChange } from '../content.js';
import { MARKS } from '../vocabulary.js';
import { align, type Step } from './align.js';
import { flatten, readAttributes } from './attributes.js';
import { elementName, type Flow, heldText, type Run, readRuns } from './blocks.js';
import { readable, withBreaks } from './compared-lines.js';
import type { Identities, Ids } from './ids.js';
import { heldCharacters, readContent } from './read.js';
import { type Standing, standingIn } from './standing-in.js';
import { readChildUnits, readUnits, type Unit } from './units.js';

/** What is known of two states of a text by its ids. The numbers are indexes in a list of credits that whoever asks keeps. */
export interface Comparing extends Pick<Identities, 'originsOf'> {
  /** To whom words of the state after are credited; they add up to the range. */
  creditsOf(ids: Ids): { length: number; by: number }[];
  /** Who took words of the state before out; absent where nobody did knowingly. They add up to the range. */
  removersOf(ids: Ids): { length: number; by?: number }[];
}

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
      noteRunsOf: readRuns,
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
