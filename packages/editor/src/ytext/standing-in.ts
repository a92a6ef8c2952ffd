import type * as Y from 'yjs';
import { type Flow, heldText } from './blocks.js';
import { elementKey } from './element-key.js';
import type { Identities } from './ids.js';
import { readChildUnits, readUnits, type Unit } from './units.js';

/** What stands in a state of a text, wherever it does. */
export class Standing {
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

export function standingIn(flows: readonly Flow[], identities: Pick<Identities, 'originsOf'>): Standing {
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
