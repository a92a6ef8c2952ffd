import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// What starting and testing have in common: steps that are skipped when nothing has changed since they were last done.

/** The top folder of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

const workspaces = [
  'server',
  'client',
  'tests',
  ...['domain', 'contracts', 'editor', 'collab'].map((name) => `packages/${name}`),
];
const binary = (/** @type {string} */ name) => join(root, 'node_modules', '.bin', name);

/** A step that went wrong, told in one sentence. */
export class StepError extends Error {}

/** Refuses a Node that is older than package.json asks for. Throws a `StepError`. */
export async function checkNode() {
  const { engines } = await readJson('package.json');
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = engines.node.replace('>=', '').split('.').map(Number);
  const older = major === leastMajor ? minor < leastMinor : major < leastMajor;
  if (older) throw new StepError(`Node ${process.versions.node} is too old: Diapason needs Node ${engines.node}.`);
}

/** Installs the packages of the lock file with pnpm, which npx brings along. */
export async function install() {
  const files = [
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'package.json',
    ...workspaces.map((path) => `${path}/package.json`),
  ];
  const contents = await Promise.all(files.map((file) => readFile(join(root, file))));
  const state = digest([process.version, process.platform, process.arch, ...contents]);
  await once('install', state, 'installing packages (a minute or two the first time)', async () => {
    const { devEngines } = await readJson('package.json');
    const { name, version } = devEngines.packageManager;
    await run('npx', ['--yes', `${name}@${version}`, 'install', '--frozen-lockfile', '--reporter=append-only']);
  });
}

/** Compiles packages, server and tests, which checks every type, and builds the client. */
export async function build() {
  const state = digest(await listing(['tsconfig.base.json', ...workspaces]));
  await once('build', state, 'building', async () => {
    await run(binary('tsc'), ['-b']);
    const client = join(root, 'client');
    await run(join(client, 'node_modules', '.bin', 'vite'), ['build', '--logLevel', 'warn'], { cwd: client });
  });
}

/**
 * Runs a command to its end. Throws a `StepError` when it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 */
export async function run(command, args, { cwd = root, env = process.env } = {}) {
  const child = spawn(command, args, { cwd, env, stdio: 'inherit', shell: process.platform === 'win32' });
  const code = await new Promise((done, fail) => child.once('error', fail).once('exit', done));
  if (code !== 0) throw new StepError(`« ${[command, ...args].join(' ')} » failed.`);
}

/**
 * Says what is being done, and for how long it was.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const startedAt = Date.now();
  console.error(`… ${what}`);
  const result = await work();
  console.error(`  done in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  return result;
}

/** @param {string} name @param {string} state @param {string} what @param {() => Promise<void>} work */
async function once(name, state, what, work) {
  const stamp = join(root, 'node_modules', '.diapason', name);
  if ((await readFile(stamp, 'utf8').catch(() => null)) === state) return;
  await step(what, work);
  await mkdir(dirname(stamp), { recursive: true });
  await writeFile(stamp, state);
}

/** Every source file under these paths, with its size and when it was last written. @param {readonly string[]} paths */
async function listing(paths) {
  /** @type {string[]} */
  const lines = [];
  for (const path of paths) {
    const { mtimeMs, size } = await stat(join(root, path));
    const isFolder = (await stat(join(root, path))).isDirectory();
    if (!isFolder) lines.push(`${path} ${mtimeMs} ${size}`);
    else {
      const names = (await readdir(join(root, path))).filter((name) => !isMade(name));
      lines.push(...(await listing(names.sort().map((name) => `${path}/${name}`))));
    }
  }
  return lines;
}

/** What a build or a run makes is no source. @param {string} name */
const isMade = (name) =>
  ['node_modules', 'dist', 'dist-types', 'results'].includes(name) || name.endsWith('.tsbuildinfo');

/** @param {readonly (string | Buffer)[]} parts */
function digest(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

/** @param {string} file */
const readJson = async (file) => JSON.parse(await readFile(join(root, file), 'utf8'));
