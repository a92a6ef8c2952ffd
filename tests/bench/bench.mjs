import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { heaviest } from './profile.mjs';
import { printHead, printRow } from './report.mjs';
import { SCENARIOS } from './scenarios.mjs';
import { Stage } from './stage.mjs';

// What a session costs: the real server on PostgreSQL that waits for the disk, and everyone who has a text open in another
// process. Prints a table, and writes it to tests/results.
//
//   pnpm bench:collab [scenario…] [--seconds 20] [--profile] [--json file]

/** From the keystroke to the document of everyone else, for 60 people of whom 30 type, in milliseconds. */
const LIMITS = { 'fiche-60': 100 };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '20' },
    profile: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const unknown = positionals.filter((name) => !(name in SCENARIOS));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. There are: ${Object.keys(SCENARIOS).join(', ')}.`);
  process.exit(2);
}
const chosen = positionals.length > 0 ? positionals : Object.keys(SCENARIOS);
const results = fileURLToPath(new URL('../results', import.meta.url));
await mkdir(results, { recursive: true });

const stage = new Stage();
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.once(signal, () => leave(130));
const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model, load: loadavg() };
/** @type {Record<string, import('./scenarios.mjs').Row[]>} */
const rows = {};
/** @type {Record<string, { name: string, share: number }[]>} */
const profiles = {};
/** @type {string[]} */
const problems = [];

try {
  await stage.begin();
  console.log(
    `Node ${machine.node}, ${machine.processors} processors, load average ${machine.load[0]?.toFixed(1)}, fsync on`,
  );
  printHead();
  for (const name of chosen) await run(name);
} catch (error) {
  problems.push(String(/** @type {Error} */ (error).stack));
} finally {
  await stage.end();
}

for (const [name, functions] of Object.entries(profiles)) {
  console.log(`\n${name}: where the server is busy`);
  for (const { name: functionName, share } of functions)
    console.log(`${share.toFixed(1).padStart(6)} %  ${functionName}`);
}
const path = values.json ?? join(results, 'bench-collab.json');
await writeFile(
  path,
  `${JSON.stringify({ at: new Date(), machine, seconds: Number(values.seconds), rows, profiles, problems }, null, 2)}\n`,
);
for (const problem of problems) console.error(`FAILED: ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;

/** @param {string} name */
async function run(name) {
  const profile = join(results, `${name}.cpuprofile`);
  await rm(profile, { force: true });
  const scenario = /** @type {import('./scenarios.mjs').Scenario} */ (SCENARIOS[name]);
  const measured = scenario(stage, {
    seconds: Number(values.seconds),
    ...(values.profile ? { profiling: profilingInto(profile) } : {}),
  });
  rows[name] = [];
  for await (const row of measured) {
    rows[name].push(row);
    printRow(row);
    for (const problem of row.problems) problems.push(`${name}: ${problem}`);
  }
  if (existsSync(profile)) profiles[name] = await heaviest(profile);
  const limit = LIMITS[/** @type {keyof typeof LIMITS} */ (name)];
  const p95 = rows[name][0]?.delays?.p95 ?? 0;
  if (limit !== undefined && p95 > limit) problems.push(`${name}: p95 is ${p95.toFixed(1)} ms, above ${limit}`);
}

/** @param {string} path @returns {import('./scenarios.mjs').Profiling} */
function profilingInto(path) {
  return {
    start: (server) => server.ask('profile'),
    stop: (server) => server.ask('profiled', { path }),
  };
}

/** Leaves nothing behind, whatever happened. @param {number} code */
async function leave(code) {
  await stage.end().catch(() => undefined);
  process.exit(code);
}
