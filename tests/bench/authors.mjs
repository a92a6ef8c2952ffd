import { Random } from '@diapason/editor/testing';
import { spread } from './keystrokes.mjs';
import { residentMemory } from './usage.mjs';

const TIMES = 60;
const SEED = 7;

/**
 * Someone asks who wrote what in a fiche of so many operations by sixty people, then draws the slider of its history to
 * places picked at random: the first time over all of it (nothing is kept yet), then again; then compares any two.
 * @param {number} operations
 * @returns {import('./scenarios.mjs').Scenario}
 */
export const authors = (operations) =>
  async function* (stage, { profiling }) {
    await stage.prepare(1, operations);
    await stage.startServer();
    const { cookie, address } = await stage.seat(0, 0, false);
    const [{ owner_id: fiche, last_seq: last }] = await stage.query('SELECT owner_id, last_seq FROM documents LIMIT 1');
    const site = `http://${new URL(address).host}`;
    const ask = async (query = '', what = 'authors') => {
      const begun = performance.now();
      const answer = await fetch(`${site}/api/fiches/${fiche}/${what}${query}`, { headers: { cookie } });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${what}: ${answer.status}`);
      return performance.now() - begun;
    };
    const what = `${operations.toLocaleString('en')} operations`;
    yield { what: `who wrote what, ${what}, fiche not open`, delays: spread([await ask()]), problems: [] };
    await profiling?.start(stage.server);
    yield { what: `who wrote what, ${what}`, delays: spread(await inTurn(() => ask())), problems: [] };
    await profiling?.stop(stage.server);

    const random = new Random(SEED);
    const place = () => 1 + random.below(Number(last));
    const anywhere = () => ask(`?at=${place()}`);
    yield { what: `the history, ${what}, first time`, delays: spread([await ask(`?at=${last}`)]), problems: [] };
    const rss = await residentMemory(/** @type {number} */ (stage.server.process.pid));
    yield { what: `the history, ${what}, any place`, delays: spread(await inTurn(anywhere)), rss, problems: [] };
    const anyTwo = () => {
      const [from, to] = [place(), place()].toSorted((a, b) => a - b);
      return ask(`?from=${from}&to=${to}`, 'comparison');
    };
    yield { what: `any two places compared, ${what}`, delays: spread(await inTurn(anyTwo)), problems: [] };
    await stage.stopServer();
  };

/** @param {() => Promise<number>} ask @returns {Promise<number[]>} */
async function inTurn(ask) {
  const delays = [];
  for (let n = 0; n < TIMES; n++) delays.push(await ask());
  return delays;
}
