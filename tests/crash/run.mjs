import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Random } from '@diapason/editor/testing';
import { Child, endAllChildren } from '../support/children.mjs';
import { PATIENCE, pause, within } from '../support/time.mjs';
import { Postgres } from './postgres.mjs';

const PEOPLE = 10;

/** @param {string} file */
const beside = (file) => new URL(file, import.meta.url);

/**
 * Who is killed, and when: the server at random; the server right after a commit, before anyone hears of it; PostgreSQL;
 * or nobody, but the connection between the two is cut with a write under way.
 * @typedef {'server' | 'untold' | 'postgres' | 'cut'} Kind
 */

/** One server, one PostgreSQL, ten people who type, and what happens to them. */
export class Run {
  figures = {
    randomKills: 0,
    inFlight: 0,
    unheardByChance: 0,
    untoldKills: 0,
    postgresKills: 0,
    postgresInFlight: 0,
    postgresUnheard: 0,
    serverEndedWithPostgres: 0,
    cuts: 0,
    acknowledged: 0,
    received: 0,
    comparisons: 0,
    missing: 0,
    logged: 0,
    snapshots: 0,
    slowestStart: 0,
  };
  /** @type {string[]} */
  problems = [];
  /** The server that runs, or is about to. @type {Child} */
  server = /** @type {any} */ (null);
  /** The process of those who type. @type {Child} */
  clients = /** @type {any} */ (null);
  /** What the server had to say, and how often. @type {Map<string, number>} */
  logged = new Map();
  /** Words that were committed and told to nobody before the server died. @type {string[]} */
  #words = [];
  #port = 0;

  /**
   * @param {string} directory
   * @param {number} seed
   */
  constructor(directory, seed) {
    this.directory = directory;
    this.seed = seed;
    this.random = new Random(seed);
    this.postgres = new Postgres(join(directory, 'data'));
    this.deathNote = join(directory, 'death.json');
    this.records = join(directory, 'records.json');
  }

  async begin() {
    this.#port = await freePort();
    await this.postgres.create();
    const seed = new Child(beside('seed.mjs'), { env: this.#environment });
    const cast = await within('the seed', seed.ask('seed', { people: PEOPLE }), seed);
    await seed.end();
    this.server = this.#warmServer();
    await this.#startServer();
    this.clients = new Child(beside('clients.mjs'));
    const url = `http://127.0.0.1:${this.#port}`;
    await within('the sessions', this.clients.ask('signIn', { cast, url, seed: this.seed }), this.clients);
    await this.#everyoneIsIn();
  }

  /** @param {Kind} kind */
  async round(kind) {
    await this.clients.ask('type');
    await pause(40 + this.random.below(500));
    if (kind === 'server') await this.#killServer();
    if (kind === 'untold') await this.#killServerUntold();
    if (kind === 'postgres') await this.#killPostgres();
    if (kind === 'cut') await this.#cutDatabaseOff();
    await this.#everyoneIsIn();
  }

  /** Everyone rests: all is kept, and all read the same, as does the database; so they do once the server has stopped. */
  async conclude() {
    await this.#rest();
    await this.#expectAlike('at rest');
    await this.#readersCatchUp();
    await this.#rest();
    await this.#expectAlike('after the last kill');
    const { code } = await within('the stop of the server', this.server.end('SIGTERM'), this.server);
    if (code !== 0) this.problems.push(`the server stopped with ${code}`);
    await this.#expectAlike('once the server had stopped');
  }

  async end() {
    await endAllChildren();
    await this.postgres.stop();
    await rm(this.directory, { recursive: true, force: true });
  }

  async #killServer() {
    const at = Date.now();
    await this.server.end();
    this.figures.randomKills += 1;
    const { inFlight, held } = await this.#afterDeath(at);
    if (inFlight > 0) this.figures.inFlight += 1;
    if (held.some(({ heard }) => !heard)) this.figures.unheardByChance += 1;
    await this.#startServer();
  }

  /** Somebody writes a word; the server dies when it is committed and nobody knows. Then everyone reads it, once. */
  async #killServerUntold() {
    const word = `mot-${this.#words.length + 1}-jamais-dit`;
    this.#words.push(word);
    await rm(this.deathNote, { force: true });
    await this.server.ask('dieOn', { word });
    const { client, document } = await this.clients.ask('write', { word, by: this.random.below(PEOPLE) });
    await within(`the death of the server on « ${word} »`, this.server.exited, this.server);
    this.figures.untoldKills += 1;
    const { at } = JSON.parse(await readFile(this.deathNote, 'utf8'));
    const { held } = await this.#afterDeath(at);
    if (!held.some((author) => author.client === client && !author.heard))
      this.problems.push(`« ${word} » was told before the server died`);
    await this.#startServer();
    await this.#everyoneIsIn();
    if (!(await this.clients.ask('readOnce', { word, document })))
      this.problems.push(`« ${word} » is not read once by everyone`);
  }

  /** The server is dead and nobody may come back: the database is looked at. @param {number} at when it died */
  async #afterDeath(at) {
    await this.clients.ask('rest');
    if (!(await this.clients.ask('cut'))) this.problems.push('a connection outlived the server');
    // The next one reads its code meanwhile; it connects to nothing before it is told to.
    this.server = this.#warmServer();
    return this.#verify(at);
  }

  async #killPostgres() {
    await this.postgres.kill();
    const at = Date.now();
    this.figures.postgresKills += 1;
    await pause(this.random.below(200));
    await this.clients.ask('rest');
    // The server stays cut off from what recovers, until that has been looked at.
    await within('the recovery of PostgreSQL', this.postgres.start());
    const { inFlight, held } = await this.#verify(at);
    if (inFlight > 0) this.figures.postgresInFlight += 1;
    if (held.length > 0) this.figures.postgresUnheard += 1;
    this.postgres.letThrough();
    if (!this.server.gone) return;
    this.figures.serverEndedWithPostgres += 1;
    this.server = this.#warmServer();
    await this.#startServer();
  }

  /**
   * The server loses the database while a write of its own waits there, gives it up, goes on with what it reads of the
   * log, and only then is the write done.
   */
  async #cutDatabaseOff() {
    await this.clients.ask('rest');
    await this.#rest();
    const document = await this.clients.ask('writeTwins', { by: this.random.below(PEOPLE) });
    const lock = await this.postgres.lock(document);
    await within('the repair of two items with one identity', lock.isWaitedFor(1), this.server);
    this.postgres.cut();
    this.figures.cuts += 1;
    if (!(await this.clients.ask('cut', { document }))) this.problems.push('a room outlived a write that failed');
    this.postgres.letThrough();
    await this.#everyoneIsIn();
    await this.clients.ask('writeIn', { document, word: 'après la coupure' });
    await within('the write after the cut', lock.isWaitedFor(2), this.server);
    await lock.release();
    await this.#rest();
    await this.#expectAlike('after a cut');
  }

  /**
   * The server dies right after the last word was acknowledged, before it was read out for readers and for search: it is
   * read out when the server is back, though nobody opens the fiche.
   */
  async #readersCatchUp() {
    await this.clients.ask('type');
    await pause(300);
    await this.clients.ask('rest');
    await this.clients.ask('saved');
    const at = Date.now();
    await this.server.end();
    if ((await this.#afterDeath(at)).stale === 0) this.problems.push('all was read out before the server died');
    await this.#startServer();
    for (const end = Date.now() + PATIENCE; ; ) {
      const { stale } = await this.#verify(at);
      if (stale === 0) return;
      if (Date.now() > end) throw new Error(`${stale} sections are not shown to readers as they stand`);
    }
  }

  async #rest() {
    if (!(await this.clients.ask('quiet'))) this.problems.push('something was never acknowledged');
  }

  /** @param {string} when */
  async #expectAlike(when) {
    if (!(await this.#verify(Date.now())).alike)
      throw new Error(`${when}, someone does not read what the database holds`);
  }

  /**
   * Compares what everyone was told with what PostgreSQL holds.
   * @param {number} at the moment at which to count what was in flight
   * @returns {Promise<import('./clients.mjs').Standing & import('./verify-database.mjs').Report>}
   */
  async #verify(at) {
    const standing = await this.clients.ask('record', { path: this.records, at });
    const verifier = new Child(beside('verify-database.mjs'), {
      args: [this.postgres.url, this.records, ...this.#words],
    });
    await within('the look at the database', verifier.exited, verifier);
    const report = reportOf(verifier);
    const { figures } = this;
    figures.acknowledged = standing.acknowledged;
    figures.received = standing.received;
    figures.comparisons += PEOPLE;
    figures.missing += report.missing;
    figures.logged = report.updates;
    figures.snapshots = Math.max(figures.snapshots, report.snapshots);
    this.problems.push(...report.problems);
    for (const reason of standing.refusals) this.problems.push(`someone was refused: ${reason}`);
    if (this.problems.length > 0) throw new Error('it is of no use to go on');
    return { ...standing, ...report };
  }

  get #environment() {
    return {
      NODE_ENV: 'test',
      DEMO: 'on',
      LOG_LEVEL: 'warn',
      HOST: '127.0.0.1',
      PORT: String(this.#port),
      DATABASE_URL: this.postgres.proxiedUrl,
      DEATH_NOTE: this.deathNote,
    };
  }

  /** A server that reads its code, and waits to be told to start. */
  #warmServer() {
    return new Child(beside('server.mjs'), { env: this.#environment, onLine: (line) => this.#note(line) });
  }

  /** @param {string} line */
  #note(line) {
    const [, message] = /"message":"([^"]+)"/.exec(line) ?? [];
    if (message) this.logged.set(message, (this.logged.get(message) ?? 0) + 1);
  }

  async #startServer() {
    const { server } = this;
    const since = Date.now();
    await within(
      'the start of the server',
      server.ask('start').then(() => server.ready),
      server,
    );
    this.figures.slowestStart = Math.max(this.figures.slowestStart, Date.now() - since);
  }

  #everyoneIsIn() {
    return within('everyone back in', this.clients.ask('connect'), this.server);
  }
}

/** @param {Child} verifier @returns {import('./verify-database.mjs').Report} */
function reportOf(verifier) {
  try {
    return JSON.parse(verifier.said);
  } catch {
    throw new Error(`the database could not be looked at:\n${verifier.said}`);
  }
}

/** A port that outgoing connections are not given while the server is away. */
async function freePort() {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const isFree = await new Promise((tell) => {
      const probe = createServer();
      probe.once('error', () => tell(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => tell(true)));
    });
    if (isFree) return port;
  }
}
