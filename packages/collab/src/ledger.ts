import * as Y from 'yjs';
import type { Author, CreditKind, Voice } from './author.js';
import type { Carry } from './carry-over.js';
import { follows, type IdRange, indexAt } from './ids.js';

/** To whom characters are credited. */
export interface Credit {
  /** Null for what the server wrote in nobody's name. */
  author: Author | null;
  kind: CreditKind;
  /** Whom the author typed them for; null: for themselves. */
  voice: Voice | null;
  /** When they were first written, in milliseconds since 1970. */
  at: number;
  /** Who brought them where they are, when that is not who wrote them. */
  movedBy: Author | null;
}

export interface AuthorRun extends IdRange, Credit {}

/** Characters that someone took out of the text. */
export interface Removal extends IdRange {
  /** Null for the server. */
  author: Author | null;
  at: number;
}

/** What a batch added to a ledger: runs that are new or longer, and removals by their place in the list of all. */
export interface LedgerChanges {
  runs: AuthorRun[];
  removals: (Removal & { position: number })[];
}

/**
 * Who wrote each character and who took which out, as runs of ids. A function of the log alone [O7]: entered batch by
 * batch while people write, or folded anew by `foldLog`.
 */
export class Ledger {
  private readonly clients = new Map<number, AuthorRun[]>();
  private readonly changedRuns = new Set<AuthorRun>();
  private readonly changedRemovals = new Set<number>();

  /** `runs` in the order of their ids for each client, `removals` in their order. */
  constructor(
    runs: readonly AuthorRun[] = [],
    readonly removals: Removal[] = [],
  ) {
    for (const run of runs) this.listOf(run.client).push(run);
  }

  /** Enters what one update did: what it carries over keeps its credit [O2], the rest is its author's [O1]. */
  enter({ added, removed, carries }: Traced, { author, kind, at, voiceOf, pasted }: Entry): void {
    for (const range of added) this.credit(range, { author, kind, at, voice: voiceOf(range.client) }, carries, pasted);
    for (const range of removed.toSorted(byId)) this.remove(range, author, at);
  }

  /** What was entered since this was last asked. */
  takeChanges(): LedgerChanges {
    const runs = [...this.changedRuns];
    const removals = [...this.changedRemovals].map((position) => ({
      ...(this.removals[position] as Removal),
      position,
    }));
    this.changedRuns.clear();
    this.changedRemovals.clear();
    return { runs, removals };
  }

  /** The runs that cover a range of ids, cut to it. */
  runsOf({ client, clock, length }: IdRange): AuthorRun[] {
    const end = clock + length;
    const runs = this.clients.get(client) ?? [];
    const found: AuthorRun[] = [];
    for (let i = indexAt(runs, clock); i < runs.length; i++) {
      const run = runs[i] as AuthorRun;
      if (run.clock >= end) break;
      const from = Math.max(run.clock, clock);
      const to = Math.min(run.clock + run.length, end);
      if (from < to) found.push({ ...run, clock: from, length: to - from });
    }
    return found;
  }

  /** To whom one character is credited; undefined for an id that is not in the log. */
  creditOf(client: number, clock: number): AuthorRun | undefined {
    return this.runsOf({ client, clock, length: 1 })[0];
  }

  get runs(): AuthorRun[] {
    return [...this.clients.values()].flat();
  }

  private credit(
    range: IdRange,
    credit: Omit<Credit, 'movedBy'>,
    carries: readonly Carry[],
    pasted: readonly IdRange[],
  ): void {
    const pastes = pasted.filter(({ client }) => client === range.client).toSorted(byId);
    let at = range.clock;
    const upTo = (to: number, kind: CreditKind) => {
      if (to > at) this.add({ client: range.client, clock: at, length: to - at }, { ...credit, kind, movedBy: null });
      at = Math.max(at, to);
    };
    const own = (to: number) => {
      for (const { clock, length } of pastes) {
        upTo(Math.min(clock, to), credit.kind);
        upTo(Math.min(clock + length, to), 'pasted');
      }
      upTo(to, credit.kind);
    };
    for (const { from, to } of carriesInto(range, carries)) {
      own(to.clock);
      for (const run of this.runsOf(from)) {
        const moved = run.author?.person === credit.author?.person ? run.movedBy : credit.author;
        this.add({ client: range.client, clock: at, length: run.length }, { ...creditPart(run), movedBy: moved });
        at += run.length;
      }
    }
    own(range.clock + range.length);
  }

  /** Ids come in order for each client; a run like the last one extends it. */
  private add(range: IdRange, credit: Credit): void {
    const runs = this.listOf(range.client);
    const last = runs.at(-1);
    if (last && follows(last, range) && sameCredit(last, credit)) {
      last.length += range.length;
      this.changedRuns.add(last);
      return;
    }
    const run = { ...range, ...credit };
    runs.push(run);
    this.changedRuns.add(run);
  }

  /** A removal next to the last one, by the same hand and in the same sitting, extends it. */
  private remove(range: IdRange, author: Author | null, at: number): void {
    const last = this.removals.at(-1);
    const same = last && last.author?.membership === author?.membership && at - last.at < SITTING;
    if (same && (follows(last, range) || follows(range, last))) {
      last.clock = Math.min(last.clock, range.clock);
      last.length += range.length;
    } else this.removals.push({ ...range, author, at });
    this.changedRemovals.add(this.removals.length - 1);
  }

  private listOf(client: number): AuthorRun[] {
    const known = this.clients.get(client);
    if (known) return known;
    const runs: AuthorRun[] = [];
    this.clients.set(client, runs);
    return runs;
  }
}

/** In whose name an update is entered. */
interface Entry extends Omit<Credit, 'movedBy' | 'voice'> {
  /** Whom the ids of a client speak for [O9]. */
  voiceOf(client: number): Voice | null;
  /** What of it was pasted [O10]. */
  pasted: readonly IdRange[];
}

/** What an update did, as far as the ledger is concerned: the ids it added and removed, and those it carried over. */
export interface Traced {
  added: readonly IdRange[];
  removed: readonly IdRange[];
  carries: readonly Carry[];
}

const byId = (a: IdRange, b: IdRange): number => a.client - b.client || a.clock - b.clock;

const creditPart = ({ author, kind, voice, at, movedBy }: AuthorRun): Credit => ({ author, kind, voice, at, movedBy });

const sameCredit = (a: Credit, b: Credit): boolean =>
  a.author?.membership === b.author?.membership &&
  a.kind === b.kind &&
  a.voice === b.voice &&
  a.movedBy?.membership === b.movedBy?.membership &&
  (a.kind === 'typed' ? Math.abs(b.at - a.at) < SITTING : a.at === b.at);

/** Keystrokes of one person less than this apart are one piece of work. */
const SITTING = 10 * 60 * 1000;

function carriesInto({ client, clock, length }: IdRange, carries: readonly Carry[]): Carry[] {
  return carries
    .filter(({ to }) => to.client === client && to.clock >= clock && to.clock < clock + length)
    .toSorted((a, b) => a.to.clock - b.to.clock);
}

/** The characters of a text with whom they are credited to, in the order of the text; for displays and tests. */
export function creditedCharacters(
  flow: { _start: Y.Item | null },
  ledger: Ledger,
): { character: string; run: AuthorRun | undefined }[] {
  const found: { character: string; run: AuthorRun | undefined }[] = [];
  for (let item = flow._start; item; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentType)
      for (const each of creditedCharacters(item.content.type, ledger)) found.push(each);
    if (!(item.content instanceof Y.ContentString)) continue;
    for (const [i, character] of [...item.content.str].entries())
      found.push({ character, run: ledger.creditOf(item.id.client, item.id.clock + i) });
  }
  return found;
}
