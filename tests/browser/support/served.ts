import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../support/free-port.mjs';

const main = fileURLToPath(new URL('../../../server/dist/main.js', import.meta.url));

/** How long the product may take to start with its demonstration, in milliseconds. */
export const START_WITHIN = 120_000;

/** The product with its demonstration, in a process of its own, on data of its own. */
export class Served {
  private server: ChildProcess | null = null;

  private constructor(
    readonly url: string,
    private readonly directory: string,
    private readonly port: number,
  ) {}

  /** Starts it with a new demonstration, on a free port. */
  static async start(): Promise<Served> {
    const directory = await mkdtemp(join(tmpdir(), 'diapason-browser-'));
    // PostgreSQL does not run as root: whoever it runs as must be able to walk down to its data.
    await chmod(directory, 0o755);
    const port = await freePort();
    const served = new Served(`http://localhost:${port}`, directory, port);
    await served.resume();
    return served;
  }

  /** Starts it again on the data that is there. */
  async resume(): Promise<void> {
    const env = {
      ...process.env,
      NODE_ENV: 'development',
      DEMO: 'on',
      LOG_LEVEL: 'error',
      DATA_DIR: join(this.directory, 'data'),
    };
    this.server = spawn(process.execPath, [main], {
      env: { ...env, PORT: String(this.port) },
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    });
    let said = '';
    this.server.stderr?.on('data', (words: Buffer) => {
      said += words;
    });
    const ended = once(this.server, 'exit').then(() => Promise.reject(new Error(`the server ended\n${said}`)));
    const late = new Promise((_, reject) => {
      setTimeout(() => reject(new Error(`the server did not start\n${said}`)), START_WITHIN).unref();
    });
    await Promise.race([once(this.server, 'message'), ended, late]);
    ended.catch(() => undefined);
  }

  /** Ends the process: as an operator does, or as a failure does. */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (!this.server || this.server.exitCode !== null) return;
    const exited = once(this.server, 'exit');
    this.server.kill(signal);
    await exited;
  }

  /** Ends the process and removes its data. */
  async remove(): Promise<void> {
    await this.end();
    await rm(this.directory, { recursive: true, force: true });
  }
}
