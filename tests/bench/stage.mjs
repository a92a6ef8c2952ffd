import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SCHEMA_VERSION } from '@diapason/editor';
import { startEmbeddedPostgres } from '@diapason/server/platform/database/embedded-postgres';
import { Client } from 'pg';
import { Child, endAllChildren } from '../support/children.mjs';
import { freePort } from '../support/free-port.mjs';
import { within } from '../support/time.mjs';

/** @typedef {import('../support/strategy.mjs').Contributor} Contributor */

const PEOPLE = 60;
const ORGANISATIONS = 12;

/** @param {string} file */
const beside = (file) => new URL(file, import.meta.url);

/** PostgreSQL as the server starts it, the server on it in a process of its own, and the processes beside them. */
export class Stage {
  /** @type {Child} */
  server = /** @type {any} */ (null);
  /** The process whose children are PostgreSQL. */
  postmaster = 0;
  /** @type {Contributor[]} */
  people = [];
  /** @type {string[]} */
  documents = [];
  /** @type {import('@diapason/server/platform/database/embedded-postgres').EmbeddedPostgres | null} */
  #postgres = null;
  #directory = '';
  #port = 0;

  async begin() {
    this.#directory = await mkdtemp(join(tmpdir(), 'diapason-bench-'));
    // PostgreSQL does not run as root: whoever it runs as must be able to walk down to its data.
    await chmod(this.#directory, 0o755);
    const data = join(this.#directory, 'data');
    this.#postgres = await startEmbeddedPostgres(data, () => undefined);
    const [pid = ''] = (await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
    this.postmaster = Number(pid);
    this.#port = await freePort();
    const [{ fsync } = { fsync: '' }] = await this.query('SHOW fsync');
    if (fsync !== 'on') throw new Error(`PostgreSQL does not wait for the disk: fsync is ${fsync}`);
  }

  /**
   * Fiches of their own for who is to come, each with so many operations.
   * @param {number} fiches
   * @param {number} [operations]
   * @param {{ people: number, organisations: number }} [writers]
   */
  async prepare(fiches, operations = 0, writers = { people: PEOPLE, organisations: ORGANISATIONS }) {
    const child = new Child(beside('prepare.mjs'), { env: this.#environment });
    const wanted = { ...writers, fiches, operations };
    ({ people: this.people, documents: this.documents } = await child.ask('prepare', wanted));
    await child.end();
  }

  async startServer() {
    this.server = new Child(beside('server.mjs'), { env: this.#environment, flags: ['--expose-gc'] });
    const { server } = this;
    await within(
      'the start of the server',
      server.ask('start').then(() => server.ready),
      server,
    );
  }

  async stopServer() {
    await within('the stop of the server', this.server.end('SIGTERM'), this.server);
  }

  /** The process of those who connect. */
  load() {
    return new Child(beside('load.mjs'));
  }

  /** What the same messages cost without a document. */
  async floor() {
    const child = new Child(beside('floor.mjs'));
    return { child, url: `ws://127.0.0.1:${await child.ask('start')}` };
  }

  /**
   * Someone's place in a document, by a session of their own; the people serve again once all have come.
   * @param {number} room of which document
   * @param {number} who
   * @param {boolean} types
   * @returns {Promise<import('./visitor.mjs').Seat>}
   */
  async seat(room, who, types) {
    const { person, membership } = /** @type {Contributor} */ (this.people[who % PEOPLE]);
    const query = new URLSearchParams({ as: membership, schema: String(SCHEMA_VERSION), ack: '1' });
    const address = `ws://127.0.0.1:${this.#port}/collab/${this.documents[room]}?${query}`;
    const response = await fetch(`http://127.0.0.1:${this.#port}/api/demonstration/become`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person }),
    });
    if (!response.ok) throw new Error(`no session: ${response.status}`);
    const [cookie = ''] = response.headers.getSetCookie();
    return { address, cookie: cookie.split(';')[0] ?? '', room, types };
  }

  /** @param {string} sql @param {unknown[]} [values] @returns {Promise<any[]>} */
  async query(sql, values) {
    const client = new Client({ connectionString: this.#postgres?.url });
    await client.connect();
    const { rows } = await client.query(sql, values);
    await client.end();
    return rows;
  }

  async end() {
    await endAllChildren();
    await this.#postgres?.stop();
    await rm(this.#directory, { recursive: true, force: true });
  }

  get #environment() {
    return {
      NODE_ENV: 'test',
      DEMO: 'on',
      LOG_LEVEL: 'warn',
      HOST: '127.0.0.1',
      PORT: String(this.#port),
      DATABASE_URL: this.#postgres?.url ?? '',
    };
  }
}
