import type { Author, Voice } from '@diapason/collab';
import type { CreditScript } from './credit-scripts.js';
import { type Change, type Place, personOf, type Removal, type Stretch, TextHistory } from './text-history.js';

/** A character as it came into the text, and the person the rule of credit names. */
export interface Verdict {
  id: string;
  letter: string;
  named: string;
  /** Whom it may be said to be typed for: one, but for what the room puts back. */
  voices: ReadonlySet<Voice | null>;
  /** Who brought it where it is. */
  bringer: string;
  /** Who typed it; null for what is not a letter of a script. */
  typist: string | null;
  /** It had been typed under another id. */
  recreated: boolean;
  /** The letter stands or stood under several ids, of which the rule may take any. */
  copied: boolean;
}

const RECOGNISED = 12;
const WINDOW = 10 * 60 * 1000;

/** Where a removed character is kept. */
interface Trace {
  removal: Removal;
  index: number;
}

/**
 * The rule of credit (packages/collab/SPEC.md, O1 to O6), told a second time and apart from the ledger. Each typed letter
 * is a code point of its own, so that a letter that comes back is known by itself.
 */
export class CreditOracle {
  private readonly history: TextHistory;
  private readonly named = new Map<string, string>();
  private readonly voices = new Map<string, ReadonlySet<Voice | null>>();
  private readonly firstIds = new Map<string, string>();
  /** Letters that were brought again though they had not gone, or had come back already. */
  private readonly copied = new Set<string>();
  /** Removed characters that came back. */
  private readonly back = new Set<string>();

  constructor(
    sections: readonly string[],
    private readonly script: Pick<CreditScript, 'typists' | 'spoken' | 'voiceOf'>,
  ) {
    this.history = new TextHistory(sections);
  }

  /** Takes in the next update of the log, and says of each character it brought who is to be credited. */
  enter(update: { update: Uint8Array; author: Author | null; at: number }): Verdict[] {
    const change = this.history.enter(update);
    const sources = this.sourcesOf(change);
    return change.inserted.flatMap((stretch) => this.judge(stretch, change, sources));
  }

  /** What may be carried over: what the same change removed, or the same person within the window. */
  private sourcesOf({ person, at, removed }: Change): Removal[] {
    const earlier = this.history.removals.slice(0, -removed.length || undefined);
    return [...removed, ...earlier.filter((removal) => removal.person === person && removal.at > at - WINDOW)];
  }

  private judge(stretch: Stretch, change: Change, sources: readonly Removal[]): Verdict[] {
    const carried =
      this.wholeText(stretch, sources) ?? this.inPlace(stretch, sources) ?? this.recognised(stretch, sources);
    return stretch.places.map(({ id, letter }, i) => {
      const from = carried[i];
      if (from) this.back.add(from);
      const named = (from && this.named.get(from)) ?? change.person;
      this.named.set(id, named);
      const voices = from ? this.voices.get(from) : this.voicesOf(id, letter as string, change.person);
      this.voices.set(id, voices ?? NOBODY);
      const typist = this.script.typists.get(letter as string) ?? null;
      const first = this.firstIds.get(letter as string) ?? id;
      if (typist) this.firstIds.set(letter as string, first);
      if (first !== id && !from) this.copied.add(letter as string);
      const copied = this.copied.has(letter as string);
      return {
        id,
        letter: letter as string,
        named,
        voices: voices ?? NOBODY,
        bringer: change.person,
        typist: typist && personName(typist),
        recreated: first !== id,
        copied,
      };
    });
  }

  /** [O9] What the room puts back may have stood under several ids, and been gone before anybody read it. */
  private voicesOf(id: string, letter: string, person: string): ReadonlySet<Voice | null> | undefined {
    const brought = this.script.voiceOf(id);
    if (brought !== undefined) return new Set([brought]);
    return person === 'server' ? NOBODY : this.script.spoken.get(letter);
  }

  /** [O4] */
  private wholeText({ whole, places }: Stretch, sources: readonly Removal[]): Carried | null {
    if (!whole) return null;
    const text = textOf(places);
    const source = sources.find(
      (removal) =>
        removal.whole && textOf(removal.places) === text && removal.places.every(({ id }) => !this.back.has(id)),
    );
    return source ? source.places.map(({ id }) => id) : null;
  }

  /** [O5] */
  private inPlace({ flow, places }: Stretch, sources: readonly Removal[]): Carried | null {
    const traces = tracesOf(sources);
    const own = new Set(places.map(({ id }) => id));
    const around = placesAround(this.history.everything(flow), own);
    const candidates = around.filter(({ id }) => traces.has(id));
    const text = textOf(places);
    for (let start = 0; start + places.length <= candidates.length; start++) {
      const run = candidates.slice(start, start + places.length);
      if (textOf(run) !== text || run.some(({ id }) => this.back.has(id))) continue;
      const ids = run.map(({ id }) => id);
      if (areWholeRemovals(ids, candidates, traces) && standBeside(around, places, ids)) return ids;
    }
    return null;
  }

  /** [O3] */
  private recognised({ places }: Stretch, sources: readonly Removal[]): Carried {
    const carried: Carried = places.map(() => null);
    const takenHere = new Set<string>();
    const free = (id: string) => !this.back.has(id) && !takenHere.has(id);
    for (let at = 0; at < places.length; ) {
      const best = sources
        .flatMap((removal) =>
          startsIn(removal, places[at]?.letter).map((index) => stretchFrom(removal, index, places, at, free)),
        )
        .reduce((longest, ids) => (ids.length > longest.length ? ids : longest), []);
      if (best.length >= RECOGNISED) {
        for (const [i, id] of best.entries()) {
          carried[at + i] = id;
          takenHere.add(id);
        }
        at += best.length;
      } else at += 1;
    }
    return carried;
  }
}

/** What is typed for nobody but oneself. */
const NOBODY: ReadonlySet<Voice | null> = new Set([null]);

/** For each character of a stretch, the id it had before, when it is carried over. */
type Carried = (string | null)[];

export const personName = (name: string) => (name === 'server' ? name : personOf({ person: `p-${name}` } as Author));

const textOf = (places: readonly Place[]): string => places.map(({ letter }) => letter).join('');

function tracesOf(sources: readonly Removal[]): Map<string, Trace> {
  return new Map(
    sources.flatMap((removal) => removal.places.map(({ id }, index) => [id, { removal, index }] as const)),
  );
}

/** What stands or stood between the living neighbours of some characters, these included. */
function placesAround(everything: readonly (Place & { gone: boolean })[], own: ReadonlySet<string>): Place[] {
  const passes = ({ id, gone }: { id: string; gone: boolean }) => gone || own.has(id);
  let from = everything.findIndex(({ id }) => own.has(id));
  let to = from;
  while (from > 0 && passes(everything[from - 1] as never)) from -= 1;
  while (to < everything.length && passes(everything[to] as never)) to += 1;
  return everything.slice(from, to);
}

/** No removal begins or ends within what is beside the run: it is made of whole ones. */
function areWholeRemovals(ids: readonly string[], candidates: readonly Place[], traces: ReadonlyMap<string, Trace>) {
  const joined = (a: string | undefined, b: string | undefined) => {
    const [before, after] = [a && traces.get(a), b && traces.get(b)];
    return before && after && before.removal === after.removal && before.index + 1 === after.index;
  };
  const all = candidates.map(({ id }) => id);
  const start = all.indexOf(ids[0] as string);
  const end = start + ids.length;
  return !joined(all[start - 1], all[start]) && !joined(all[end - 1], all[end]);
}

/** Between each character and where it stood there is nothing but the same words. */
function standBeside(around: readonly Place[], places: readonly Place[], ids: readonly string[]): boolean {
  const at = new Map(around.map(({ id }, index) => [id, index]));
  const same = new Set([...ids, ...places.map(({ id }) => id)]);
  return places.every(({ id }, i) => {
    const [a, b] = [at.get(id) as number, at.get(ids[i] as string) as number].toSorted((x, y) => x - y);
    return around.slice(a, (b as number) + 1).every((place) => same.has(place.id));
  });
}

const startsIn = ({ places }: Removal, letter: string | null | undefined): number[] =>
  places.flatMap((place, index) => (place.letter === letter ? index : []));

function stretchFrom(
  removal: Removal,
  index: number,
  places: readonly Place[],
  at: number,
  free: (id: string) => boolean,
): string[] {
  const ids: string[] = [];
  for (let i = 0; at + i < places.length; i++) {
    const source = removal.places[index + i];
    if (!source || source.letter !== places[at + i]?.letter || !free(source.id)) break;
    ids.push(source.id);
  }
  return ids;
}
