import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, checkNode, install, root, run, StepError, step } from '../../server/bin/steps.mjs';
import { findChromium } from './browser.mjs';
import { printCounts } from './counts.mjs';

// `npm test`: everything that is checked before a change lands, on the real server, PostgreSQL and Chromium.

const bin = (/** @type {string} */ name) => join(root, 'node_modules', '.bin', name);
const inTests = (/** @type {string} */ name) => join(root, 'tests', 'node_modules', '.bin', name);
const results = join(root, 'tests', 'results');
const startedAt = Date.now();

/** Each goes to its end, so that one run tells everything that is wrong. @type {[string, () => Promise<void>][]} */
const checks = [
  ['linting', () => run(bin('oxlint'), ['--deny-warnings'])],
  ['checking the format', () => run(bin('biome'), ['check'])],
  ['unit, concurrency, architecture, http, realtime and persistence tests', vitest],
  ['killing the server six times and PostgreSQL twice', crash],
  ['browser tests', () => playwright()],
];

/** @type {string[]} */
const failures = [];
try {
  await checkNode();
  const chromium = await findChromium();
  process.env.CHROMIUM = chromium;
  await install();
  await build();
  await rm(results, { recursive: true, force: true });
  for (const [what, check] of checks)
    await step(what, () => check().catch((error) => void failures.push(`${what}: ${error.message}`)));
  await printCounts(results);
} catch (error) {
  failures.push(error instanceof StepError ? error.message : String(/** @type {Error} */ (error).stack));
}
for (const failure of failures) console.error(`FAILED ${failure}`);
const minutes = ((Date.now() - startedAt) / 60_000).toFixed(1);
console.log(failures.length === 0 ? `Everything passed, in ${minutes} minutes.` : `It took ${minutes} minutes.`);
process.exitCode = failures.length === 0 ? 0 : 1;

function vitest() {
  const json = ['--reporter=default', '--reporter=json', `--outputFile.json=${join(results, 'vitest.json')}`];
  return run(bin('vitest'), ['run', '--config', 'tests/vitest.config.ts', ...json]);
}

function crash() {
  const json = join(results, 'crash.json');
  return run(process.execPath, ['tests/crash/crash.mjs', '--kills', '6', '--postgres-kills', '2', '--json', json]);
}

function playwright() {
  return run(inTests('playwright'), ['test', '--config', 'tests/playwright.config.ts']);
}
