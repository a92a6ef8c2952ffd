import { processorTime, residentMemory } from './usage.mjs';

const OPERATIONS = 5_000;
const ROUNDS = 3;

/**
 * So many people have one fiche open, each writes something while all of them are cut off, and all come back at once: how
 * long until each has everything and is told that theirs is kept.
 * @param {number} people
 * @returns {import('./scenarios.mjs').Scenario}
 */
export const reconnect = (people) =>
  async function* (stage, { profiling }) {
    await stage.prepare(1, OPERATIONS);
    await stage.startServer();
    const pid = /** @type {number} */ (stage.server.process.pid);
    const seats = [];
    for (let n = 0; n < people; n++) seats.push(await stage.seat(0, n, true));
    const load = stage.load();
    const first = await load.ask('enter', { seats });
    yield {
      what: `${people} people open one fiche at once`,
      delays: first,
      rss: await residentMemory(pid),
      problems: [],
    };
    for (let round = 1; round <= ROUNDS; round++) {
      await profiling?.start(stage.server);
      const before = await processorTime(pid);
      const since = performance.now();
      const delays = await load.ask('comeBack');
      const server = ((await processorTime(pid)) - before) / (performance.now() - since);
      await profiling?.stop(stage.server);
      const problems = (await load.ask('alike')) ? [] : ['not everyone reads the same'];
      for (const reason of await load.ask('closes')) problems.push(`someone was put out: ${reason}`);
      const what = `${people} people come back at once, ${round}`;
      yield { what, delays, server: server * 100, rss: await residentMemory(pid), problems };
    }
    await load.end();
    await stage.stopServer();
  };
