import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { run, StepError, step } from '../../server/bin/steps.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const elsewhere = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/**
 * The path of a Chromium: the one CHROMIUM names, else one of the system, else the one that is installed where root may
 * do so with apt. Throws a `StepError` that says what to run.
 * @returns {Promise<string>}
 */
export async function findChromium() {
  const found = process.env.CHROMIUM || (await onSystem());
  if (found) return found;
  if (process.getuid?.() === 0 && (await isRunnable('/usr/bin/apt-get'))) {
    await step('installing Chromium', installWithApt);
    const installed = await onSystem();
    if (installed) return installed;
  }
  throw new StepError(
    'No Chromium was found: run « sudo apt-get install chromium », or set CHROMIUM to the path of one.',
  );
}

async function onSystem() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...elsewhere];
  for (const path of candidates) if ((await isRunnable(path)) && (await saysItsVersion(path))) return path;
  return null;
}

/** @param {string} path */
const isRunnable = (path) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

/** Some systems have a command that only tells how to install the browser. @param {string} path */
const saysItsVersion = (path) =>
  promisify(execFile)(path, ['--version']).then(
    ({ stdout }) => /Chrom/i.test(stdout),
    () => false,
  );

async function installWithApt() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
}
