import * as Y from 'yjs';
import { Room, type SettledDocument } from '../room.js';
import { MemoryStore } from './memory-store.js';
import { openVocabulary } from './open-vocabulary.js';
import { HandFlushedLink, settleAll, TestClient } from './test-client.js';

/** The section that tests write in. */
export const SECTION = 'context';
let clientIds = 5000;
const rooms: Room[] = [];

/** A value that no attribute may have. */
export const REFUSED_VALUE = 'refused';

/** A room of a document with two sections, on a log in memory. `closeRooms` closes it. */
export async function openRoom(
  store = new MemoryStore(),
  settled?: (document: SettledDocument) => void,
): Promise<Room> {
  let ids = 0;
  const room = await Room.open({
    store,
    sections: [SECTION, 'aim'],
    vocabulary: { ...openVocabulary, acceptsAttribute: (_element, _name, value) => value !== REFUSED_VALUE },
    isWording: (name) => name === 'unit' || name === '',
    now: () => 0,
    newId: () => `id-${++ids}`,
    settled,
  });
  rooms.push(room);
  return room;
}

/** Somebody comes in, at a client of their own, and has read everything. */
export async function enter(
  room: Room,
  name: string,
  client = new TestClient(++clientIds),
): Promise<{ client: TestClient; link: HandFlushedLink; text: Y.Text }> {
  const link = new HandFlushedLink(client, name);
  await link.connect(room);
  await settleAll(room, [link]);
  return { client, link, text: client.doc.getText(SECTION) };
}

/** Closes every room that was opened. */
export async function closeRooms(): Promise<void> {
  for (const room of rooms.splice(0)) if (!room.closed) await room.close();
}

/** An element with an identity and a text, as an item or a cell is. */
export function holder(id: string, words: string): Y.XmlElement {
  const element = new Y.XmlElement('indicator');
  element.setAttribute('id', id);
  const held = new Y.XmlText();
  held.insert(0, words);
  element.insert(0, [held]);
  return element;
}

/** An element embedded in a section. */
export const elementOf = (flow: Y.Text, index = 0): Y.XmlElement =>
  (flow.toDelta() as { insert: Y.XmlElement }[])[index]!.insert;

/** The text that an element embedded in a section holds. */
export const heldTextOf = (flow: Y.Text, index = 0): Y.XmlText => elementOf(flow, index).get(0) as Y.XmlText;
