import { writeFile } from 'node:fs/promises';
import { answerParent } from '../support/children.mjs';
import { until } from '../support/time.mjs';
import { Writer } from './writer.mjs';

// Everyone who types, in a process of their own: the load is not the server's.

/** @type {Writer[]} */
const writers = [];

/** @param {import('./seed.mjs').Cast} person @param {string} url */
async function cookieOf({ person }, url) {
  const response = await fetch(`${url}/api/demonstration/become`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  });
  if (!response.ok) throw new Error(`no session: ${response.status}`);
  const [cookie = ''] = response.headers.getSetCookie();
  return cookie.split(';')[0] ?? '';
}

/**
 * How things stand with everyone: what was sent and not acknowledged at a moment, counts since the beginning, and why
 * anyone was refused.
 * @typedef {{ inFlight: number, acknowledged: number, received: number, refusals: string[] }} Standing
 */

/** @param {string} document */
const writersOf = (document) => writers.filter(({ person }) => person.document === document);

/** @param {(writer: Writer) => number} count */
const sum = (count) => writers.reduce((total, writer) => total + count(writer), 0);

answerParent({
  signIn: async ({ cast, url, seed }) => {
    for (const [i, person] of cast.entries())
      writers.push(new Writer({ ...person, cookie: await cookieOf(person, url) }, url, seed * 1000 + i));
  },
  connect: async () => {
    await Promise.all(writers.map((writer) => writer.connect()));
  },
  type: () => {
    for (const writer of writers) writer.type();
  },
  rest: () => {
    for (const writer of writers) writer.rest();
  },
  /** Gives who wrote it, and where. */
  write: ({ word, by }) => {
    const { doc, person } = /** @type {Writer} */ (writers[by]);
    writers[by]?.write(word);
    return { client: doc.clientID, document: person.document };
  },
  writeIn: ({ word, document }) => writersOf(document)[0]?.write(word),
  /** Two items with one identity, that only the server tells apart: gives their document, once they are kept. */
  writeTwins: async ({ by }) => {
    const writer = /** @type {Writer} */ (writers[by]);
    writer.writeTwins();
    if (!(await until(() => writer.pending.length === 0))) throw new Error('the twins are not kept');
    return writer.person.document;
  },
  /** Whether everyone who has the document open comes to read a word, and reads it once. */
  readOnce: async ({ word, document }) => {
    const readers = writersOf(document);
    await until(() => readers.every((reader) => reader.count(word) > 0));
    return readers.every((reader) => reader.count(word) === 1);
  },
  saved: () => until(() => writers.every(({ pending }) => pending.length === 0)),
  /** Whether, everyone being in, all comes to be acknowledged and nothing comes any more. */
  quiet: async () => {
    for (const writer of writers) writer.stay(true);
    const isQuiet = await until(() => writers.every((writer) => writer.isQuiet));
    for (const writer of writers) writer.stay(false);
    return isQuiet;
  },
  /** Whether the connections of everyone (in a document) are seen to be cut: what was on its way has then been read. */
  cut: ({ document }) => {
    const theirs = document ? writersOf(document) : writers;
    return until(() => theirs.every((writer) => !writer.isConnected));
  },
  /** Writes down, for whoever verifies, what may not be lost of each. @returns {Promise<Standing>} */
  record: async ({ path, at }) => {
    await writeFile(path, JSON.stringify(writers.map((writer) => writer.record())));
    return {
      inFlight: sum(({ pending }) => pending.filter((update) => update.sent && update.at <= at).length),
      acknowledged: sum(({ counts }) => counts.acknowledged),
      received: sum(({ counts }) => counts.received),
      refusals: writers.flatMap(({ refusals }) => refusals),
    };
  },
});
