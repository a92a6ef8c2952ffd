import * as Y from 'yjs';
import { elementKey } from '../../ytext/element-key.js';

type Step = Y.UndoManager['undoStack'][number];
type Holder = { _map: Map<string, Y.Item>; _start: Y.Item | null };

/**
 * Whether taking a step back would take others' work along: it would bring back an item, a row or a cell that stands
 * already, where someone else put it, or that says something else by now. What its own person wrote there since was taken
 * back before. `sections`: where it may stand.
 */
export function isOverwritten(sections: readonly Y.Text[], { insertions, deletions }: Step): boolean {
  const { doc } = sections[0] as { doc: Y.Doc };
  const isGone = (client: number, clock: number) => Y.isDeleted(deletions, new Y.ID(client, clock));
  const before = new Map(
    elementsIn(doc, deletions).map((element) => [elementKey(element) as string, said(element, isGone)]),
  );
  if (before.size === 0) return false;
  const own = new Set(elementsIn(doc, insertions));
  return sections.some((section) =>
    standingIn(section).some((element) => {
      const was = before.get(elementKey(element) ?? '');
      return was !== undefined && (!own.has(element) || said(element, () => false) !== was);
    }),
  );
}

/** The elements that stand in a text, and in those. */
function standingIn(holder: Holder): Y.XmlElement[] {
  const elements: Y.XmlElement[] = [];
  for (let item = holder._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentType)) continue;
    const { type } = item.content;
    if (type instanceof Y.XmlElement) elements.push(type);
    elements.push(...standingIn(type));
  }
  return elements;
}

/** The elements with an identity that a step names, where they stand today when they came back since. */
function elementsIn(doc: Y.Doc, ids: Step['insertions']): Y.XmlElement[] {
  const elements: Y.XmlElement[] = [];
  for (const [client, ranges] of ids.clients) {
    const structs = doc.store.clients.get(client) ?? [];
    for (const { clock, len } of ranges)
      for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
        const struct = structs[i];
        if (!(struct instanceof Y.Item) || struct.id.clock >= clock + len) break;
        let today: Y.Item = struct;
        while (today.redone) today = Y.getItem(doc.store, today.redone) as Y.Item;
        const element = today.content instanceof Y.ContentType ? today.content.type : null;
        if (element instanceof Y.XmlElement && elementKey(element)) elements.push(element);
      }
  }
  return elements;
}

/** What an element says, with all it holds: what stands, and what `isGone` says was there. */
function said(type: Holder, isGone: (client: number, clock: number) => boolean): string {
  const counts = ({ deleted, id }: Y.Item, offset = 0) => !deleted || isGone(id.client, id.clock + offset);
  const parts: string[] = [];
  for (const [name, latest] of [...type._map].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    let item: Y.Item | null = latest;
    while (item && !counts(item)) item = item.left;
    if (item && name !== 'id') parts.push(`${name}=${item.content.getContent().at(-1)};`);
  }
  for (let item = type._start; item; item = item.right) {
    const { content } = item;
    if (content instanceof Y.ContentString)
      parts.push(
        content.str
          .split('')
          .filter((_, offset) => counts(item as Y.Item, offset))
          .join(''),
      );
    else if (content instanceof Y.ContentType && counts(item)) parts.push(`[${said(content.type, isGone)}]`);
  }
  return parts.join('');
}
