import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { readContent } from '@diapason/editor';
import { Client } from 'pg';
import * as Y from 'yjs';
import { contentOf } from '../support/content.mjs';
import { WORDS_SECTION } from './sections.mjs';

// Looks at PostgreSQL alone: the text of each document is rebuilt from its log, and once more from each snapshot and what
// came after it. What each client was told is kept, or had from others, must be in it.
//
//   node tests/crash/verify-database.mjs <address of the database> <file of records> [words that must be there once…]

/**
 * @typedef {{
 *   name: string, document: string, client: number, state: string, unacknowledged: string | null,
 *   offered: Record<string, string>, content: string,
 * }} Recorded
 * @typedef {{ seq: string, bytes: Buffer }} Row
 * @typedef {{ from: string, doc: Y.Doc }} Rebuilt
 * @typedef {{ client: number, heard: boolean }} Held an author not told that all of theirs is kept, and whether another is
 * @typedef {{
 *   updates: number, snapshots: number, missing: number, alike: boolean, stale: number, held: Held[], problems: string[],
 * }} Report
 */

/**
 * @param {string} url
 * @param {string} recordsPath
 * @param {string[]} words
 */
async function verify(url, recordsPath, words) {
  const records = /** @type {Recorded[]} */ (JSON.parse(await readFile(recordsPath, 'utf8')));
  const database = new Client({ connectionString: url });
  await database.connect();
  // One moment of it: a server that is up may write its repairs meanwhile.
  await database.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
  /** @type {Report} */
  const report = { updates: 0, snapshots: 0, missing: 0, alike: true, stale: 0, held: [], problems: [] };
  const { problems } = report;
  const seen = new Map(words.map((word) => [word, 0]));

  for (const document of new Set(records.map((record) => record.document))) {
    const theirs = records.filter((record) => record.document === document);
    const { rows, rebuilt, snapshots } = await rebuild(database, document, problems);
    const log = /** @type {Rebuilt} */ (rebuilt[0]).doc;
    if (!(await isCredited(database, document, log))) problems.push(`the ledger of ${document} is not that of its log`);
    report.updates += rows;
    report.snapshots += snapshots;
    for (const record of theirs) {
      for (const { from, doc } of rebuilt) {
        const missing = missingFrom(doc, Buffer.from(record.state, 'base64'));
        if (missing > 0) problems.push(`${missing} of what ${record.name} was told is not in ${from} of ${document}`);
        report.missing += missing;
      }
      report.missing += await missingOffers(database, record, problems);
      if (!isAlike(log, record)) report.alike = false;
    }
    report.stale += await staleSections(database, document, log);
    report.held.push(...heldUnacknowledged(log, theirs));
    const text = JSON.stringify(readContent(log.getText(WORDS_SECTION)));
    for (const word of words) seen.set(word, (seen.get(word) ?? 0) + text.split(word).length - 1);
  }
  for (const [word, times] of seen) if (times !== 1) problems.push(`« ${word} » is there ${times} times`);
  await database.end();
  return report;
}

/**
 * The document as its log tells it, then as each snapshot and its tail do.
 * @param {Client} database
 * @param {string} document
 * @param {string[]} problems
 */
async function rebuild(database, document, problems) {
  const { rows } = /** @type {{ rows: Row[] }} */ (
    await database.query('SELECT seq, bytes FROM document_updates WHERE document_id = $1 ORDER BY seq', [document])
  );
  const { rows: heads } = await database.query('SELECT last_seq FROM documents WHERE id = $1', [document]);
  const { rows: snapshots } = /** @type {{ rows: { seq: string, state: Buffer }[] }} */ (
    await database.query('SELECT seq, state FROM document_snapshots WHERE document_id = $1 ORDER BY seq', [document])
  );
  if (rows.some(({ seq }, i) => Number(seq) !== i + 1)) problems.push(`the numbers of ${document} have a hole`);
  if (Number(heads[0]?.last_seq ?? 0) !== rows.length) problems.push(`the last number of ${document} is wrong`);

  /** @type {Rebuilt[]} */
  const rebuilt = [{ from: 'the log', doc: replay(rows) }];
  for (const { seq, state } of snapshots)
    rebuilt.push({ from: `snapshot ${seq}`, doc: replay(rows.slice(Number(seq)), state) });
  const wanted = contentOf(/** @type {Rebuilt} */ (rebuilt[0]).doc);
  for (const { from, doc } of rebuilt) {
    if (doc.store.pendingStructs || doc.store.pendingDs) problems.push(`${from} of ${document} lacks what it leans on`);
    if (contentOf(doc) !== wanted) problems.push(`${from} of ${document} does not say what its log says`);
  }
  return { rows: rows.length, snapshots: snapshots.length, rebuilt };
}

/**
 * @param {Row[]} rows
 * @param {Uint8Array} [start]
 */
function replay(rows, start) {
  const doc = new Y.Doc();
  if (start) Y.applyUpdate(doc, start);
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
  return doc;
}

/**
 * How many ids of a state a document lacks, has not deleted though the state has, or holds with another character.
 * @param {Y.Doc} doc
 * @param {Uint8Array} state
 */
function missingFrom(doc, state) {
  const { structs, ds } = Y.decodeUpdate(state);
  let missing = 0;
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue;
    const { client, clock } = struct.id;
    const held = Math.max(0, Math.min(struct.length, Y.getState(doc.store, client) - clock));
    missing += struct.length - held;
    if (held > 0 && struct instanceof Y.Item && struct.content instanceof Y.ContentString)
      missing += differing(doc, client, clock, struct.content.str.slice(0, held));
  }
  for (const [client, ranges] of ds.clients)
    for (const { clock, len } of ranges)
      missing += len - visible(doc, client, clock, len, ({ deleted }, length) => (deleted ? length : 0));
  return missing;
}

/**
 * How many characters of a string stand otherwise in a document.
 * @param {Y.Doc} doc
 * @param {number} client
 * @param {number} clock
 * @param {string} characters
 */
function differing(doc, client, clock, characters) {
  return visible(doc, client, clock, characters.length, (struct, length, at) => {
    if (!(struct instanceof Y.Item) || struct.deleted) return 0;
    if (!(struct.content instanceof Y.ContentString)) return length;
    const here = struct.content.str.slice(at - struct.id.clock, at - struct.id.clock + length);
    return here === characters.slice(at - clock, at - clock + length) ? 0 : length;
  });
}

/**
 * Adds up over the structs of a document that cover a range of ids.
 * @param {Y.Doc} doc
 * @param {number} client
 * @param {number} clock
 * @param {number} length
 * @param {(struct: Y.Item | Y.GC, length: number, at: number) => number} count
 */
function visible(doc, client, clock, length, count) {
  const structs = doc.store.clients.get(client) ?? [];
  const end = Math.min(clock + length, Y.getState(doc.store, client));
  let sum = 0;
  for (let at = clock; at < end; ) {
    const struct = /** @type {Y.Item | Y.GC} */ (structs[Y.findIndexSS(structs, at)]);
    const to = Math.min(end, struct.id.clock + struct.length);
    sum += count(struct, to - at, at);
    at = to;
  }
  return sum;
}

/**
 * Words that were offered back are still there to be offered.
 * @param {Client} database
 * @param {Recorded} record
 * @param {string[]} problems
 */
async function missingOffers(database, { name, offered }, problems) {
  const { rows } = await database.query('SELECT id, text FROM stranded_texts WHERE id = ANY($1)', [
    Object.keys(offered),
  ]);
  const kept = new Map(rows.map(({ id, text }) => [id, text]));
  const lost = Object.entries(offered).filter(([id, text]) => !kept.get(id)?.startsWith(text));
  for (const [, text] of lost) problems.push(`« ${text} », offered back to ${name}, is not kept`);
  return lost.length;
}

/**
 * Whether the ledger credits each id of the log once, and no other.
 * @param {Client} database
 * @param {string} document
 * @param {Y.Doc} log
 */
async function isCredited(database, document, log) {
  const { rows } = await database.query(
    `SELECT client_id, min(clock) AS first, max(clock + length) AS until, sum(length) AS credited
     FROM author_runs WHERE document_id = $1 GROUP BY client_id`,
    [document],
  );
  const credited = rows.map(({ client_id, first, until, credited: count }) =>
    Number(first) === 0 && until === count ? [Number(client_id), Number(until)] : null,
  );
  const held = [...Y.decodeStateVector(Y.encodeStateVector(log))];
  const byClient = (/** @type {number[] | null} */ a, /** @type {number[] | null} */ b) =>
    (a?.[0] ?? 0) - (b?.[0] ?? 0);
  return isDeepStrictEqual(credited.toSorted(byClient), held.toSorted(byClient));
}

/**
 * How many sections are not read out as they stand: what is shown to readers, searched and counted.
 * @param {Client} database
 * @param {string} document
 * @param {Y.Doc} log
 */
async function staleSections(database, document, log) {
  const { rows } = await database.query(
    'SELECT t.section_key, t.content FROM section_texts t JOIN documents d ON d.owner_id = t.node_id WHERE d.id = $1',
    [document],
  );
  const shown = new Map(rows.map(({ section_key, content }) => [section_key, content]));
  return [...log.share.keys()].filter((root) => !isDeepStrictEqual(shown.get(root), readContent(log.getText(root))))
    .length;
}

/**
 * Whose updates the database holds though they were not told so, and whether anyone else has heard of them.
 * @param {Y.Doc} log
 * @param {Recorded[]} records
 */
function heldUnacknowledged(log, records) {
  const known = records.map(({ state }) =>
    Y.decodeStateVector(Y.encodeStateVectorFromUpdate(Buffer.from(state, 'base64'))),
  );
  return records.flatMap(({ client }, i) => {
    const held = Y.getState(log.store, client);
    if (held <= (known[i]?.get(client) ?? 0)) return [];
    return [{ client, heard: known.some((vector, other) => other !== i && (vector.get(client) ?? 0) >= held) }];
  });
}

/**
 * Whether a client has before its eyes, and was told, neither less nor more than the log says.
 * @param {Y.Doc} log
 * @param {Recorded} record
 */
function isAlike(log, { content, state, unacknowledged }) {
  if (unacknowledged !== null || content !== contentOf(log)) return false;
  const shadow = new Y.Doc();
  Y.applyUpdate(shadow, Buffer.from(state, 'base64'));
  return contentOf(shadow) === content && missingFrom(shadow, Y.encodeStateAsUpdate(log)) === 0;
}

const [, , url = '', records = '', ...words] = process.argv;
const report = await verify(url, records, words);
process.stdout.write(`${JSON.stringify(report)}\n`);
// Whoever started us may still hold a line to us.
process.channel?.unref();
process.exitCode = report.problems.length > 0 ? 1 : 0;
