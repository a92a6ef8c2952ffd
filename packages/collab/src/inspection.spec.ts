import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { IdSet } from './ids.js';
import { inspect, type TextVocabulary } from './inspection.js';
import { CLOSE, writeMessage } from './protocol.js';
import { readUpdate, type UpdateReading } from './reading.js';
import { Room } from './room.js';
import { HandFlushedLink, MemoryStore, settleAll, TestClient } from './testing/index.js';

const SECTION = 'context';

/** Notes within lines, cards with a status and a line of their own, tables of cells. */
const vocabulary: TextVocabulary = {
  isElement: (name) => ['note', 'card', 'table', 'cell'].includes(name),
  mayStand: (element, holder) =>
    holder === null
      ? ['note', 'card', 'table'].includes(element)
      : holder === 'table'
        ? element === 'cell'
        : ['card', 'cell'].includes(holder) && element === 'note',
  holdsText: (element) => element !== 'table',
  acceptsAttribute: (element, name, value) =>
    element === 'card' && name === 'status' && ['open', 'done'].includes(value as string),
  acceptsFormat: (holder, name, value) =>
    holder !== 'note' && name === 'link' && (value === null || String(value).startsWith('https:')),
};

function newDoc(clientID: number): Y.Doc {
  const doc = new Y.Doc();
  doc.getText(SECTION);
  doc.clientID = clientID;
  return doc;
}

/** A card with a word in it, and a table with a cell in which there is another. */
function serverDoc(): Y.Doc {
  const doc = newDoc(1);
  const text = doc.getText(SECTION);
  text.insert(0, 'Un texte.');
  text.insertEmbed(0, holding('card', 'carte'));
  const table = new Y.XmlElement('table');
  table.insert(0, [holding('cell', 'case')]);
  text.insertEmbed(1, table);
  return doc;
}

function holding(name: string, words: string): Y.XmlElement {
  const element = new Y.XmlElement(name);
  const text = new Y.XmlText();
  text.insert(0, words);
  element.insert(0, [text]);
  return element;
}

function copyOf(doc: Y.Doc, clientID: number): Y.Doc {
  const copy = newDoc(clientID);
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

const elementAt = (doc: Y.Doc, index: number): Y.XmlElement =>
  (doc.getText(SECTION).toDelta() as { insert: Y.XmlElement }[])[index]?.insert as Y.XmlElement;
const textIn = (element: Y.XmlElement) => element.get(0) as Y.XmlText;
const inspected = (doc: Y.Doc, update: Uint8Array) => inspect(doc, readUpdate(update), vocabulary);

/** What the inspection says of a change that someone makes to a copy of the server's document. */
function saysOf(change: (doc: Y.Doc) => void, server = serverDoc()): string | null {
  const client = copyOf(server, 5000);
  client.transact(() => change(client));
  return inspected(server, Y.encodeStateAsUpdate(client, Y.encodeStateVector(server)));
}

const section = (doc: Y.Doc) => doc.getText(SECTION);

/** An update whose bytes say other structs than Yjs would write. */
const forged = (structs: (Y.Item | Y.GC)[]): UpdateReading => ({ structs, deletes: new IdSet() });
const item = (
  clock: number,
  at: { origin?: Y.ID; rightOrigin?: Y.ID; parent?: string | Y.ID; key?: string },
  content: unknown = new Y.ContentString('x'),
  client = 5000,
) =>
  new Y.Item(
    new Y.ID(client, clock),
    null,
    at.origin ?? null,
    null,
    at.rightOrigin ?? null,
    (at.parent ?? null) as never,
    at.key ?? null,
    content as never,
  );

describe('[I1] an update names each id once and leans on what came before, all of it in one place', () => {
  const server = serverDoc();
  const says = (...structs: (Y.Item | Y.GC)[]) => inspect(server, forged(structs), vocabulary);
  const inCard = textIn(elementAt(server, 0))._start?.id as Y.ID;
  const inCell = textIn(elementAt(server, 1).get(0) as Y.XmlElement)._start?.id as Y.ID;

  it('what Yjs writes passes', () => {
    expect(says(item(0, { parent: SECTION }), item(1, { origin: new Y.ID(5000, 0) }))).toBeNull();
    expect(saysOf((doc) => section(doc).insert(5, 'au milieu'))).toBeNull();
  });

  it('an id that is named twice, or that is nothing', () => {
    expect(says(item(0, { parent: SECTION }), item(0, { parent: SECTION }))).toBe('I1');
    expect(says(item(0, { parent: SECTION }, new Y.ContentString('')))).toBe('I1');
    const other = item(0, { parent: SECTION }, undefined, 6000);
    expect(says(item(0, { parent: SECTION }), other, item(1, { parent: SECTION }))).toBe('I1');
  });

  it('neighbours that stand in two texts', () => {
    expect(says(item(0, { origin: inCard, rightOrigin: inCell }))).toBe('I1');
  });

  it('neighbours of which one was forgotten with the text it stood in, and the other stands', () => {
    const gone = serverDoc();
    section(gone).delete(0, 1);
    const standing = section(gone)._start?.right?.id as Y.ID;
    const forgotten = (at: Parameters<typeof item>[1]) => inspect(gone, forged([item(0, at)]), vocabulary);
    expect(forgotten({ origin: inCard })).toBeNull();
    expect(forgotten({ origin: standing, rightOrigin: inCard })).toBe('I1');
    expect(forgotten({ origin: inCard, rightOrigin: standing })).toBe('I1');
  });

  it('what leans on itself, on what comes after it, or in a circle', () => {
    expect(says(item(0, { origin: new Y.ID(5000, 0) }))).toBe('I1');
    expect(says(item(0, { origin: new Y.ID(5000, 1) }), item(1, { parent: SECTION }))).toBe('I1');
    const [a, b] = [new Y.ID(5000, 0), new Y.ID(6000, 0)];
    expect(says(item(0, { origin: b }), item(0, { origin: a }, undefined, 6000))).toBe('I1');
  });

  it('what goes on with what is known in part stands where that part does', () => {
    const known = serverDoc();
    const client = copyOf(known, 5000);
    section(client).insert(4, 'un début');
    Y.applyUpdate(known, Y.encodeStateAsUpdate(client));
    section(client).insert(12, ' et la suite');
    expect(inspected(known, Y.encodeStateAsUpdate(client))).toBeNull();
    const whole = new Y.ContentString('un début et la suite');
    const elsewhere = textIn(elementAt(known, 0))._start?.id as Y.ID;
    expect(inspect(known, forged([item(0, { origin: elsewhere }, whole)]), vocabulary)).toBe('I1');
  });

  it('what stands in a character', () => {
    expect(says(item(0, { parent: inCard }))).toBe('I1');
  });

  it('what deletes nothing, which Yjs cannot set aside', () => {
    expect(() => readUpdate(new Uint8Array([0, 1, 7, 1, 0, 0]))).toThrow('deletes nothing');
    expect(readUpdate(new Uint8Array([0, 1, 7, 1, 0, 1])).structs).toEqual([]);
  });

  it('a chain that is long and goes to and fro between two clients is followed to its end', () => {
    const there: Y.Item[] = [];
    const back: Y.Item[] = [];
    for (let i = 0; i < 20_000; i++) {
      there.push(item(i, i === 0 ? { parent: SECTION } : { origin: new Y.ID(6000, i - 1) }));
      back.push(item(i, { origin: new Y.ID(5000, i) }, undefined, 6000));
    }
    expect(says(...back, ...there)).toBeNull();
  });
});

describe('[I2] an update brings characters, formats, elements with their texts, and attributes of one plain value', () => {
  it('no binary, no document within the document, no embedded object, no other type', () => {
    expect(saysOf((doc) => section(doc).insertEmbed(0, { image: 'x' }))).toBe('I2');
    expect(saysOf((doc) => section(doc).insertEmbed(0, new Y.Map()))).toBe('I2');
    expect(saysOf((doc) => section(doc).insertEmbed(0, new Y.XmlText()))).toBe('I2');
    expect(saysOf((doc) => elementAt(doc, 0).setAttribute('status', new Uint8Array([1]) as never))).toBe('I2');
    expect(saysOf((doc) => elementAt(doc, 0).setAttribute('status', new Y.Doc() as never))).toBe('I2');
    expect(saysOf((doc) => elementAt(doc, 0).setAttribute('status', new Y.XmlText() as never))).toBe('I2');
  });

  it('what claims to be several values, or old JSON', () => {
    const server = serverDoc();
    const card = elementAt(server, 0)._item?.id as Y.ID;
    const says = (content: unknown) =>
      inspect(server, forged([item(0, { parent: card, key: 'status' }, content)]), vocabulary);
    expect(says(new Y.ContentAny(['open']))).toBeNull();
    expect(says(new Y.ContentAny(['open', 'done']))).toBe('I2');
    expect(says(new Y.ContentJSON(['open']))).toBe('I2');
  });
});

describe('[I3] an element is one of the vocabulary, and stands where it may', () => {
  it('in a section, in the text of an element, among the children of one', () => {
    expect(saysOf((doc) => section(doc).insertEmbed(0, holding('card', 'neuve')))).toBeNull();
    expect(saysOf((doc) => textIn(elementAt(doc, 0)).insertEmbed(0, holding('note', 'dans une carte')))).toBeNull();
    expect(saysOf((doc) => elementAt(doc, 1).insert(0, [holding('cell', 'neuve')]))).toBeNull();
  });

  it('elsewhere it is refused', () => {
    expect(saysOf((doc) => section(doc).insertEmbed(0, new Y.XmlElement('script')))).toBe('I3');
    expect(saysOf((doc) => section(doc).insertEmbed(0, holding('cell', 'seule')))).toBe('I3');
    expect(saysOf((doc) => textIn(elementAt(doc, 0)).insertEmbed(0, holding('table', '')))).toBe('I3');
    expect(saysOf((doc) => elementAt(doc, 1).insert(0, [holding('card', 'dans un tableau')]))).toBe('I3');
    expect(saysOf((doc) => elementAt(doc, 1).insert(0, [new Y.XmlText()]))).toBe('I3');
    expect(saysOf((doc) => elementAt(doc, 0).insert(0, [holding('note', 'hors du texte')]))).toBe('I3');
  });

  it('also deep within what the same update brings', () => {
    const deep = (name: string) =>
      saysOf((doc) => {
        const [table, cell] = [new Y.XmlElement('table'), holding('cell', 'mots')];
        section(doc).insertEmbed(0, table);
        table.insert(0, [cell]);
        textIn(cell).insertEmbed(0, holding(name, 'cachée'));
      });
    expect(deep('note')).toBeNull();
    expect(deep('card')).toBe('I3');
  });
});

describe('[I4] an attribute is one the element has, with a value that it may have', () => {
  it('and nothing else', () => {
    expect(saysOf((doc) => elementAt(doc, 0).setAttribute('status', 'done'))).toBeNull();
    expect(saysOf((doc) => elementAt(doc, 0).setAttribute('status', 'brisée'))).toBe('I4');
    expect(saysOf((doc) => elementAt(doc, 0).setAttribute('onclick', 'alert(1)'))).toBe('I4');
    expect(saysOf((doc) => elementAt(doc, 1).setAttribute('status', 'open'))).toBe('I4');
    expect(saysOf((doc) => section(doc).setAttribute('status', 'open'))).toBe('I4');
  });

  it('also when the value replaces another, whose name is not said again', () => {
    const server = serverDoc();
    elementAt(server, 0).setAttribute('status', 'open');
    expect(saysOf((doc) => elementAt(doc, 0).setAttribute('status', 'done'), server)).toBeNull();
    expect(saysOf((doc) => elementAt(doc, 0).setAttribute('status', 'brisée'), server)).toBe('I4');
  });
});

describe('[I5] a format is one of the vocabulary, with a value that it may have', () => {
  it('and a link leads to no script', () => {
    expect(saysOf((doc) => section(doc).format(2, 4, { link: 'https://exemple.fr' }))).toBeNull();
    expect(saysOf((doc) => section(doc).format(2, 4, { link: 'javascript:alert(1)' }))).toBe('I5');
    expect(saysOf((doc) => section(doc).format(2, 4, { style: 'position:fixed' }))).toBe('I5');
  });

  it('and there is none where words are bare', () => {
    const server = serverDoc();
    section(server).insertEmbed(2, holding('note', 'une note'));
    const note = (doc: Y.Doc) => textIn(elementAt(doc, 2));
    expect(saysOf((doc) => note(doc).insert(0, 'mots'), server)).toBeNull();
    expect(saysOf((doc) => note(doc).format(0, 3, { link: 'https://exemple.fr' }), server)).toBe('I5');
  });
});

describe('[I6] an update is bounded, and brings no character that cannot be kept', () => {
  const says = (...structs: (Y.Item | Y.GC)[]) => inspect(serverDoc(), forged(structs), vocabulary);

  it('in the ids it brings, though they take no bytes', () => {
    expect(says(new Y.GC(new Y.ID(5000, 0), 1_000_000))).toBeNull();
    expect(says(new Y.GC(new Y.ID(5000, 0), 2 ** 40))).toBe('I6');
    expect(says(item(0, { parent: SECTION }, new Y.ContentDeleted(2 ** 40)))).toBe('I6');
  });

  it('in the client ids it brings', () => {
    const clients = (count: number) =>
      Array.from({ length: count }, (_, i) => item(0, { parent: SECTION }, undefined, 5000 + i));
    expect(says(...clients(100))).toBeNull();
    expect(says(...clients(101))).toBe('I6');
    expect(says(item(0, { parent: SECTION }, undefined, 2 ** 40))).toBe('I6');
  });

  it('in its characters', () => {
    expect(saysOf((doc) => section(doc).insert(0, 'a\0b'))).toBe('I6');
  });
});

describe('[I7] what is known is not inspected again, and what arrives dead is looked at by itself', () => {
  it('a text that already holds what the vocabulary no longer has can be written in, and sent whole', () => {
    const server = serverDoc();
    section(server).insertEmbed(0, new Y.XmlElement('old'));
    section(server).format(2, 3, { colour: 'red' });
    const client = copyOf(server, 5000);
    section(client).insert(4, 'neuf');
    expect(inspected(server, Y.encodeStateAsUpdate(client))).toBeNull();
  });

  it('what was written and deleted at once, or in what someone else deleted meanwhile', () => {
    const gone = serverDoc();
    const client = copyOf(gone, 5000);
    section(gone).delete(0, 2);
    textIn(elementAt(client, 0)).insert(2, 'mots');
    textIn(elementAt(client, 0)).insertEmbed(2, holding('note', 'note'));
    elementAt(client, 0).setAttribute('status', 'done');
    elementAt(client, 1).insert(0, [holding('cell', 'dans un tableau parti')]);
    section(client).insert(2, 'tapé puis effacé');
    section(client).delete(2, 16);
    expect(inspected(gone, Y.encodeStateAsUpdate(client, Y.encodeStateVector(gone)))).toBeNull();
  });

  it('but nothing unknown is kept in the log for it', () => {
    const gone = serverDoc();
    const client = copyOf(gone, 5000);
    section(gone).delete(0, 2);
    const since = Y.encodeStateVector(client);
    elementAt(client, 1).insert(0, [new Y.XmlElement('script')]);
    expect(inspected(gone, Y.encodeStateAsUpdate(client, since))).toBe('I3');
  });
});

describe('[I8] an update that breaks a rule is kept apart, and whoever sent it is told and closed', () => {
  it('under their name, with the rule, and nothing of it in what is reported', async () => {
    const store = new MemoryStore();
    const reports: unknown[] = [];
    const room = await Room.open({
      store,
      sections: [SECTION],
      vocabulary,
      isWording: () => false,
      now: () => 7,
      newId: () => 'id',
      report: (event, details) => reports.push({ event, ...details }),
    });
    const client = new TestClient(5000);
    const link = new HandFlushedLink(client, 'a');
    await link.connect(room);
    await settleAll(room, [link]);
    client.doc.getText(SECTION).insert(0, 'des mots', { link: 'javascript:alert(1)' });
    await settleAll(room, [link]);
    expect(client.refused).toBe('CONTENT_INVALID');
    expect(link.closedWith?.code).toBe(CLOSE.invalid);
    expect(client.client.unsaved).toHaveLength(1);
    expect(store.log).toEqual([]);
    const [update] = client.client.unsaved;
    expect(store.refused).toMatchObject([
      { update, author: { membership: 'm-a' }, code: 'CONTENT_INVALID', rule: 'I5', at: 7 },
    ]);
    expect(reports).toEqual([{ event: 'update-refused', code: 'CONTENT_INVALID', rule: 'I5', membership: 'm-a' }]);
    await room.close();
  });

  it('whatever becomes of the place where such updates are kept', async () => {
    const store = new MemoryStore();
    store.quarantine = () => Promise.reject(new Error('no room'));
    const reports: string[] = [];
    const room = await Room.open({
      store,
      sections: [SECTION],
      vocabulary,
      isWording: () => false,
      now: () => 0,
      newId: () => 'id',
      report: (event) => reports.push(event),
    });
    const link = new HandFlushedLink(new TestClient(5000), 'a');
    await link.connect(room);
    await settleAll(room, [link]);
    link.up.push(writeMessage({ type: 'update', update: new Uint8Array([1, 2, 3]), whole: false }));
    await settleAll(room, [link]);
    expect(link.closedWith?.code).toBe(CLOSE.invalid);
    await room.close();
    expect(reports).toEqual(['update-refused', 'quarantine-failed']);
  });
});
