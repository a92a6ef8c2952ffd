import { Random } from '@diapason/editor/testing';
import { spread } from './keystrokes.mjs';
import { residentMemory } from './usage.mjs';

const TIMES = 60;
const SEED = 7;

/**
 * Someone asks who wrote what in a fiche of so many operations by so many people, then draws the slider of its history to
 * places picked at random: the first time over all of it (nothing is kept yet), then again; then compares any two.
 * @param {{ operations: number, people: number }} given
 * @returns {import('./scenarios.mjs').Scenario}
 */
export const authors = ({ operations, people }) =>
  async function* (stage, { profiling }) {
    await stage.prepare(1, operations, { people, organisations: 12 });
    await stage.startServer();
    const { cookie, address } = await stage.seat(0, 0, false);
    const [{ owner_id: fiche, last_seq: last }] = await stage.query(
      'SELECT owner_id, last_seq FROM documents WHERE id = $1',
      [stage.documents[0]],
    );
    const site = `http://${new URL(address).host}`;
    const get = async (query = '', what = 'authors') => {
      const answer = await fetch(`${site}/api/fiches/${fiche}/${what}${query}`, { headers: { cookie } });
      if (!answer.ok) throw new Error(`${what}: ${answer.status}`);
      return answer.text();
    };
    /** @param {Parameters<typeof get>} asked */
    const ask = async (...asked) => {
      const begun = performance.now();
      await get(...asked);
      return performance.now() - begun;
    };
    yield { what: 'who wrote what, fiche not open', delays: spread([await ask()]), problems: [] };
    const characters = charactersIn(JSON.parse(await get()).sections).toLocaleString('en');
    const written = `${characters} characters by ${people} people`;
    await profiling?.start(stage.server);
    yield { what: `who wrote what, ${written}`, delays: spread(await inTurn(() => ask())), problems: [] };
    await profiling?.stop(stage.server);

    const what = `${operations.toLocaleString('en')} operations`;
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

/**
 * How many characters stand in what was read.
 * @param {any} part
 * @returns {number}
 */
function charactersIn(part) {
  if (Array.isArray(part)) return part.reduce((sum, each) => sum + charactersIn(each), 0);
  return (part.text?.length ?? 0) + charactersIn(part.content?.content ?? part.content ?? []);
}

/** @param {() => Promise<number>} ask @returns {Promise<number[]>} */
async function inTurn(ask) {
  const delays = [];
  for (let n = 0; n < TIMES; n++) delays.push(await ask());
  return delays;
}
