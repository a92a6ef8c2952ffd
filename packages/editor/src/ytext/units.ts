import * as Y from 'yjs';
import type { Flow } from './blocks.js';
import type { Identities, Ids } from './ids.js';

/** Characters of one format whose ids follow one another, or one element. */
export interface Unit {
  ids: Ids;
  /** The ids under which they were first written; as many. */
  origin: Ids;
  insert: string | Y.XmlElement;
  formats: Record<string, unknown>;
}

export const unitLength = ({ ids }: Unit): number => ids.length;

/** What stands in a flow, in order. */
export function readUnits(flow: Flow, { originsOf }: Pick<Identities, 'originsOf'>): Unit[] {
  const units: Unit[] = [];
  const formats = new Map<string, unknown>();
  for (let item = flow._start; item; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      if (content.value === null) formats.delete(content.key);
      else formats.set(content.key, content.value);
      continue;
    }
    const insert = insertOf(content);
    if (insert === null) continue;
    let used = 0;
    for (const origin of originsOf({ ...item.id, length: item.length })) {
      const ids = { client: item.id.client, clock: item.id.clock + used, length: origin.length };
      const part = typeof insert === 'string' ? insert.slice(used, used + origin.length) : insert;
      units.push({ ids, origin, insert: part, formats: Object.fromEntries(formats) });
      used += origin.length;
    }
  }
  return units;
}

/** The children of an element, in order. */
export function readChildUnits(element: Y.XmlElement, { originsOf }: Pick<Identities, 'originsOf'>): Unit[] {
  const units: Unit[] = [];
  for (let item = element._start; item; item = item.right) {
    const insert = item.deleted ? null : insertOf(item.content);
    const ids = { ...item.id, length: item.length };
    const [origin] = insert instanceof Y.XmlElement ? originsOf(ids) : [];
    if (insert !== null && origin) units.push({ ids, origin, insert, formats: {} });
  }
  return units;
}

function insertOf(content: Y.Item['content']): string | Y.XmlElement | null {
  if (content instanceof Y.ContentString) return content.str;
  return content instanceof Y.ContentType && content.type instanceof Y.XmlElement ? content.type : null;
}

/** A stretch of a unit. */
export function cutUnit({ ids, origin, insert, formats }: Unit, from: number, length: number): Unit {
  const cut = ({ client, clock }: Ids): Ids => ({ client, clock: clock + from, length });
  const part = typeof insert === 'string' ? insert.slice(from, from + length) : insert;
  return { ids: cut(ids), origin: cut(origin), insert: part, formats };
}

/** How much of a text a unit is, in characters. */
export function weightOf({ insert }: Unit): number {
  return typeof insert === 'string' ? insert.length : weightOfElement(insert);
}

function weightOfElement(element: Y.XmlElement): number {
  let weight = 1;
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlElement) weight += weightOfElement(child);
    else if (child instanceof Y.XmlText) weight += child.length;
  }
  return weight;
}
