import { familyTime, machineTime, processorTime, residentMemory } from './usage.mjs';

/** Typed before anything is measured, in seconds. */
const WARM_UP = 3;

/**
 * So many people in each of so many fiches, of whom some type five characters a second; beside it the same people on the
 * bare fan-out.
 * @param {{ fiches: number, people: number, typing: number }} shape
 * @returns {import('./scenarios.mjs').Scenario}
 */
export const together = ({ fiches, people, typing }) =>
  async function* (stage, { seconds, profiling }) {
    await stage.prepare(fiches);
    await stage.startServer();
    const { server } = stage;
    const seats = [];
    for (let room = 0; room < fiches; room++)
      for (let n = 0; n < people; n++) seats.push(await stage.seat(room, room + n, n < typing));
    const what = `${fiches > 1 ? `${fiches} fiches × ` : ''}${people} people, ${typing} typing`;
    yield await measure(stage, { what, server, database: stage.postmaster, seats, seconds, profiling });
    await stage.stopServer();

    const floor = await stage.floor();
    const bare = seats.map((seat) => ({ ...seat, address: `${floor.url}/${seat.room}`, cookie: '' }));
    yield await measure(stage, { what: '  bare fan-out', server: floor.child, seats: bare, seconds });
    await floor.child.end();
  };

/**
 * @param {import('./stage.mjs').Stage} stage
 * @param {{
 *   what: string,
 *   server: import('../support/children.mjs').Child,
 *   database?: number,
 *   seats: import('./visitor.mjs').Seat[],
 *   seconds: number,
 *   profiling?: import('./scenarios.mjs').Profiling,
 * }} given `database`: the process whose children it is
 * @returns {Promise<import('./scenarios.mjs').Row>}
 */
async function measure(stage, { what, server, database, seats, seconds, profiling }) {
  const load = stage.load();
  const times = async () => ({
    server: await processorTime(/** @type {number} */ (server.process.pid)),
    database: database ? await familyTime(database) : 0,
    load: await processorTime(/** @type {number} */ (load.process.pid)),
    machine: await machineTime(),
    at: performance.now(),
  });
  await load.ask('enter', { seats });
  await load.ask('type', { seconds: WARM_UP });
  await profiling?.start(server);
  const before = await times();
  const { delays, missing, frames } = await load.ask('type', { seconds });
  const after = await times();
  await profiling?.stop(server);
  const rss = await residentMemory(/** @type {number} */ (server.process.pid));
  const problems = [];
  if (missing > 0) problems.push(`${missing} characters did not arrive`);
  if (database) {
    if (!(await load.ask('saved'))) problems.push('something was never acknowledged');
    // Whoever comes last reads what the server holds.
    await load.ask('enter', { seats: await latecomers(stage, seats) });
  }
  if (!(await load.ask('alike'))) problems.push('not everyone reads the same');
  for (const reason of await load.ask('closes')) problems.push(`someone was put out: ${reason}`);
  await load.end();
  const elapsed = after.at - before.at;
  const share = (/** @type {'server' | 'database' | 'load' | 'machine'} */ of) =>
    ((after[of] - before[of]) / elapsed) * 100;
  return {
    what,
    delays,
    messages: frames / (elapsed / 1000),
    server: share('server'),
    perDelivery: (after.server - before.server) / delays.count,
    ...(database ? { database: share('database') } : {}),
    load: share('load'),
    others: share('machine') - share('server') - share('database') - share('load'),
    rss,
    problems,
  };
}

/** @param {import('./stage.mjs').Stage} stage @param {readonly { room: number }[]} seats */
const latecomers = (stage, seats) =>
  Promise.all([...new Set(seats.map(({ room }) => room))].map((room) => stage.seat(room, room, false)));
