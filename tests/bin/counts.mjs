import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Prints how many tests ran, by kind, from the reports of the runners. Throws when a report is missing.
 * @param {string} results the folder of the reports
 */
export async function printCounts(results) {
  const read = async (/** @type {string} */ file) => JSON.parse(await readFile(join(results, file), 'utf8'));
  const [vitest, crash, browser] = [await read('vitest.json'), await read('crash.json'), await read('browser.json')];
  /** @type {Map<string, { passed: number, failed: number, skipped: number }>} */
  const counts = new Map();
  const count = (/** @type {string} */ kind, /** @type {'passed' | 'failed' | 'skipped'} */ end, times = 1) => {
    const row = counts.get(kind) ?? { passed: 0, failed: 0, skipped: 0 };
    counts.set(kind, { ...row, [end]: row[end] + times });
  };
  for (const { name, assertionResults, status } of vitest.testResults) {
    const kind = /\/tests\/(\w+)\//.exec(name)?.[1] ?? 'unit';
    if (assertionResults.length === 0 && status === 'failed') count(kind, 'failed');
    for (const { status: end } of assertionResults) count(kind, ['passed', 'failed'].includes(end) ? end : 'skipped');
  }
  const { expected, unexpected, flaky, skipped } = browser.stats;
  count('browser', 'passed', expected + flaky);
  count('browser', 'failed', unexpected);
  count('browser', 'skipped', skipped);
  const total = { passed: 0, failed: 0, skipped: 0 };
  console.log('\nTests          passed  failed  skipped');
  for (const [kind, row] of [...counts, /** @type {const} */ (['in all', total])]) {
    const figures = [row.passed, row.failed, row.skipped].map((figure) => String(figure).padStart(7));
    console.log(`${kind.padEnd(13)} ${figures.join(' ')}`);
    for (const end of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[end] += row[end];
  }
  if (flaky > 0) console.log(`Of the browser tests that passed, ${flaky} did so at a second try only: look at them.`);
  console.log(
    `crash         ${crash.randomKills + crash.untoldKills} kills of the server, ${crash.postgresKills} of PostgreSQL: ` +
      `${crash.missing} updates missing of ${crash.acknowledged + crash.received} compared\n`,
  );
}
