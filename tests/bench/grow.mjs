import { randomUUID } from 'node:crypto';
import { Room, writeMessage } from '@diapason/collab';
import { insertBlock, isWording, textVocabulary } from '@diapason/editor';
import { Random } from '@diapason/editor/testing';
import { DocumentsRepository } from '@diapason/server/modules/documents/documents.repository';
import { RoomsService } from '@diapason/server/modules/documents/rooms.service';
import * as Y from 'yjs';

const SECTION = 'contexte';
/** As a lively session writes, in milliseconds. */
const OPERATION_EVERY = 50;
/** Characters a person types in a row. */
const STRETCH = 40;
/** A text that has grown to this length loses a passage. */
const LONG = 20_000;
const PASSAGE = 200;
const BATCH = 400;

/**
 * Writes so many operations in a document through a room of its own, as if people had typed them up to now: stretches of
 * characters here and there, new paragraphs, corrections, passages that are taken out.
 * @param {import('../support/strategy.mjs').Get} get
 * @param {{ document: string, operations: number, people: import('../support/strategy.mjs').Contributor[], seed: number }} given
 */
export async function grow(get, { document, operations, people, seed }) {
  // The server's own room makes the record and the roots.
  const opened = await get(RoomsService).open(document);
  if (!opened) throw new Error(`no document ${document}`);
  await opened.room.close();
  let now = Date.now() - operations * OPERATION_EVERY;
  const room = await Room.open({
    store: { ...get(DocumentsRepository).storeOf(document), quarantine: refuseNothing },
    sections: opened.owned.sections,
    vocabulary: textVocabulary,
    isWording,
    now: () => now,
    newId: randomUUID,
  });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await room.read(({ doc: live }) => Y.encodeStateAsUpdate(live)));
  const connections = await Promise.all(people.map((person) => sitDown(room, person)));
  const random = new Random(seed);
  let connection = random.pick(connections);
  doc.on('update', (update) => {
    now += OPERATION_EVERY;
    room.receive(connection, writeMessage({ type: 'update', update, whole: false }));
  });
  for (let n = 0, index = 1; n < operations; n++) {
    if (n % STRETCH === 0) {
      connection = random.pick(connections);
      doc.clientID = connection.client;
      index = 1 + random.below(doc.getText(SECTION).length);
    }
    index = write(doc.getText(SECTION), index, random);
    if (n % BATCH === 0) await room.flush();
  }
  await room.close();
}

/**
 * One operation. Gives where the next one is.
 * @param {Y.Text} text
 * @param {number} index
 * @param {Random} random
 */
function write(text, index, random) {
  if (text.length > LONG) {
    const from = 1 + random.below(text.length - PASSAGE - 1);
    text.delete(from, PASSAGE);
    return from;
  }
  if (index > 1 && random.chance(0.05)) {
    text.delete(index - 1, 1);
    return index - 1;
  }
  if (random.chance(0.005)) insertBlock(text, index, { type: 'textBlock' });
  else text.insert(index, String.fromCharCode(97 + random.below(26)), {});
  return index + 1;
}

/**
 * @param {Room} room
 * @param {import('../support/strategy.mjs').Contributor} person
 */
async function sitDown(room, { name, ...author }) {
  const connection = { id: randomUUID(), client: new Y.Doc().clientID, send: () => undefined, close: refuse };
  const identity = { ...author, name, organisationName: '', initials: '', hue: 0 };
  await room.join({
    connection,
    author,
    identity,
    schema: null,
    wantsAcks: false,
    mayWrite: async () => null,
    speaksFor: async () => false,
  });
  return connection;
}

async function refuseNothing() {
  throw new Error('what is written here is refused');
}

/** @param {number} code @param {string} reason */
function refuse(code, reason) {
  if (reason !== 'closing') throw new Error(`someone was put out: ${code} ${reason}`);
}
