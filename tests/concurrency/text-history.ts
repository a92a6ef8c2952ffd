import type { Author } from '@diapason/collab';
import * as Y from 'yjs';

/** One place of a text: a character, or something that stands between characters (a marker, an item, a note). */
export interface Place {
  id: string;
  letter: string | null;
}

/** Characters that stood or stand side by side in one text. */
export interface Stretch {
  flow: string;
  places: Place[];
  /** They are the whole of a text that came or went with the change. */
  whole: boolean;
}

export interface Removal extends Stretch {
  person: string;
  at: number;
}

/** What one update of the log did to the text that people see. */
export interface Change {
  person: string;
  at: number;
  inserted: Stretch[];
  removed: Removal[];
}

export const idOf = (client: number, clock: number): string => `${client}:${clock}`;

export const personOf = (author: Author | null | undefined): string => author?.person ?? 'server';

/** The texts of a document as the log makes them, update by update, with every place that ever was. */
export class TextHistory {
  private readonly doc = new Y.Doc({ gc: false });
  private flows = new Map<string, Place[]>();
  /** Ids that the last update brought, and those it took away. */
  private fresh = new Set<string>();
  private readonly taken = new Set<string>();
  readonly removals: Removal[] = [];

  constructor(private readonly sections: readonly string[]) {
    for (const section of sections) this.doc.getText(section);
    this.doc.on('afterTransaction', ({ deleteSet }) => {
      for (const [client, ranges] of deleteSet.clients)
        for (const { clock, len } of ranges) for (let i = 0; i < len; i++) this.taken.add(idOf(client, clock + i));
    });
  }

  /** Takes in the next update of the log. */
  enter({ update, author, at }: { update: Uint8Array; author: Author | null; at: number }): Change {
    const known = this.flows;
    this.fresh = new Set(newIds(this.doc, update));
    this.taken.clear();
    Y.applyUpdate(this.doc, update);
    this.flows = this.read();
    const before = this.withoutUnnamed(known, update);
    const person = personOf(author);
    const inserted = beyond(this.flows, before).toSorted(byFirstId);
    const removed = beyond(before, this.flows)
      .flatMap((stretch) => this.partedByNew(stretch))
      .map((stretch) => ({ ...stretch, person, at }));
    this.removals.push(...removed);
    return { person, at, inserted, removed };
  }

  /** What can be seen of a text, in order. */
  visible(flow: string): readonly Place[] {
    return this.flows.get(flow) ?? [];
  }

  /** Whatever stands or ever stood in a text, in order; what stands between characters has no letter. */
  everything(flow: string): (Place & { gone: boolean })[] {
    const found: (Place & { gone: boolean })[] = [];
    for (let item = this.flowOf(flow)._start; item; item = item.right) {
      const { deleted: gone, countable, id, content } = item;
      if (content instanceof Y.ContentString) found.push(...lettersOf(item).map((place) => ({ ...place, gone })));
      else if (countable || (gone && !this.taken.has(idOf(id.client, id.clock))))
        found.push({ id: idOf(id.client, id.clock), letter: null, gone });
    }
    return found.filter(({ id, gone }) => !gone || !this.fresh.has(id));
  }

  /** Whether a character stood before another in one text; null when they stood in two. */
  stoodBefore(a: string, b: string): boolean | null {
    const [first, second] = [this.itemOf(a), this.itemOf(b)];
    if (first === second) return clockOf(a) < clockOf(b);
    if (first.parent !== second.parent) return null;
    for (let item = first.right; item; item = item.right) if (item === second) return true;
    return false;
  }

  private itemOf(id: string): Y.Item {
    const [client, clock] = id.split(':').map(Number) as [number, number];
    return Y.getItem(this.doc.store, new Y.ID(client, clock)) as Y.Item;
  }

  /** [L1] Texts without what an update took away though it does not name it. */
  private withoutUnnamed(texts: ReadonlyMap<string, Place[]>, update: Uint8Array): Map<string, Place[]> {
    const named = new Set<string>();
    for (const [client, ranges] of Y.decodeUpdate(update).ds.clients)
      for (const { clock, len } of ranges) for (let i = 0; i < len; i++) named.add(idOf(client, clock + i));
    const counts = ({ id }: Place) => !this.taken.has(id) || named.has(id);
    return new Map([...texts].map(([flow, places]) => [flow, places.filter(counts)]));
  }

  /** Removed characters between which the same change wrote something stand side by side no more. */
  private partedByNew(stretch: Stretch): Stretch[] {
    if (!this.flows.has(stretch.flow)) return [stretch];
    const parts: Place[][] = [[]];
    const removed = new Map(stretch.places.map((place) => [place.id, place]));
    for (const { id, gone } of this.everything(stretch.flow)) {
      const place = removed.get(id);
      if (place) parts.at(-1)?.push(place);
      else if (!gone && parts.at(-1)?.length) parts.push([]);
    }
    return parts.filter(({ length }) => length > 0).map((places) => ({ ...stretch, places }));
  }

  private flowOf(flow: string): { _start: Y.Item | null } {
    if (this.sections.includes(flow)) return this.doc.getText(flow);
    return (this.itemOf(flow).content as Y.ContentType).type;
  }

  private read(): Map<string, Place[]> {
    const flows = new Map<string, Place[]>();
    const collect = (flow: string, type: { _start: Y.Item | null }) => {
      const places: Place[] = [];
      flows.set(flow, places);
      for (let item = type._start; item; item = item.right) {
        if (item.deleted || !item.countable) continue;
        const id = idOf(item.id.client, item.id.clock);
        if (item.content instanceof Y.ContentString) places.push(...lettersOf(item));
        else places.push({ id, letter: null });
        if (item.content instanceof Y.ContentType) collect(id, item.content.type);
      }
    };
    for (const section of this.sections) collect(section, this.doc.getText(section));
    return flows;
  }
}

const clockOf = (id: string): number => Number(id.split(':')[1]);

const newIds = (doc: Y.Doc, update: Uint8Array): string[] =>
  Y.decodeUpdate(update).structs.flatMap(({ id, length }) => {
    const known = Y.getState(doc.store, id.client);
    return Array.from({ length }, (_, i) => id.clock + i)
      .filter((clock) => clock >= known)
      .map((clock) => idOf(id.client, clock));
  });

const lettersOf = ({ id, content }: Y.Item): Place[] =>
  (content as Y.ContentString).str.split('').map((letter, i) => ({ id: idOf(id.client, id.clock + i), letter }));

/** In the order in which they were written. */
function byFirstId(a: Stretch, b: Stretch): number {
  const [first, second] = [a, b].map(
    ({ places }) => (places[0] as Place).id.split(':').map(Number) as [number, number],
  );
  return first![0] - second![0] || first![1] - second![1];
}

/** The characters of some texts that are not in others, side by side. */
function beyond(texts: ReadonlyMap<string, Place[]>, others: ReadonlyMap<string, Place[]>): Stretch[] {
  const stretches: Stretch[] = [];
  for (const [flow, places] of texts) {
    const known = new Set(others.get(flow)?.map(({ id }) => id));
    let open: Place[] | null = null;
    for (const place of places) {
      if (place.letter === null || known.has(place.id)) open = null;
      else if (open) open.push(place);
      else stretches.push({ flow, places: (open = [place]), whole: false });
    }
    const last = stretches.at(-1);
    if (last?.flow === flow && !others.has(flow)) last.whole = last.places.length === places.length;
  }
  return stretches;
}
