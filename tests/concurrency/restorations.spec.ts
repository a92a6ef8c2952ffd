import { expect, it } from 'vitest';
import { runRestorations } from './restorations.js';

const RUNS = Number(process.env.RUNS ?? 60);
const FROM = Number(process.env.SEED ?? 0);

it('a section that is put back says what it said, in the names it was in, whatever is done meanwhile', async () => {
  let [restorations, returned] = [0, 0];
  for (let seed = FROM; seed < FROM + RUNS; seed++) {
    const report = await runRestorations(seed);
    restorations += report.restorations;
    returned += report.returned;
  }
  console.log(`${RUNS} scripts, ${restorations} restorations, ${returned} characters and elements written anew`);
  expect(returned).toBeGreaterThan(RUNS);
}, 3_600_000);
