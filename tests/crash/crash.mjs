import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { printReport } from './report.mjs';
import { Run } from './run.mjs';

// Proves that nothing that was acknowledged or seen is ever lost. Ten people type in three fiches while the server, then
// PostgreSQL, is killed (SIGKILL) over and over. After each kill, before anyone may come back, another process rebuilds
// every text from PostgreSQL alone and looks in it for all that each person was told is kept, or had received.
//
//   node tests/crash/crash.mjs [--kills 200] [--postgres-kills 50] [--cuts 10] [--seed n] [--json file]

/** Every so many kills of the server, it dies right after a commit. */
const UNTOLD_EVERY = 4;
/** What a full run must have seen at least, of kills with updates in flight and of kills right after a commit. */
const FULL = 200;
const LEAST = 30;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: String(FULL) },
    'postgres-kills': { type: 'string', default: '50' },
    cuts: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    json: { type: 'string' },
  },
});
const kills = Number(values.kills);
const cuts = values.cuts === undefined ? Math.ceil(kills / 20) : Number(values.cuts);
const seed = Number(values.seed);
const startedAt = Date.now();

const directory = await mkdtemp(join(tmpdir(), 'diapason-crash-'));
// PostgreSQL does not run as root: whoever it runs as must be able to walk down to its data.
await chmod(directory, 0o755);
const run = new Run(directory, seed);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.once(signal, () => leave(130));
process.once('uncaughtException', (error) => {
  console.error(error);
  void leave(1);
});

try {
  await run.begin();
  const kinds = plan();
  for (const [i, kind] of kinds.entries()) {
    await run.round(kind);
    if ((i + 1) % 10 === 0) process.stderr.write(`… ${i + 1} of ${kinds.length}\n`);
  }
  await run.conclude();
} catch (error) {
  run.problems.push(String(/** @type {Error} */ (error).stack));
} finally {
  await run.end();
}

const { problems, logged } = run;
const figures = { ...run.figures, seconds: Math.round((Date.now() - startedAt) / 1000), seed };
if (kills >= FULL && figures.inFlight < LEAST) problems.push(`fewer than ${LEAST} kills with updates in flight`);
if (kills >= FULL && figures.untoldKills < LEAST) problems.push(`fewer than ${LEAST} kills right after a commit`);
printReport(figures, logged, problems);
if (values.json) {
  const report = { ...figures, logged: Object.fromEntries(logged), problems };
  await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
process.exitCode = problems.length > 0 ? 1 : 0;

/** Leaves nothing behind, whatever happened. @param {number} code */
async function leave(code) {
  await run.end().catch(() => undefined);
  process.exit(code);
}

/** What happens, in an order drawn at random. */
function plan() {
  const kinds = Array.from({ length: kills }, (_, i) =>
    i % UNTOLD_EVERY === 1 ? /** @type {const} */ ('untold') : /** @type {const} */ ('server'),
  );
  return mixed(mixed(kinds, 'postgres', Number(values['postgres-kills'])), 'cut', cuts);
}

/**
 * @param {import('./run.mjs').Kind[]} kinds
 * @param {import('./run.mjs').Kind} kind
 * @param {number} times
 */
function mixed(kinds, kind, times) {
  for (let i = 0; i < times; i++) kinds.splice(run.random.below(kinds.length + 1), 0, kind);
  return kinds;
}
