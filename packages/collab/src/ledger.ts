import * as Y from 'yjs';
import type { Carry } from './carry-over.js';
import { follows, type IdRange } from './ids.js';
import { LiveDocument } from './live-document.js';
import { newRanges, readUpdate } from './reading.js';
import type { Author, StoredUpdate, UpdateKind } from './store.js';

/** To whom characters are credited. */
export interface Credit {
  /** Null for what the server wrote in nobody's name. */
  author: Author | null;
  kind: UpdateKind;
  /** When they were first written, in milliseconds since 1970. */
  at: number;
  /** Who brought them where they are, when that is not who wrote them. */
  movedBy: Author | null;
}

export interface AuthorRun extends IdRange, Credit {}

/** Who wrote each character, as runs of ids. Derived from the log alone, by `foldLog`, live and rebuilt alike. */
export class Ledger {
  private readonly clients = new Map<number, AuthorRun[]>();

  /** Credits new ids; ids come in order for each client. A run like the last one extends it. */
  add(range: IdRange, credit: Credit): void {
    const runs = this.clients.get(range.client) ?? [];
    if (runs.length === 0) this.clients.set(range.client, runs);
    const last = runs.at(-1);
    if (last && follows(last, range) && sameCredit(last, credit)) last.length += range.length;
    else runs.push({ ...range, ...credit });
  }

  /** The runs that cover a range of ids, cut to it. */
  runsOf({ client, clock, length }: IdRange): AuthorRun[] {
    const end = clock + length;
    return (this.clients.get(client) ?? []).flatMap((run) => {
      const from = Math.max(run.clock, clock);
      const to = Math.min(run.clock + run.length, end);
      return from < to ? [{ ...run, clock: from, length: to - from }] : [];
    });
  }

  /** To whom one character is credited; undefined for an id that is not in the log. */
  creditOf(client: number, clock: number): AuthorRun | undefined {
    return this.runsOf({ client, clock, length: 1 })[0];
  }

  get runs(): AuthorRun[] {
    return [...this.clients.values()].flat();
  }

  /** Credits what an update brought: what it carries over keeps its credit [O2], the rest is its author's [O1]. */
  enter(ranges: readonly IdRange[], credit: Omit<Credit, 'movedBy'>, carries: readonly Carry[]): void {
    for (const range of ranges) {
      let at = range.clock;
      const own = (to: number) => {
        if (to > at) this.add({ client: range.client, clock: at, length: to - at }, { ...credit, movedBy: null });
        at = to;
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
  }
}

const creditPart = ({ author, kind, at, movedBy }: AuthorRun): Credit => ({ author, kind, at, movedBy });

const sameCredit = (a: Credit, b: Credit): boolean =>
  a.author?.membership === b.author?.membership &&
  a.kind === b.kind &&
  a.movedBy?.membership === b.movedBy?.membership &&
  (a.kind === 'typed' ? b.at - a.at < SITTING : a.at === b.at);

/** Keystrokes of one person less than this apart are one piece of work. */
const SITTING = 10 * 60 * 1000;

function carriesInto({ client, clock, length }: IdRange, carries: readonly Carry[]): Carry[] {
  return carries
    .filter(({ to }) => to.client === client && to.clock >= clock && to.clock < clock + length)
    .toSorted((a, b) => a.to.clock - b.to.clock);
}

/** The ledger of a document with these sections, from its log: `log` is everything since the beginning, in order. */
export async function foldLog(
  log: readonly (StoredUpdate & { kind: UpdateKind })[],
  sections: readonly string[],
): Promise<Ledger> {
  const ledger = new Ledger();
  const nothing = { snapshot: null, updates: [], leases: [], carries: [] };
  const live = await LiveDocument.load({ load: async () => nothing }, sections);
  for (const { update, author, at, kind } of log) {
    const ranges = newRanges(live.doc, readUpdate(update));
    const { carries } = live.replay(update, author, at);
    ledger.enter(ranges, { author, kind, at }, carries);
  }
  live.doc.destroy();
  return ledger;
}

/** The characters of a text with whom they are credited to, in the order of the text; for displays and tests. */
export function creditedCharacters(
  flow: { _start: Y.Item | null },
  ledger: Ledger,
): { character: string; run: AuthorRun | undefined }[] {
  const found: { character: string; run: AuthorRun | undefined }[] = [];
  for (let item = flow._start; item; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentType) found.push(...creditedCharacters(item.content.type, ledger));
    if (!(item.content instanceof Y.ContentString)) continue;
    for (const [i, character] of [...item.content.str].entries())
      found.push({ character, run: ledger.creditOf(item.id.client, item.id.clock + i) });
  }
  return found;
}
