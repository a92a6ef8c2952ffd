import { until } from '../support/time.mjs';
import { spread } from './keystrokes.mjs';
import { residentMemory } from './usage.mjs';

const COLD = 3;
const WARM = 20;

/** Everything that was written is read out: the server opens no fiche by itself any more. */
const BEHIND = 'SELECT 1 FROM documents d JOIN fiches f ON f.node_id = d.owner_id WHERE d.last_seq > f.seq';

/**
 * Someone opens a fiche of so many operations: on a server that has just started, from the log alone and from a snapshot,
 * and where it is open already.
 * @param {number} operations
 * @returns {import('./scenarios.mjs').Scenario}
 */
export const join = (operations) =>
  async function* (stage, { profiling }) {
    await stage.prepare(1, operations);
    await stage.startServer();
    await until(async () => (await stage.query(BEHIND)).length === 0, 120_000);
    await stage.stopServer();
    await stage.query("UPDATE document_snapshots SET created_at = created_at + interval '1 day'");
    const what = `joining ${operations.toLocaleString('en')} operations`;
    yield* cold(stage, `${what}, cold, from the log`, profiling);
    await stage.query("UPDATE document_snapshots SET created_at = created_at - interval '2 days'");
    yield* cold(stage, `${what}, cold, from a snapshot`);

    await stage.startServer();
    const load = stage.load();
    await load.ask('enter', { seats: [await stage.seat(0, 0, false)] });
    const delays = await load.ask('visit', { seat: await stage.seat(0, 1, false), times: WARM });
    yield { what: `${what}, warm`, delays, rss: await residentMemory(pidOf(stage)), problems: [] };
    await load.end();
    await stage.stopServer();
  };

/**
 * @param {import('./stage.mjs').Stage} stage
 * @param {string} what
 * @param {import('./scenarios.mjs').Profiling} [profiling]
 * @returns {AsyncGenerator<import('./scenarios.mjs').Row>}
 */
async function* cold(stage, what, profiling) {
  const measures = [];
  let rss = 0;
  for (let n = 0; n < COLD; n++) {
    await stage.startServer();
    const load = stage.load();
    const seat = await stage.seat(0, n, false);
    await profiling?.start(stage.server);
    const { max } = await load.ask('visit', { seat, times: 1 });
    await profiling?.stop(stage.server);
    measures.push(max);
    rss = Math.max(rss, await residentMemory(pidOf(stage)));
    await load.end();
    await stage.stopServer();
  }
  yield { what, delays: spread(measures), rss, problems: [] };
}

/** @param {import('./stage.mjs').Stage} stage */
const pidOf = (stage) => /** @type {number} */ (stage.server.process.pid);
