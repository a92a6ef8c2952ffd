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
  /** Where a character that came back in place stood at first. */
  private readonly bases = new Map<string, string>();

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
    const from = new Map(
      recognised(update).flatMap(({ from: old, to }) =>
        Array.from(
          { length: to.length },
          (_, i) => [idOf(to.client, to.clock + i), idOf(old.client, old.clock + i)] as const,
        ),
      ),
    );
    for (const stretch of change.inserted) this.check(stretch, change, from);
    for (const stretch of change.inserted) this.checkOrder(stretch, from);
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

  private check({ places }: Stretch, change: Change, from: ReadonlyMap<string, string>): void {
    for (const { id, letter } of places) {
      this.letters.set(id, letter as string);
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
    for (const { id, old } of inPlace) this.bases.set(id, this.bases.get(old) ?? old);
    const placeOf = (id: string) => order.get(id) ?? Number.NaN;
    const fresh = new Set(stretch.places.map(({ id }) => id));
    const own = new Set(inPlace.map(({ id }) => id));
    for (const { id } of inPlace)
      for (const { id: other, letter } of this.history.visible(stretch.flow)) {
        if (other === id || letter === null || (fresh.has(other) && !own.has(other))) continue;
        if (this.creditOf(other) !== this.creditOf(id)) continue;
        const stood = placeOf(this.baseOf(id)) < placeOf(this.baseOf(other));
        if (stood !== placeOf(id) < placeOf(other)) this.breaks(`${id} stands on another side of ${other} than it did`);
      }
  }

  private baseOf(id: string): string {
    return this.bases.get(id) ?? id;
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
