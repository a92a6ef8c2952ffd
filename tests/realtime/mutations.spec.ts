import { CLOSE, foldLog, REFUSAL_CODES, readServerMessage, SERVER_CLIENT, writeMessage } from '@diapason/collab';
import { type Content, insertContent, readContent } from '@diapason/editor';
import { GESTURES, HeadlessEditor, Random } from '@diapason/editor/testing';
import { DocumentsRepository } from '@diapason/server/modules/documents/documents.repository';
import { beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Factory, type SmallStrategy, type Writer } from '../support/factories.js';
import { LiveClient, waitFor } from '../support/live-client.js';
import { type RunningApp, startApp } from '../support/start-app.js';

const MUTATIONS = Number(process.env.MUTATIONS ?? 2000);
const SEED = Number(process.env.SEED ?? 20_261_122);
/** In one document; then another is begun, so that texts stay as long as texts are. */
const PER_DOCUMENT = 2000;
const OFFENDERS = 8;
const HONEST = 50;
const TYPISTS = 5;
const TYPES_EVERY = 500;
/** How many words are read before anybody offends, to compare with. */
const QUIET_WORDS = 1000;
const SECTION = 'contexte';

const words = (text: string) => [{ type: 'text' as const, text }];
const CONTENT: Content = {
  type: 'doc',
  content: [
    { type: 'textBlock', content: words('Un paragraphe de plusieurs mots') },
    { type: 'textBlock', attrs: { kind: 'bullet', indent: 1 }, content: words('une ligne de liste') },
    { type: 'indicator', attrs: { id: 'i1', unit: 'sites', target: '12' }, content: words('Sites desservis') },
    { type: 'milestone', attrs: { id: 'm1', period: '2028' }, content: words('Commencer') },
    {
      type: 'table',
      attrs: { id: 't1' },
      content: [
        {
          type: 'tableRow',
          attrs: { id: 'r1' },
          content: [{ type: 'tableCell', attrs: { id: 'c1' }, content: words('une case') }],
        },
      ],
    },
  ],
};

let running: RunningApp;
let make: Factory;
beforeAll(async () => {
  running = await startApp();
  make = new Factory(running);
});

const FATES = ['covered', 'set aside', ...REFUSAL_CODES, 'without a code'] as const;
/** What became of mutated updates: covered (on disk, or nothing new), set aside for what came before, or refused. */
type Tally = Record<(typeof FATES)[number], number>;
const newTally = () => Object.fromEntries(FATES.map((fate) => [fate, 0])) as Tally;

/** One update of an honest gesture by a copy of what someone has before their eyes; the copy is thrown away. */
function gesture(doc: Y.Doc, random: Random): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = 10_000 + random.below(0xffff_0000);
  const before = Y.encodeStateVector(copy);
  const editor = new HeadlessEditor(copy.getText(SECTION));
  const hand = { editor, random, clipboard: { slice: null }, letters: (count: number) => 'abcdefghij'.slice(0, count) };
  const [first, second] = [random.pick(Object.keys(GESTURES)), random.pick(['type', 'enter', 'bold', 'add an item'])];
  for (const name of [first, second]) GESTURES[name]?.(hand);
  const update = Y.encodeStateAsUpdate(copy, before);
  editor.destroy();
  copy.destroy();
  return update;
}

/** The same bytes with some of them changed, doubled, cut off, or taken from another update. */
function mutated(update: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const at = random.below(update.length);
  const chance = random.next();
  if (chance < 0.1) return update.slice(0, at);
  if (chance < 0.2) return Uint8Array.of(...update.slice(0, at), ...other.slice(random.below(other.length)));
  if (chance < 0.3) return Uint8Array.of(...update.slice(0, at), ...update.slice(Math.max(0, at - 4)));
  const bytes = update.slice();
  for (let flips = 1 + random.below(3); flips > 0; flips--)
    bytes[random.below(bytes.length)] = random.chance(0.5) ? random.below(256) : random.pick([0, 1, 127, 128, 255]);
  return bytes;
}

/** A connection of an offender, and what the server said on it: how often it asked for all, how much it says is covered. */
class Wire {
  asked = 0;
  sent = 0;
  private covered = 0;
  private read = 0;

  constructor(readonly live: LiveClient) {}

  send(update: Uint8Array): void {
    this.live.sendRaw(writeMessage({ type: 'update', update, whole: false }));
    this.sent += 1;
  }

  /** Whether each update has its answer. Each time it is asked, the client sends all it has: that is covered too. */
  isAnswered(): boolean {
    const { frames } = this.live;
    for (; this.read < frames.length; this.read++) {
      const message = readServerMessage(frames[this.read] as Uint8Array);
      if (message?.type === 'state-vector') this.asked += 1;
      if (message?.type === 'acknowledged') this.covered = message.count;
    }
    return this.covered >= this.asked + this.sent;
  }
}

/** Sends mutated updates one after the other, comes back when put out, and says what became of each. */
async function offend({ http, live }: Writer, document: string, count: number, random: Random): Promise<Tally> {
  const tally = newTally();
  let wire = new Wire(live);
  const again = async () => {
    wire.live.leave();
    return new Wire(await LiveClient.open(http, document));
  };
  let previous = gesture(live.doc, random);
  for (let i = 0; i < count; i++) {
    if (wire.live.closed) wire = await again();
    await waitFor('the connection to be at rest', () => wire.isAnswered());
    const { doc } = wire.live;
    const sound = gesture(doc, random);
    const bytes = mutated(sound, previous, random);
    previous = sound;
    const { asked } = wire;
    wire.send(bytes);
    await waitFor(`an answer to mutation ${i} (seed ${SEED})`, () => wire.live.closed || wire.isAnswered());
    if (wire.live.closed) {
      expect(wire.live.closed.code).toBe(CLOSE.invalid);
      tally[wire.live.refused ?? 'without a code'] += 1;
    } else if (wire.asked > asked) tally['set aside'] += 1;
    else {
      tally.covered += 1;
      // The room does not tell senders their own words again: what it made of these is read anew.
      wire = await again();
    }
  }
  wire.live.leave();
  return tally;
}

/** Honest people: some type, each notes when a word that was typed arrives. */
function goOn(people: readonly LiveClient[]): { stop(): void; delays: number[] } {
  const delays: number[] = [];
  const sent = new Map<string, number>();
  let count = 0;
  for (const { doc } of people) {
    // Words that an offender moves arrive once more: that is not the time they took.
    const seen = new Set<string>();
    doc.getText(SECTION).observe(({ delta, transaction }) => {
      if (transaction.local) return;
      for (const { insert } of delta)
        for (const [token] of typeof insert === 'string' ? insert.matchAll(/‹\d+›/g) : []) {
          const at = sent.get(token);
          if (at !== undefined && !seen.has(token)) delays.push(performance.now() - at);
          seen.add(token);
        }
    });
  }
  const timer = setInterval(() => {
    for (const person of people.slice(0, TYPISTS)) {
      const token = `‹${++count}›`;
      sent.set(token, performance.now());
      person.type(SECTION, token);
    }
  }, TYPES_EVERY);
  return { stop: () => clearInterval(timer), delays };
}

const percentile = (values: number[], part: number) =>
  Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN);

/** Every row of the log says only what its writer may say: new ids are leased to them, or the room's that put words back. */
async function standsUnderItsWriters(document: string, offenders: ReadonlySet<string>): Promise<number> {
  const leases: { client: string; membership: string }[] = await running.dataSource.query(
    'SELECT client_id AS client, membership_id AS membership FROM document_clients WHERE document_id = $1',
    [document],
  );
  const holders = new Map(leases.map(({ client, membership }) => [Number(client), membership]));
  const rows: { bytes: Buffer; membership: string | null; kind: string }[] = await running.dataSource.query(
    'SELECT bytes, membership_id AS membership, kind FROM document_updates WHERE document_id = $1 ORDER BY seq',
    [document],
  );
  const doc = new Y.Doc();
  for (const { bytes, membership, kind } of rows) {
    if (membership)
      for (const { id, length } of Y.decodeUpdate(bytes).structs)
        if (kind === 'replanted') expect(id.client).toBe(SERVER_CLIENT);
        else if (id.clock + length > Y.getState(doc.store, id.client))
          expect(holders.get(id.client), kind).toBe(membership);
    Y.applyUpdate(doc, bytes);
  }
  // What the room puts back for them comes on top of what they sent.
  return rows.filter(({ membership, kind }) => kind !== 'replanted' && membership && offenders.has(membership)).length;
}

const byId = (a: { client: number; clock: number }, b: { client: number; clock: number }) =>
  a.client - b.client || a.clock - b.clock;

async function round(strategy: SmallStrategy, count: number, random: Random) {
  const document = await make.documentOf(strategy.fiche);
  const honest: LiveClient[] = [];
  for (let i = 0; i < TYPISTS; i++) honest.push((await make.writer(strategy)).live);
  const { http } = await make.writer(strategy);
  while (honest.length < HONEST) honest.push(await LiveClient.open(http, document));
  const [first] = honest as [LiveClient];
  insertContent(first.text(SECTION), CONTENT);
  await first.saved();
  const offenders: Writer[] = [];
  for (let i = 0; i < OFFENDERS; i++) offenders.push(await make.writer(strategy));

  const { stop, delays } = goOn(honest);
  await waitFor('words read in peace', () => delays.length >= QUIET_WORDS, 60_000);
  const quiet = delays.splice(0);
  const tallies = await Promise.all(
    offenders.map((offender, i) =>
      offend(offender, document, Math.ceil((count - i) / OFFENDERS), new Random(random.below(2 ** 31))),
    ),
  );
  stop();
  await Promise.all(honest.map((live) => live.saved()));
  expect(honest.flatMap(({ closed, refused }) => [closed, refused].filter(Boolean))).toEqual([]);

  const witness = await LiveClient.open(http, document);
  const said = ({ doc }: { doc: Y.Doc }) => Buffer.from(Y.encodeStateVector(doc)).toString('base64');
  await waitFor(
    `all to have heard of everything (seed ${SEED})`,
    () => honest.every((live) => said(live) === said(witness)),
    60_000,
  );
  const wanted = readContent(witness.doc.getText(SECTION));
  for (const live of honest) expect(readContent(live.doc.getText(SECTION)), `seed ${SEED}`).toEqual(wanted);
  const logged = await standsUnderItsWriters(document, new Set(offenders.map(({ member }) => member.membership)));
  const repository = running.app.get(DocumentsRepository, { strict: false });
  const { ledger } = await repository.storeOf(document).load();
  const folded = await foldLog(await repository.log(document), [...witness.doc.share.keys()]);
  expect(ledger.runs.toSorted(byId)).toEqual(folded.runs.toSorted(byId));
  for (const live of [...honest, witness]) live.leave();
  return { tallies, quiet, delays, logged };
}

it(`${MUTATIONS} mutated updates: each is refused with a code, or written under the name of who sent it`, async () => {
  const random = new Random(SEED);
  const total = newTally();
  let quiet: number[] = [];
  let delays: number[] = [];
  let logged = 0;
  for (let done = 0; done < MUTATIONS; done += PER_DOCUMENT) {
    const outcome = await round(await make.strategy(), Math.min(PER_DOCUMENT, MUTATIONS - done), random);
    for (const tally of outcome.tallies) for (const fate of FATES) total[fate] += tally[fate];
    quiet = quiet.concat(outcome.quiet);
    delays = delays.concat(outcome.delays);
    logged += outcome.logged;
  }
  const told = FATES.flatMap((fate) => (total[fate] > 0 ? `${total[fate]} ${fate}` : []));
  const readIn = (values: number[]) => `p50 ${percentile(values, 0.5)} ms, p95 ${percentile(values, 0.95)} ms`;
  console.log(
    `${MUTATIONS} mutated updates (seed ${SEED}): ${told.join(', ')}; ${logged} rows of theirs in the log. ` +
      `${HONEST} others, ${TYPISTS} of whom typed, read one another in ${readIn(quiet)} before, ` +
      `${readIn(delays)} meanwhile (${delays.length} words)`,
  );
  expect(total['without a code']).toBe(0);
  expect(logged).toBeGreaterThan(0);
  expect(logged).toBeLessThanOrEqual(total.covered);
  expect(Object.values(total).reduce((sum, each) => sum + each, 0)).toBe(MUTATIONS);
}, 21_600_000);
