import * as Y from 'yjs';
import { ELEMENTS, MARKS } from '../vocabulary.js';
import { align, type Step } from './align.js';
import { readAttributes, updateAttributes } from './attributes.js';
import { elementName, type Flow, heldText } from './blocks.js';
import type { Identities, Ids } from './ids.js';
import { readChildUnits, readUnits, type Unit, unitLength } from './units.js';
import { createElement } from './write.js';

/** Words that stand under new ids, and those under which they stood. */
export interface Returned {
  from: Ids;
  to: Ids;
}

/**
 * Makes a section say again what it said then, in a transaction of its document. What stands in both is left as it is;
 * the rest goes, or is written anew. Gives what was written anew, and what it is.
 */
export function restoreSection(live: Y.Text, then: Y.Text, identities: Identities): Returned[] {
  const restoration = new Restoration(live.doc as Y.Doc, identities);
  restoration.restoreFlow(live, then);
  return restoration.returned;
}

class Restoration {
  readonly returned: Returned[] = [];

  constructor(
    private readonly doc: Y.Doc,
    private readonly identities: Identities,
  ) {}

  restoreFlow(live: Flow, then: Flow): void {
    const { identities } = this;
    this.follow(align(readUnits(live, identities), readUnits(then, identities)), {
      remove: (index, length) => live.delete(index, length),
      write: (index, unit) => this.write(live, index, unit),
      keep: (index, now, old) => this.keepFormats(live, index, now, old),
    });
  }

  private restoreChildren(live: Y.XmlElement, then: Y.XmlElement): void {
    const { identities } = this;
    this.follow(align(readChildUnits(live, identities), readChildUnits(then, identities)), {
      remove: (index, length) => live.delete(index, length),
      write: (index, { insert, ids }) => {
        if (typeof insert === 'string') return;
        this.writeElement(insert, ids, (element) => live.insert(index, [element]));
      },
    });
  }

  private follow(steps: readonly Step[], flow: Restorable): void {
    let index = 0;
    for (const { before, after } of steps) {
      if (!after) flow.remove(index, unitLength(before));
      else {
        if (!before) flow.write(index, after);
        else this.keep(flow, index, before, after);
        index += unitLength(after);
      }
    }
  }

  private keep(flow: Restorable, index: number, now: Unit, old: Unit): void {
    flow.keep?.(index, now, old);
    if (typeof now.insert !== 'string' && typeof old.insert !== 'string') this.restoreElement(now.insert, old.insert);
  }

  private restoreElement(live: Y.XmlElement, then: Y.XmlElement): void {
    const name = elementName(live);
    if (!name || elementName(then) !== name) return;
    const since = Y.getState(this.doc.store, this.doc.clientID);
    updateAttributes(live, name, readAttributes(live, name), readAttributes(then, name));
    this.noteValues(live, then, since);
    this.restoreHeld(live, then);
  }

  private restoreHeld(live: Y.XmlElement, then: Y.XmlElement): void {
    const old = heldText(then);
    if (!old) return this.restoreChildren(live, then);
    if (!heldText(live)) live.insert(0, [new Y.XmlText()]);
    this.restoreFlow(heldText(live) as Y.XmlText, old);
  }

  private write(flow: Flow, index: number, { insert, ids, formats }: Unit): void {
    if (typeof insert !== 'string')
      return this.writeElement(insert, ids, (element) => flow.insertEmbed(index, element, formats));
    const since = Y.getState(this.doc.store, this.doc.clientID);
    flow.insert(index, insert, formats);
    this.note(ids, firstCharacter(this.doc, since));
  }

  private writeElement(then: Y.XmlElement, ids: Ids, insert: (element: Y.XmlElement) => void): void {
    const name = elementName(then);
    if (!name) return;
    const element = createElement({ type: name, attrs: readAttributes(then, name) });
    insert(element);
    const [held, old] = [heldText(element)?._item, heldText(then)?._item];
    this.note(ids, element._item?.id.clock ?? 0);
    this.noteValues(element, then, 0);
    if (held && old) this.note({ ...old.id, length: 1 }, held.id.clock);
    if (ELEMENTS[name].holds !== 'nothing') this.restoreHeld(element, then);
  }

  private keepFormats(flow: Flow, index: number, now: Unit, old: Unit): void {
    if (elementName(now.insert) === 'textBlock') return;
    const changed = Object.keys(MARKS).filter((mark) => now.formats[mark] !== old.formats[mark]);
    if (changed.length === 0) return;
    const formats = Object.fromEntries(changed.map((mark) => [mark, old.formats[mark] ?? null]));
    flow.format(index, unitLength(now), formats);
  }

  /** Those that were written since a clock. */
  private noteValues(element: Y.XmlElement, then: Y.XmlElement, since: number): void {
    for (const [name, { id }] of element._map) {
      const old = then._map.get(name);
      if (old && id.client === this.doc.clientID && id.clock >= since) this.note({ ...old.id, length: 1 }, id.clock);
    }
  }

  private note(ids: Ids, clock: number): void {
    let at = clock;
    for (const from of this.identities.latestOf(ids)) {
      this.returned.push({ from, to: { client: this.doc.clientID, clock: at, length: from.length } });
      at += from.length;
    }
  }
}

/** Where a restoration writes: a flow, or the rows of a table. */
interface Restorable {
  remove(index: number, length: number): void;
  write(index: number, then: Unit): void;
  keep?(index: number, now: Unit, old: Unit): void;
}

/** The clock of the first character a document's client has written since a clock: formats stand before it. */
function firstCharacter({ store, clientID }: Y.Doc, since: number): number {
  const structs = store.clients.get(clientID) ?? [];
  for (let i = Y.findIndexSS(structs, since); i < structs.length; i++) {
    const struct = structs[i];
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentString) return Math.max(struct.id.clock, since);
  }
  return since;
}
