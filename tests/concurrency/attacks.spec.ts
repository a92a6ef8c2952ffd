import { foldLog } from '@diapason/collab';
import { expect, it } from 'vitest';
import { ATTACKS } from './attacks.js';
import { CreditInvariants } from './credit-invariants.js';
import { CreditOracle } from './credit-oracle.js';
import { byId } from './ledger-store.js';
import { BESIEGED, Siege } from './siege.js';

const RUNS = Number(process.env.RUNS ?? 40);
const FROM = Number(process.env.SEED ?? 0);

it('lets nobody have others say what they did not write, in an order that was not theirs', async () => {
  const tries = new Map(Object.keys(ATTACKS).map((name) => [name, 0]));
  const broken: string[] = [];
  const judged = { characters: 0, byOracle: 0 };
  const refusals = new Map<string, number>();
  for (let seed = FROM; seed < FROM + RUNS; seed++) {
    const siege = new Siege(seed);
    await siege.run();
    const folded = await foldLog(siege.store.log, BESIEGED);
    expect(siege.store.kept.runs, `seed ${seed}: the ledger that was kept is that of the log`).toEqual(
      byId(folded.runs),
    );
    broken.push(...breaksIn(siege, judged).map((what) => `seed ${seed}: ${what}`));
    for (const [name, count] of siege.tries) tries.set(name, (tries.get(name) ?? 0) + count);
    for (const [name, count] of siege.refusals) refusals.set(name, (refusals.get(name) ?? 0) + count);
  }
  const all = [...tries.values()].reduce((sum, count) => sum + count, 0);
  const table = [...tries].map(([name, count]) => line(name, count, refusals.get(name) ?? 0));
  console.log(
    `${RUNS} sieges from seed ${FROM}: ${all} attacks, ${judged.characters} characters brought, ` +
      `${judged.byOracle} of them judged by the oracle too, ${broken.length} breaks\n${line('', 'tried', 'refused')}\n${table.join('\n')}`,
  );
  expect(broken).toEqual([]);
  expect([...tries].filter(([, count]) => count < RUNS / 10)).toEqual([]);
}, 36_000_000);

const line = (name: string, ...cells: (string | number)[]): string =>
  name.padEnd(52) + cells.map((cell) => String(cell).padStart(9)).join('');

/** What does not hold: the invariants for all that was brought, the rule of credit for letters that are known by themselves. */
function breaksIn({ store, typists }: Siege, judged: { characters: number; byOracle: number }): string[] {
  const ledger = store.kept;
  const invariants = new CreditInvariants(BESIEGED, ledger);
  const oracle = new CreditOracle(BESIEGED, { typists, spoken: new Map(), voiceOf: () => null });
  const wrong: string[] = [];
  for (const update of store.log) {
    invariants.enter(update);
    for (const { id, named, typist, copied } of oracle.enter(update)) {
      judged.characters += 1;
      if (typist === null || copied) continue;
      judged.byOracle += 1;
      const [client, clock] = id.split(':').map(Number) as [number, number];
      const credited = ledger.creditOf(client, clock)?.author?.person ?? 'server';
      if (credited !== named) wrong.push(`${id} is credited to ${credited}, the rule names ${named}`);
    }
  }
  return [...invariants.broken, ...wrong];
}
