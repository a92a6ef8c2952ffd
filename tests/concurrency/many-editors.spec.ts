import { expect, it } from 'vitest';
import { runScript } from './many-editors.js';

const RUNS = Number(process.env.RUNS ?? 300);
const FROM = Number(process.env.SEED ?? 0);

it('two or three editors agree, whatever they do and however late it arrives', async () => {
  let typed = 0;
  let offered = 0;
  let replanted = 0;
  let needless = 0;
  for (let seed = FROM; seed < FROM + RUNS; seed++) {
    const report = await runScript(seed);
    typed += report.typed;
    offered += report.offered;
    replanted += report.replanted;
    needless += report.needless;
  }
  console.log(
    `${RUNS} scripts, ${typed} letters typed, ${replanted} put back, ${offered} offered back, ${needless} of them needlessly`,
  );
  expect(typed).toBeGreaterThan(RUNS);
}, 3_600_000);
