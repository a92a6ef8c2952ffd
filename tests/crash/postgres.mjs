import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbeddedPostgres } from '@diapason/server/platform/database/embedded-postgres';
import { Client } from 'pg';
import { until } from '../support/time.mjs';

const DATABASE = 'crash';

/**
 * A PostgreSQL that can be killed and comes back on the same data, and the wire to it: a proxy whose address never
 * changes, since the embedded PostgreSQL takes another port each time it starts.
 */
export class Postgres {
  /** @type {Promise<import('@diapason/server/platform/database/embedded-postgres').EmbeddedPostgres> | null} */
  #running = null;
  #url = '';
  #passes = false;
  /** @type {Set<import('node:net').Socket>} */
  #wires = new Set();
  #proxy = createServer((socket) => this.#accept(socket));
  #proxyPort = 0;

  /** @param {string} directory */
  constructor(directory) {
    this.directory = directory;
  }

  /** Straight to PostgreSQL, for whoever verifies. */
  get url() {
    return at(this.#url, Number(new URL(this.#url).port));
  }

  /** Through the proxy, for the server. */
  get proxiedUrl() {
    return at(this.#url, this.#proxyPort);
  }

  async create() {
    await this.start();
    const admin = new Client({ connectionString: this.#url });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${DATABASE}`);
    await admin.end();
    await /** @type {Promise<void>} */ (new Promise((done) => this.#proxy.listen(0, '127.0.0.1', () => done())));
    this.#proxyPort = /** @type {import('node:net').AddressInfo} */ (this.#proxy.address()).port;
    this.letThrough();
  }

  async start() {
    this.#running = startEmbeddedPostgres(this.directory, () => undefined);
    this.#url = (await this.#running).url;
  }

  letThrough() {
    this.#passes = true;
  }

  /** Nothing passes any more, in either direction. */
  cut() {
    this.#passes = false;
    for (const socket of this.#wires) socket.destroy();
  }

  /** SIGKILL for the postmaster and all its children, and the wire is cut. */
  async kill() {
    const [line = ''] = (await readFile(join(this.directory, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
    const postmaster = Number(line);
    // Stopped first, so that it makes no child that we have not seen.
    process.kill(postmaster, 'SIGSTOP');
    const family = (await processes()).filter(({ pid, parent }) => pid === postmaster || parent === postmaster);
    for (const { pid } of family) process.kill(pid, 'SIGKILL');
    this.cut();
    const pids = new Set(family.map(({ pid }) => pid));
    await until(async () => !(await processes()).some(({ pid }) => pids.has(pid)));
  }

  /** Holds back whatever is written in a document. @param {string} document */
  async lock(document) {
    const holder = new Client({ connectionString: this.url });
    holder.on('error', () => undefined);
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM documents WHERE id = $1 FOR UPDATE', [document]);
    return {
      /** Waits until so many stand before it. */
      isWaitedFor: async (/** @type {number} */ by) => {
        const waiting = 'SELECT count(DISTINCT pid)::int AS waiting FROM pg_locks WHERE NOT granted';
        await until(async () => (await holder.query(waiting)).rows[0].waiting >= by);
      },
      release: async () => {
        await holder.query('ROLLBACK');
        await holder.end();
      },
    };
  }

  async stop() {
    this.cut();
    this.#proxy.close();
    await (await this.#running?.catch(() => null))?.stop();
  }

  /** @param {import('node:net').Socket} socket */
  #accept(socket) {
    if (!this.#passes) return socket.destroy();
    const upstream = connect(Number(new URL(this.#url).port), '127.0.0.1');
    for (const wire of [socket, upstream]) {
      const other = wire === socket ? upstream : socket;
      this.#wires.add(wire);
      wire.setNoDelay(true);
      wire.on('error', () => undefined);
      wire.once('close', () => {
        this.#wires.delete(wire);
        other.destroy();
      });
      wire.pipe(other);
    }
  }
}

/**
 * @param {string} url
 * @param {number} port
 */
function at(url, port) {
  const address = new URL(url);
  address.port = String(port);
  address.pathname = `/${DATABASE}`;
  return address.href;
}

/** The processes that run now; one that ended and was not yet taken note of runs no more. */
async function processes() {
  const all = process.platform === 'linux' ? await readProc() : await askPs();
  return all.filter(({ state }) => !state.startsWith('Z') && !state.startsWith('X'));
}

async function readProc() {
  const pids = (await readdir('/proc')).map(Number).filter(Boolean);
  const all = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      // The name of the program, between parentheses, may hold spaces.
      const [state = 'X', parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return { pid, parent: Number(parent), state: state || 'X' };
    }),
  );
  return all;
}

async function askPs() {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,stat=']);
  return stdout
    .trim()
    .split('\n')
    .map((line) => {
      const [pid, parent, state = 'X'] = line.trim().split(/\s+/);
      return { pid: Number(pid), parent: Number(parent), state };
    });
}
