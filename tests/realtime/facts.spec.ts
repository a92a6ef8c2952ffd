import type { FicheView } from '@diapason/contracts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Factory, type SmallStrategy, type Writer } from '../support/factories.js';
import { FactsClient } from '../support/facts-client.js';
import { HttpClient } from '../support/http-client.js';
import { LiveClient, waitFor } from '../support/live-client.js';
import { type RunningApp, startApp } from '../support/start-app.js';

let running: RunningApp;
let make: Factory;
let strategy: SmallStrategy;
let watcherHttp: HttpClient;
let watcher: FactsClient;
beforeAll(async () => {
  running = await startApp();
  make = new Factory(running);
});
beforeEach(async () => {
  strategy = await make.strategy();
  const member = await make.contributor(strategy);
  await make.strategyRole(strategy.id, member, 'moderator');
  watcherHttp = await make.signedIn(member);
  watcher = new FactsClient(watcherHttp);
});

/** Someone with the fiche's text open, after the pause that follows its opening. */
async function settledWriter(): Promise<Writer> {
  const writer = await make.writer(strategy);
  await waitFor('the pause after the opening', async () => {
    const [{ seq }] = await running.dataSource.query('SELECT seq FROM fiches WHERE node_id = $1', [strategy.fiche]);
    return Number(seq) > 0;
  });
  return writer;
}

describe('whoever watches a fiche', () => {
  it('is told which sections changed, in the name of which organisations, and may then read them', async () => {
    const [a, b] = [await settledWriter(), await make.writer(strategy)];
    expect(await watcher.watchFiche(strategy.fiche)).toMatchObject({ ok: true });
    a.live.type('contexte', 'Les trains sont rares.');
    await a.live.saved();
    await watcher.hears(
      'fiche:changed',
      ({ node, sections, organisations }) =>
        node === strategy.fiche && sections.join() === 'contexte' && organisations.join() === a.member.organisation,
    );
    const { sections } = await watcherHttp.must<FicheView>('GET', `/api/fiches/${strategy.fiche}`);
    expect(JSON.stringify(sections.find(({ key }) => key === 'contexte'))).toContain('Les trains sont rares.');
    watcher.forgetAll();
    b.live.type('title', ' et des gares');
    await watcher.hears(
      'fiche:changed',
      ({ sections: changed, organisations }) =>
        changed.join() === 'title' && organisations.join() === b.member.organisation,
    );
  });

  it('is told once per pause, not once per letter', async () => {
    const { live } = await settledWriter();
    await watcher.watchFiche(strategy.fiche);
    for (const letter of 'en un seul souffle') live.type('contexte', letter);
    await live.saved();
    await watcher.hears('fiche:changed');
    live.type('aim', 'Puis une autre rubrique.');
    await watcher.hears('fiche:changed', ({ sections }) => sections.includes('aim'));
    expect(watcher.told('fiche:changed')).toHaveLength(2);
  });

  it('no longer hears of it once they watch another', async () => {
    const { live } = await settledWriter();
    await watcher.watchFiche(strategy.fiche);
    await watcher.watchFiche(strategy.chapter);
    live.type('contexte', 'Sans témoin.');
    await live.saved();
    const witness = new FactsClient(await make.signedIn(await make.contributor(strategy)));
    await witness.watchFiche(strategy.fiche);
    live.type('contexte', ' Avec témoin.');
    await witness.hears('fiche:changed');
    await watcher.watchStrategy(strategy.id);
    expect(watcher.told('fiche:changed')).toEqual([]);
    witness.leave();
  });
});

describe('whoever watches a strategy', () => {
  const changes: { what: string; textOnly?: boolean; how: () => Promise<unknown> }[] = [
    {
      what: 'a fiche is moved',
      how: () =>
        watcherHttp.must('PUT', `/api/nodes/${strategy.chapter}/place`, { parent: strategy.branch, position: 0 }),
    },
    { what: 'a fiche is steered', how: () => make.lifecycle(strategy.fiche, 'frozen') },
    { what: 'the phase changes', how: () => make.phase(strategy.id, 'consultation') },
    { what: 'a node is removed', how: () => watcherHttp.must('DELETE', `/api/nodes/${strategy.chapter}`) },
    {
      what: 'a node is numbered by hand',
      how: () => watcherHttp.must('PUT', `/api/nodes/${strategy.fiche}/number`, { number: '1 bis' }),
    },
    { what: 'someone joins a group', how: async () => make.seat(strategy.group, await make.member()) },
    {
      what: 'a group gives a fiche up',
      how: () =>
        watcherHttp.must('PUT', `/api/groups/${strategy.group}/charges`, { node: strategy.fiche, inCharge: false }),
    },
    {
      what: 'a text changes',
      textOnly: true,
      how: async () => {
        const { live } = await make.writer(strategy);
        live.type('title', ' !');
      },
    },
  ];

  it.each(changes)('is told when $what', async ({ how, textOnly = false }) => {
    expect(await watcher.watchStrategy(strategy.id)).toMatchObject({ ok: true });
    watcher.forgetAll();
    await how();
    await watcher.hears('strategy:changed', (told) => told.strategy === strategy.id && told.textOnly === textOnly);
  });

  it('is told nothing of what was refused, nor of another strategy', async () => {
    await watcher.watchStrategy(strategy.id);
    const into = { parent: strategy.fiche, position: 0 };
    expect((await watcherHttp.put(`/api/nodes/${strategy.branch}/place`, into)).status).toBeGreaterThanOrEqual(400);
    const elsewhere = await make.strategy();
    await make.lifecycle(elsewhere.fiche, 'frozen');
    expect(watcher.told('strategy:changed')).toEqual([]);
    await make.lifecycle(strategy.fiche, 'frozen');
    await watcher.hears('strategy:changed');
    expect(watcher.told('strategy:changed')).toEqual([{ strategy: strategy.id, textOnly: false }]);
  });
});

describe('a watch is refused', () => {
  const refusal = (code: string) => ({ ok: false, error: { code } });

  it('to whoever may not read, and nothing is told to them', async () => {
    const outsider = new FactsClient(await make.signedIn(await make.member()));
    expect(await outsider.watchStrategy(strategy.id)).toMatchObject(refusal('NOT_FOUND'));
    expect(await outsider.watchFiche(strategy.fiche)).toMatchObject(refusal('NOT_FOUND'));
    await watcher.watchStrategy(strategy.id);
    const { live } = await make.writer(strategy);
    live.type('contexte', 'Entre nous.');
    await watcher.hears('strategy:changed');
    expect(await outsider.watchFiche(strategy.fiche)).toMatchObject(refusal('NOT_FOUND'));
    expect(outsider.facts).toEqual([]);
    outsider.leave();
  });

  it('in the name of a membership that is not theirs', async () => {
    const other = await make.contributor(strategy);
    const node = strategy.fiche;
    const answer = await watcher.socket.timeout(5_000).emitWithAck('fiche:watch', { node, as: other.membership });
    expect(answer).toMatchObject(refusal('MEMBERSHIP_INVALID'));
  });

  it('when it makes no sense, and is answered all the same', async () => {
    for (const message of [{ node: 'the-budget' }, {}, null, 'fiche', 7] as never[])
      expect(await watcher.socket.timeout(5_000).emitWithAck('fiche:watch', message)).toMatchObject(
        refusal('INPUT_INVALID'),
      );
    expect(await watcher.watchFiche(strategy.fiche)).toMatchObject({ ok: true });
  });

  it('to whoever is not signed in: the connection is closed', async () => {
    const stranger = new FactsClient(new HttpClient(running.url));
    const { socket } = stranger;
    await waitFor('to be closed', () => !socket.active && !socket.connected);
    expect(stranger.facts).toEqual([]);
  });
});

describe('whoever signs out', () => {
  it('is told so on that device, which hears nothing more, and not on the others', async () => {
    const member = await make.contributor(strategy);
    const [here, there] = [await make.signedIn(member), await make.signedIn(member)];
    const [phone, desk] = [new FactsClient(here), new FactsClient(there)];
    await Promise.all([phone.watchStrategy(strategy.id), desk.watchStrategy(strategy.id)]);
    await here.must('POST', '/api/sign-out');
    await phone.hears('session:ended');
    await waitFor('to be cut', () => !phone.connected);
    await make.lifecycle(strategy.fiche, 'frozen');
    await desk.hears('strategy:changed');
    expect(phone.told('strategy:changed')).toEqual([]);
    expect(desk.told('session:ended')).toEqual([]);
    await there.must('POST', '/api/sign-out-everywhere');
    await desk.hears('session:ended');
  });
});

it('an opened text tells the fiche’s own writers what changed as well', async () => {
  const { live, http, member } = await settledWriter();
  const second = await LiveClient.open(http, await make.documentOf(strategy.fiche));
  live.type('contexte', 'Relu ailleurs.');
  await waitFor('what changed', () =>
    second.changes.some(
      ({ section, organisations }) => section === 'contexte' && organisations.join() === member.organisation,
    ),
  );
});
