import { until } from '../support/time.mjs';
import { residentMemory } from './usage.mjs';

const OPERATIONS = 1_000;
/** The server lets go of a fiche when nobody was there for half a minute. */
const LET_GO = 90_000;

/**
 * What the server holds before anyone comes, with one person in each of so many fiches, once they have left, and once the
 * server has let go of the texts: in RAM, and what is really in use.
 * @param {number} fiches
 * @returns {import('./scenarios.mjs').Scenario}
 */
export const memory = (fiches) =>
  async function* (stage) {
    await stage.prepare(fiches, OPERATIONS);
    // What was written is read out at a start of its own.
    await stage.startServer();
    await letGo(stage);
    await stage.stopServer();

    await stage.startServer();
    const before = await held(stage);
    yield { what: 'memory: no fiche open', ...before, problems: [] };
    const load = stage.load();
    for (let room = 0; room < fiches; room++) await load.ask('enter', { seats: [await stage.seat(room, room, false)] });
    yield each(
      `memory: ${fiches} fiches of ${OPERATIONS} operations, one person in each`,
      fiches,
      before,
      await held(stage),
    );
    await load.ask('leave');
    yield each('memory: nobody there any more', fiches, before, await held(stage));
    const problems = (await letGo(stage)) ? [] : ['the server did not let go of every text'];
    yield { ...each('memory: the texts are let go of', fiches, before, await held(stage)), problems };
    await load.end();
    await stage.stopServer();
  };

/** @param {import('./stage.mjs').Stage} stage */
const letGo = ({ server }) => until(async () => (await server.ask('openRooms')) === 0, LET_GO);

/** In megabytes. @param {import('./stage.mjs').Stage} stage */
async function held({ server }) {
  const heap = await server.ask('heap');
  return { heap, rss: await residentMemory(/** @type {number} */ (server.process.pid)) };
}

/**
 * @param {string} what
 * @param {number} fiches
 * @param {{ heap: number }} before
 * @param {{ heap: number, rss: number }} now
 * @returns {import('./scenarios.mjs').Row}
 */
const each = (what, fiches, before, now) => ({
  what,
  ...now,
  perFiche: ((now.heap - before.heap) * 1024) / fiches,
  problems: [],
});
