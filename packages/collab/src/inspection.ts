import * as Y from 'yjs';
import { stateOf } from './ids.js';
import type { RefusalRule } from './protocol.js';
import type { UpdateReading } from './reading.js';

/** What a text may hold, as the inspection asks it. A holder is the name of an element; null is a section itself. */
export interface TextVocabulary {
  isElement(name: string): boolean;
  /** Whether an element may stand in the text, or among the children, of a holder. */
  mayStand(element: string, holder: string | null): boolean;
  /** Whether an element holds a text of its own. */
  holdsText(element: string): boolean;
  acceptsAttribute(element: string, name: string, value: unknown): boolean;
  /** Whether the text of a holder may carry a format with this value; null ends the format. */
  acceptsFormat(holder: string | null, name: string, value: unknown): boolean;
}

/** The rule that an update breaks. */
type Breach = Extract<RefusalRule, `I${number}`>;

/** What one update may bring: ids, of which those that are dead on arrival take no bytes, and client ids. */
const MAX_IDS = 1_000_000;
const MAX_CLIENTS = 100;
const MAX_CLIENT_ID = 0xffff_ffff;
/** Longest value of an attribute whose element is forgotten. */
const MAX_VALUE = 2000;

type Type = Y.ContentType['type'];
type Content = Y.Item['content'];
/** Where something stands: in the line or among the children of a type, or as one of its attributes. */
interface Place {
  type: Type;
  key: string | null;
}
/** In what is deleted and forgotten: whatever arrives there is dropped, and only looked at by itself. */
const GONE = 'gone';

/**
 * Looks at all that an update would bring to a document before it is applied, and says which rule it breaks; null when it
 * may be applied. The update lacks nothing that came before. The document is only read.
 */
export function inspect(doc: Y.Doc, reading: UpdateReading, vocabulary: TextVocabulary): Breach | null {
  try {
    new Inspection(doc, vocabulary).run(reading);
    return null;
  } catch (error) {
    if (error instanceof Broken) return error.rule;
    throw error;
  }
}

class Broken extends Error {
  constructor(readonly rule: Breach) {
    super(rule);
  }
}

function hold(held: boolean, rule: Breach): asserts held {
  if (!held) throw new Broken(rule);
}

class Inspection {
  /** What is new, by client, in the order of clocks. */
  private readonly fresh = new Map<number, (Y.Item | Y.GC)[]>();
  /** The items of the types that are new. */
  private readonly items = new Map<Type, Y.Item>();
  private readonly places = new Map<Y.Item, Place | typeof GONE>();

  constructor(
    private readonly doc: Y.Doc,
    private readonly vocabulary: TextVocabulary,
  ) {}

  run({ structs }: UpdateReading): void {
    this.sort(structs);
    for (const items of this.fresh.values())
      for (const item of items) if (item instanceof Y.Item) this.check(item, this.placeOf(item));
  }

  /** Keeps what is new, once it is clear that every id is named once and that there are not too many. */
  private sort(structs: UpdateReading['structs']): void {
    let ids = 0;
    const ends = new Map<number, number>();
    let last = -1;
    for (const struct of structs) {
      const { client, clock } = struct.id;
      const end = clock + struct.length;
      const reached = ends.get(client);
      hold(struct.length > 0 && (reached === undefined || (client === last && clock === reached)), 'I1');
      ends.set(client, end);
      last = client;
      const known = stateOf(this.doc, client);
      if (struct instanceof Y.Skip || end <= known) continue;
      ids += end - Math.max(clock, known);
      hold(ids <= MAX_IDS && client <= MAX_CLIENT_ID, 'I6');
      const own = this.fresh.get(client);
      if (own) own.push(struct);
      else this.fresh.set(client, [struct]);
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentType)
        this.items.set(struct.content.type, struct);
    }
    hold(this.fresh.size <= MAX_CLIENTS, 'I6');
  }

  /** What holds an id: in the document, or among what is new. */
  private find({ client, clock }: Y.ID): Y.Item | Y.GC {
    if (clock < stateOf(this.doc, client)) return Y.getItem(this.doc.store, new Y.ID(client, clock)) as Y.Item | Y.GC;
    const own = this.fresh.get(client) ?? [];
    let low = 0;
    for (let high = own.length - 1; low < high; ) {
      const middle = (low + high + 1) >> 1;
      if ((own[middle] as Y.Item).id.clock <= clock) low = middle;
      else high = middle - 1;
    }
    const found = own[low];
    hold(found !== undefined, 'I1');
    return found;
  }

  /** Where an item stands. Goes through what it leans on first, however long the chain; a circle leans on nothing. */
  private placeOf(item: Y.Item): Place | typeof GONE {
    const known = this.places.get(item);
    if (known) return known;
    const open = [item];
    const opened = new Set(open);
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const next = this.leansOn(top).find((other) => !this.places.has(other));
      if (next) {
        hold(!opened.has(next), 'I1');
        opened.add(next);
        open.push(next);
        continue;
      }
      this.places.set(top, this.read(top));
      open.pop();
    }
    return this.places.get(item) as Place | typeof GONE;
  }

  /** The new items that have to be placed before an item can be. */
  private leansOn(item: Y.Item): Y.Item[] {
    const { origin, rightOrigin, parent, id } = item;
    const ids = [origin, rightOrigin, parent instanceof Y.ID ? parent : null];
    return ids.flatMap((other) => {
      if (!other || other.clock < stateOf(this.doc, other.client)) return [];
      hold(other.client !== id.client || other.clock < id.clock, 'I1');
      const found = this.find(other);
      return found instanceof Y.Item ? found : [];
    });
  }

  private read(item: Y.Item): Place | typeof GONE {
    const { origin, rightOrigin, parent, parentSub, id } = item;
    const beside = [origin, rightOrigin].flatMap((other) => (other ? this.standing(this.find(other)) : []));
    // Of what the document holds in part, the rest follows that part.
    if (id.clock < stateOf(this.doc, id.client))
      beside.push(this.standing(this.find(new Y.ID(id.client, stateOf(this.doc, id.client) - 1))));
    const inside = this.inside(parent as Y.ID | string | null, parentSub);
    const places = inside ? [inside, ...beside] : beside;
    const [place] = places;
    hold(place !== undefined, 'I1');
    hold(
      places.every((other) => isSamePlace(other, place)),
      'I1',
    );
    return place;
  }

  private standing(item: Y.Item | Y.GC): Place | typeof GONE {
    if (!(item instanceof Y.Item)) return GONE;
    const known = this.places.get(item);
    if (known) return known;
    return item.parent instanceof Y.AbstractType ? { type: item.parent, key: item.parentSub } : GONE;
  }

  /** The place that an item names itself; null when it stands where its neighbours do. */
  private inside(parent: Y.ID | string | null, key: string | null): Place | typeof GONE | null {
    if (parent === null) return null;
    if (typeof parent === 'string') {
      const root = this.doc.share.get(parent);
      hold(root !== undefined, 'I1');
      return { type: root, key };
    }
    const holder = this.find(parent);
    if (!(holder instanceof Y.Item) || holder.content instanceof Y.ContentDeleted) return GONE;
    hold(holder.content instanceof Y.ContentType, 'I1');
    return { type: holder.content.type, key };
  }

  /** The name of the element whose text a type is; null for a section. */
  private holderOf(type: Type): string | null | typeof GONE {
    const item = type._item ?? this.items.get(type);
    if (!item) return null;
    const place = this.standing(item);
    if (place === GONE) return GONE;
    hold(place.type instanceof Y.XmlElement, 'I1');
    return place.type.nodeName;
  }

  private check({ content }: Y.Item, place: Place | typeof GONE): void {
    if (content instanceof Y.ContentDeleted) return;
    if (place === GONE) return this.checkAlone(content);
    const { type, key } = place;
    if (type instanceof Y.XmlElement) {
      if (key === null) this.checkChild(content, type.nodeName);
      else this.checkAttribute(content, type.nodeName, key);
      return;
    }
    hold(type instanceof Y.Text && key === null, 'I4');
    const holder = this.holderOf(type);
    if (holder === GONE) this.checkAlone(content);
    else this.checkText(content, holder);
  }

  private checkText(content: Content, holder: string | null): void {
    if (content instanceof Y.ContentString) return checkCharacters(content.str);
    if (content instanceof Y.ContentFormat) return this.checkFormat(content, holder);
    hold(this.vocabulary.mayStand(elementName(content), holder), 'I3');
  }

  private checkFormat({ key, value }: Y.ContentFormat, holder: string | null): void {
    hold(this.vocabulary.acceptsFormat(holder, key, value), 'I5');
  }

  private checkChild(content: Content, holder: string): void {
    if (content instanceof Y.ContentType && content.type instanceof Y.XmlText)
      return hold(this.vocabulary.holdsText(holder), 'I3');
    const name = elementName(content);
    hold(!this.vocabulary.holdsText(holder) && this.vocabulary.mayStand(name, holder), 'I3');
  }

  private checkAttribute(content: Content, element: string, name: string): void {
    hold(this.vocabulary.acceptsAttribute(element, name, valueOf(content)), 'I4');
  }

  /** What stands in something forgotten: words to be offered back to who wrote them, and nothing that is unknown. */
  private checkAlone(content: Content): void {
    if (content instanceof Y.ContentString) return checkCharacters(content.str);
    if (content instanceof Y.ContentFormat) return this.checkFormat(content, null);
    if (content instanceof Y.ContentAny) {
      const value = valueOf(content);
      return hold(typeof value === 'number' || (typeof value === 'string' && value.length <= MAX_VALUE), 'I4');
    }
    if (content instanceof Y.ContentType && content.type instanceof Y.XmlText) return;
    hold(this.vocabulary.isElement(elementName(content)), 'I3');
  }
}

/** What is forgotten took all that stood in it along: it is a place of its own. */
const isSamePlace = (a: Place | typeof GONE, b: Place | typeof GONE): boolean =>
  a === b || (a !== GONE && b !== GONE && a.type === b.type && a.key === b.key);

/** A character that databases cannot keep in a text is none. */
function checkCharacters(text: string): void {
  hold(!text.includes('\0'), 'I6');
}

/** The name of an element that is brought. */
function elementName(content: Content): string {
  hold(content instanceof Y.ContentType && content.type instanceof Y.XmlElement, 'I2');
  return (content.type as Y.XmlElement).nodeName;
}

/** The one plain value of an attribute. */
function valueOf(content: Content): unknown {
  hold(content instanceof Y.ContentAny && content.arr.length === 1, 'I2');
  const [value] = content.arr;
  if (typeof value === 'string') checkCharacters(value);
  return value;
}
