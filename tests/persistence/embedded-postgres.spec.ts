import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  type EmbeddedPostgres,
  EmbeddedPostgresError,
  startEmbeddedPostgres,
} from '@diapason/server/platform/database/embedded-postgres';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { waitFor } from '../support/live-client.js';

const LAUNCHER = import.meta.resolve('@diapason/server/platform/database/embedded-postgres');

let base: string;
const ends: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'diapason-postgres-'));
  await chmod(base, 0o755);
});
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
  await rm(base, { recursive: true, force: true });
});

async function start(directory: string): Promise<EmbeddedPostgres & { notes: string[] }> {
  const notes: string[] = [];
  const postgres = await startEmbeddedPostgres(directory, (step) => notes.push(step));
  ends.push(postgres.stop);
  return { ...postgres, notes };
}

async function ask<T>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

const placeOf = async (url: string) => {
  const [row] = await ask<{ setting: string }>(url, `SELECT setting FROM pg_settings WHERE name = 'data_directory'`);
  return (row as { setting: string }).setting;
};

/** Starts it in another program, which then waits, and gives that program, the address and the process of PostgreSQL. */
async function startElsewhere(directory: string): Promise<{ program: ChildProcess; url: string; postgres: number }> {
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(LAUNCHER)};
    const { url } = await startEmbeddedPostgres(process.argv[1], () => {});
    process.stdout.write(url + '\\n');
    setInterval(() => {}, 1000);`;
  const program = spawn(process.execPath, ['--input-type=module', '-e', script, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  ends.push(async () => program.kill('SIGKILL'));
  let said = '';
  program.stdout.on('data', (chunk) => (said += chunk));
  const url = await waitFor('its address', () => (said.includes('\n') ? said.trim() : null), 30_000);
  const pidFile = await readFile(join(await placeOf(url), 'postmaster.pid'), 'utf8');
  return { program, url, postgres: Number(pidFile.split('\n')[0]) };
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

it('starts on a directory that is not there yet, and finds its data again', async () => {
  const directory = join(base, 'deep', 'data');
  const first = await start(directory);
  expect(first.notes).toContain('creating the database');
  await ask(first.url, `CREATE TABLE kept AS SELECT 'là' AS word`);
  await first.stop();
  await expect(ask(first.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  const second = await start(directory);
  expect(second.notes).not.toContain('creating the database');
  expect(await ask(second.url, 'SELECT word FROM kept')).toEqual([{ word: 'là' }]);
});

it('asks for a password that only its owner may read, and listens to this machine alone', async () => {
  const directory = join(base, 'data');
  const { url } = await start(directory);
  const { mode } = await stat(join(directory, 'postgres.secret'));
  expect((mode & 0o777).toString(8)).toBe('600');
  expect(((await stat(await placeOf(url))).mode & 0o777).toString(8)).toBe('700');
  const wrong = new URL(url);
  wrong.password = 'sésame';
  await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  const [settings] = await ask(
    url,
    `SELECT current_setting('listen_addresses') AS listens, current_setting('unix_socket_directories') AS sockets,
            current_setting('data_checksums') AS checksums, current_setting('server_encoding') AS encoding`,
  );
  expect(settings).toEqual({ listens: '127.0.0.1', sockets: '', checksums: 'on', encoding: 'UTF8' });
});

it('refuses a directory that another one is using, with a sentence, and lets that one be', async () => {
  const directory = join(base, 'data');
  const { url } = await start(directory);
  const refused = start(directory);
  await expect(refused).rejects.toThrow(/^Another Diapason is using these data \(process \d+\)\. Stop it first/);
  await expect(refused).rejects.toBeInstanceOf(EmbeddedPostgresError);
  expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

it('dies with the program that started it, even when that one is killed, and loses nothing', async () => {
  const directory = join(base, 'data');
  const { program, url, postgres } = await startElsewhere(directory);
  await ask(url, `CREATE TABLE kept AS SELECT 'là' AS word`);
  expect(isAlive(postgres)).toBe(true);
  program.kill('SIGKILL');
  await waitFor('PostgreSQL to be gone', () => !isAlive(postgres), 15_000);
  const again = await start(directory);
  expect(await ask(again.url, 'SELECT word FROM kept')).toEqual([{ word: 'là' }]);
});

it('starts after it was itself killed', async () => {
  const directory = join(base, 'data');
  const { program, url, postgres } = await startElsewhere(directory);
  await ask(url, `CREATE TABLE kept AS SELECT 'là' AS word`);
  process.kill(postgres, 'SIGKILL');
  await waitFor('PostgreSQL to be gone', () => !isAlive(postgres));
  program.kill('SIGKILL');
  const again = await start(directory);
  expect(await ask(again.url, 'SELECT word FROM kept')).toEqual([{ word: 'là' }]);
});

it('works under a home that nobody else may enter', async () => {
  const home = join(base, 'home');
  await mkdir(home, { mode: 0o700 });
  const directory = join(home, 'data');
  const first = await start(directory);
  const place = await placeOf(first.url);
  // What root cannot keep in its home, since PostgreSQL does not run as root, has a place of its own.
  if (!place.startsWith(home)) ends.unshift(() => rm(dirname(place), { recursive: true, force: true }));
  await ask(first.url, `CREATE TABLE kept AS SELECT 'là' AS word`);
  await first.stop();
  expect(((await stat(home)).mode & 0o777).toString(8)).toBe('700');
  const second = await start(directory);
  expect(await placeOf(second.url)).toBe(place);
  expect(await ask(second.url, 'SELECT word FROM kept')).toEqual([{ word: 'là' }]);
  await expect(start(directory)).rejects.toBeInstanceOf(EmbeddedPostgresError);
});
