import { fork } from 'node:child_process';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Lines of a child's output that are kept to be shown when something goes wrong. */
const KEPT_LINES = 60;

/** Every child that was started and is still there. @type {Set<Child>} */
const alive = new Set();

/** A process of ours that answers what it is asked. It ends when we do, however we end. */
export class Child {
  /** @type {Map<number, { resolve(value: any): void, reject(error: Error): void }>} */
  #asked = new Map();
  #count = 0;
  #lines = /** @type {string[]} */ ([]);
  /** @type {Promise<{ code: number | null, signal: string | null }>} */
  exited;
  /** Settles when the child says 'ready', or ends before it does. @type {Promise<void>} */
  ready;
  gone = false;

  /**
   * @param {URL} file
   * @param {{ args?: string[], env?: Record<string, string>, flags?: string[], onLine?(line: string): void }} [options] `flags`: of Node
   */
  constructor(file, { args = [], env = {}, flags = [], onLine } = {}) {
    const path = fileURLToPath(file);
    this.name = basename(path);
    this.process = fork(path, args, {
      env: { ...process.env, ...env },
      execArgv: flags,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    alive.add(this);
    for (const stream of [this.process.stdout, this.process.stderr]) {
      createInterface({ input: /** @type {import('node:stream').Readable} */ (stream) }).on('line', (line) => {
        this.#lines.push(line);
        if (this.#lines.length > KEPT_LINES) this.#lines.shift();
        onLine?.(line);
      });
    }
    this.exited = new Promise((resolve) => {
      this.process.once('exit', (code, signal) => {
        this.gone = true;
        alive.delete(this);
        for (const { reject } of this.#asked.values()) reject(new Error(`${this.name} ended (${signal ?? code})`));
        resolve({ code, signal });
      });
    });
    this.ready = new Promise((resolve, reject) => {
      this.process.on('message', (message) => message === 'ready' && resolve());
      void this.exited.then(() => reject(new Error(`${this.name} ended before it was ready`)));
    });
    this.ready.catch(() => undefined);
    this.process.on('error', () => undefined);
    this.process.on('message', (/** @type {any} */ message) => {
      if (message !== 'ready') this.#hear(message);
    });
  }

  /** The last lines it said. */
  get said() {
    return this.#lines.join('\n');
  }

  /**
   * @param {string} what
   * @param {object} [given]
   * @returns {Promise<any>}
   */
  ask(what, given = {}) {
    return new Promise((resolve, reject) => {
      if (this.gone) return reject(new Error(`${this.name} has ended`));
      const id = ++this.#count;
      this.#asked.set(id, { resolve, reject });
      this.process.send({ id, what, given }, (error) => {
        if (error) reject(error);
      });
    });
  }

  /** @param {NodeJS.Signals} signal */
  async end(signal = 'SIGKILL') {
    this.process.kill(signal);
    return this.exited;
  }

  /** @param {{ id: number, value?: unknown, error?: string }} message */
  #hear({ id, value, error }) {
    const waiting = this.#asked.get(id);
    this.#asked.delete(id);
    if (error !== undefined) waiting?.reject(new Error(`${this.name}: ${error}`));
    else waiting?.resolve(value);
  }
}

export const endAllChildren = () => Promise.all([...alive].map((child) => child.end()));

/**
 * The child's side: answers what it is asked, and ends with its parent.
 * @param {Record<string, (given: any) => unknown>} answers
 */
export function answerParent(answers) {
  process.on('message', async (/** @type {any} */ { id, what, given }) => {
    try {
      process.send?.({ id, value: await answers[what]?.(given) });
    } catch (error) {
      process.send?.({ id, error: /** @type {Error} */ (error).stack });
    }
  });
  process.once('disconnect', () => process.exit(1));
  // Ctrl-C is for the parent, which ends its children.
  process.on('SIGINT', () => undefined);
}
