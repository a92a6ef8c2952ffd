import * as Y from 'yjs';
import { follows, type IdRange, indexAt, visitDeleted } from './ids.js';
import type { UpdateReading } from './reading.js';

/** Where characters or a value stand, or stood. */
export interface Place {
  section: string;
  /** The name of the attribute, when it is a value. */
  attribute: string | null;
}

/**
 * Where what was removed since the document was loaded stood, as far as it stood in an element: once an element is
 * removed, Yjs forgets what it held, and what comes late names nothing else.
 */
export class FormerPlaces {
  private readonly clients = new Map<number, (IdRange & Place)[]>();

  constructor(private readonly doc: Y.Doc) {
    doc.on('afterTransaction', (transaction) =>
      visitDeleted(transaction, (struct) => {
        const place = struct instanceof Y.Item && isHeld(struct) ? placeOf(struct) : null;
        if (place) this.add({ client: struct.id.client, clock: struct.id.clock, length: struct.length }, place);
      }),
    );
  }

  /** Where an id stands or stood; null when that is forgotten. */
  of({ client, clock }: Y.ID): Place | null {
    const run = this.runAt(client, clock);
    if (run) return run;
    const known = clock < Y.getState(this.doc.store, client) && Y.getItem(this.doc.store, new Y.ID(client, clock));
    return known instanceof Y.Item ? placeOf(known) : null;
  }

  /** Notes where what an update brought would stand, when what would carry it is gone: what comes next leans on it. */
  addBrought(structs: UpdateReading['structs']): void {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || this.of(struct.id)) continue;
      const { id, length, origin, rightOrigin, parent, parentSub } = struct;
      const beside = [origin, rightOrigin, parent instanceof Y.ID ? parent : null];
      const place = beside.map((each) => each && this.of(each)).find((each) => each !== null);
      if (place) this.add({ ...id, length }, { ...place, attribute: parentSub ?? place.attribute });
    }
  }

  private add({ client, clock, length }: IdRange, { section, attribute }: Place): void {
    const runs = this.clients.get(client) ?? [];
    this.clients.set(client, runs);
    const at = indexAt(runs, clock);
    const last = runs[at - 1];
    if (last?.section === section && last.attribute === attribute && follows(last, { client, clock, length }))
      last.length += length;
    else runs.splice(at, 0, { client, clock, length, section, attribute });
  }

  private runAt(client: number, clock: number): Place | null {
    const runs = this.clients.get(client) ?? [];
    const run = runs[indexAt(runs, clock)];
    return run && run.clock <= clock ? run : null;
  }
}

const isHeld = ({ parent }: Y.Item): boolean => parent instanceof Y.AbstractType && parent._item !== null;

/** Where an item stands. */
export function placeOf({ parent, parentSub }: Y.Item): Place | null {
  let type = parent;
  while (type instanceof Y.AbstractType && type._item) type = type._item.parent;
  return type instanceof Y.AbstractType ? { section: Y.findRootTypeKey(type), attribute: parentSub } : null;
}
