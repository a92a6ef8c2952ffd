import { spread } from './keystrokes.mjs';

const TIMES = 20;
/** Operations of each fiche: twenty-five stretches of forty, each by someone else. */
const OPERATIONS = 1000;

/**
 * Someone asks for the register of a strategy of so many fiches in which so many organisations wrote: the first time, when
 * nothing is counted and no fiche is open; then again; then after someone wrote in every fiche; then as files.
 * @param {{ fiches: number, organisations: number }} wanted
 * @returns {import('./scenarios.mjs').Scenario}
 */
export const register = ({ fiches, organisations }) =>
  async function* (stage) {
    await stage.prepare(fiches, OPERATIONS, { people: organisations, organisations });
    // Otherwise the server opens every fiche at its start, to read it out.
    await stage.query(
      `UPDATE fiches f SET seq = d.last_seq FROM strategy_nodes n JOIN documents d ON d.id = n.document_id
       WHERE n.id = f.node_id`,
    );
    await stage.startServer();
    const { cookie, address } = await stage.seat(0, 0, false);
    const site = `http://${new URL(address).host}`;
    const [{ strategy }] = await stage.query(
      'SELECT strategy_id AS strategy FROM strategy_nodes WHERE document_id = $1',
      [stage.documents[0]],
    );
    let bytes = 0;
    const ask = async (format = '') => {
      const begun = performance.now();
      const answer = await fetch(`${site}/api/strategies/${strategy}/contributions${format}`, { headers: { cookie } });
      bytes = (await answer.arrayBuffer()).byteLength;
      if (!answer.ok) throw new Error(`the register: ${answer.status}`);
      return performance.now() - begun;
    };
    const inTurn = async (format = '') => {
      const delays = [];
      for (let n = 0; n < TIMES; n++) delays.push(await ask(format));
      return spread(delays);
    };
    const what = `the register, ${fiches} fiches × ${organisations} organisations`;
    yield { what: `${what}, nothing counted yet`, delays: spread([await ask()]), problems: [] };
    yield { what: `${what}, again`, delays: await inTurn(), problems: [] };
    await stage.query('UPDATE text_counts SET seq = seq - 1');
    yield { what: `${what}, all fiches changed since`, delays: spread([await ask()]), problems: [] };
    for (const format of ['csv', 'xlsx', 'json']) {
      const delays = await inTurn(`.${format}`);
      yield { what: `${what}, ${format}, ${Math.round(bytes / 1000)} kB`, delays, problems: [] };
    }
    await stage.stopServer();
  };
