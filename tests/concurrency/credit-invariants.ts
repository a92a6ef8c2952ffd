import { type Ledger, SERVER_CLIENT } from '@diapason/collab';
import * as Y from 'yjs';
import { type LedgerStore, recognised } from './ledger-store.js';
import { type Change, idOf, personOf, type Removal, type Stretch, TextHistory } from './text-history.js';

const RECOGNISED = 12;
const WINDOW = 10 * 60 * 1000;

/**
 * What nobody may break, whatever they send: told of each character as it comes in, from the log, the ids that the room
 * says came back as others, and the ledger.
 */
export class CreditInvariants {
  readonly broken: string[] = [];
  private readonly history: TextHistory;
  private readonly letters = new Map<string, string>();
  private readonly removalOf = new Map<string, { removal: Removal; index: number }>();
  private readonly cameBack = new Set<string>();
  /** Whose each client id is, and up to where it wrote. */
  private readonly holders = new Map<number, string>();
  private readonly reached = new Map<number, number>();
  /** Where a character that the room put back stood. */
  private readonly replanted = new Map<string, string>();
  /** The id that a character had before it came back in place. */
  private readonly earlier = new Map<string, string>();
  /** The update of the log that each character came with. */
  private readonly arrivals = new Map<string, number>();

  constructor(
    sections: readonly string[],
    private readonly ledger: Ledger,
  ) {
    this.history = new TextHistory(sections);
  }

  enter(update: LedgerStore['log'][number]): void {
    this.checkIds(update);
    const change = this.history.enter(update);
    for (const removal of change.removed)
      for (const [index, { id }] of removal.places.entries()) this.removalOf.set(id, { removal, index });
    const from = pairsOf(recognised(update));
    for (const stretch of change.inserted) this.check(stretch, change, from, update.seq);
    for (const stretch of change.inserted) this.checkOrder(stretch, from);
    if (update.kind === 'replanted') for (const stretch of change.inserted) this.checkReplanted(stretch, update);
  }

  /** Nobody writes under an id that someone else wrote under before. */
  private checkIds({ update, author, kind }: LedgerStore['log'][number]): void {
    for (const { id, length } of Y.decodeUpdate(update).structs) {
      if (id.clock + length <= (this.reached.get(id.client) ?? 0)) continue;
      this.reached.set(id.client, id.clock + length);
      const holder = kind === 'typed' ? personOf(author) : 'server';
      if ((id.client === SERVER_CLIENT) !== (holder === 'server')) this.breaks(`${holder} wrote under ${id.client}`);
      if (holder !== (this.holders.get(id.client) ?? holder)) this.breaks(`${holder} wrote under the id ${id.client}`);
      this.holders.set(id.client, holder);
    }
  }

  private check({ places }: Stretch, change: Change, from: ReadonlyMap<string, string>, seq: number): void {
    for (const { id, letter } of places) {
      this.letters.set(id, letter as string);
      this.arrivals.set(id, seq);
      const old = from.get(id);
      const credited = this.creditOf(id);
      if (old === undefined) {
        if (credited !== change.person)
          this.breaks(`${id} is credited to ${credited}, and ${change.person} brought it`);
        continue;
      }
      const removal = this.removalOf.get(old)?.removal;
      if (!removal) this.breaks(`${id} came back from ${old}, which nobody took out`);
      else if (removal.person !== change.person || removal.at <= change.at - WINDOW)
        if (!change.removed.includes(removal))
          this.breaks(`${id} came back from what someone else, or long ago, took out`);
      if (this.letters.get(old) !== letter) this.breaks(`${id} is another letter than ${old}`);
      if (this.creditOf(old) !== credited) this.breaks(`${id} is not credited as ${old} was`);
      if (this.cameBack.has(old)) this.breaks(`${old} came back twice`);
      this.cameBack.add(old);
    }
  }

  /** Words that came back short of what is recognised anywhere stand as their author had them. */
  private checkOrder(stretch: Stretch, from: ReadonlyMap<string, string>): void {
    const order = new Map(this.history.everything(stretch.flow).map(({ id }, at) => [id, at]));
    const short = this.carriedParts(stretch, from).filter(
      (part) => part.length < RECOGNISED && !this.isWhole(stretch, part),
    );
    const inPlace = short.flat();
    for (const { id, old } of inPlace) this.earlier.set(id, old);
    const placeOf = (id: string) => order.get(id) ?? Number.NaN;
    const fresh = new Set(stretch.places.map(({ id }) => id));
    const own = new Set(inPlace.map(({ id }) => id));
    for (const { id } of inPlace)
      for (const { id: other, letter } of this.history.visible(stretch.flow)) {
        if (other === id || letter === null || (fresh.has(other) && !own.has(other))) continue;
        if (this.creditOf(other) !== this.creditOf(id)) continue;
        const [then, otherThen] = this.whenTheyMet(id, other);
        if (placeOf(then) < placeOf(otherThen) !== placeOf(id) < placeOf(other))
          this.breaks(`${id} stands on another side of ${other} than it did`);
      }
  }

  /** Words that were seen, and put back where others went, stand in the order in which they stood. */
  private checkReplanted({ flow, places }: Stretch, { carries }: LedgerStore['log'][number]): void {
    for (const [id, old] of pairsOf(carries.slice(-1))) if (this.letters.has(old)) this.replanted.set(id, old);
    const before = this.history.visible(flow).filter(({ id }) => this.replanted.has(id));
    const at = new Map(before.map(({ id }, index) => [id, index]));
    for (const { id } of places)
      for (const { id: other } of before) {
        if (other === id || this.creditOf(other) !== this.creditOf(id)) continue;
        const [old, otherOld] = [this.replanted.get(id), this.replanted.get(other)];
        const stood = old && otherOld ? this.history.stoodBefore(old, otherOld) : null;
        if (stood !== null && stood !== (at.get(id) as number) < (at.get(other) as number))
          this.breaks(`${id} was put back on another side of ${other} than it stood`);
      }
  }

  /** The ids of two characters when the later of them was first seen: what is typed beside words that came back stands beside these. */
  private whenTheyMet(a: string, b: string): [string, string] {
    const met = Math.max(...[a, b].map((id) => this.arrivals.get(this.idAt(id, 0)) ?? 0));
    return [this.idAt(a, met), this.idAt(b, met)];
  }

  /** The id that a character had after so many updates, or the first that it had. */
  private idAt(id: string, seq: number): string {
    const old = this.earlier.get(id);
    return old && (this.arrivals.get(id) ?? 0) > seq ? this.idAt(old, seq) : id;
  }

  /** Characters of a stretch that came back together and in order, side by side. */
  private carriedParts({ places }: Stretch, from: ReadonlyMap<string, string>): { id: string; old: string }[][] {
    const parts: { id: string; old: string }[][] = [];
    let before: string | undefined;
    for (const { id } of places) {
      const old = from.get(id);
      const [a, b] = [before && this.removalOf.get(before), old && this.removalOf.get(old)];
      if (old && a && b && a.removal === b.removal && a.index + 1 === b.index) parts.at(-1)?.push({ id, old });
      else if (old) parts.push([{ id, old }]);
      before = old;
    }
    return parts;
  }

  private isWhole({ whole, places }: Stretch, part: readonly { old: string }[]): boolean {
    const removal = this.removalOf.get(part[0]?.old ?? '')?.removal;
    return whole && removal?.whole === true && part.length === places.length && part.length === removal.places.length;
  }

  private creditOf(id: string): string {
    const [client, clock] = id.split(':').map(Number) as [number, number];
    const run = this.ledger.creditOf(client, clock);
    return run ? personOf(run.author) : 'nobody';
  }

  private breaks(what: string): void {
    this.broken.push(what);
  }
}

/** For each id that came back, the one it had. */
const pairsOf = (carries: LedgerStore['log'][number]['carries']): Map<string, string> =>
  new Map(
    carries.flatMap(({ from, to }) =>
      Array.from(
        { length: to.length },
        (_, i) => [idOf(to.client, to.clock + i), idOf(from.client, from.clock + i)] as const,
      ),
    ),
  );
