import { CLOSE } from '@diapason/collab';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Factory, type SmallStrategy, type Writer } from '../support/factories.js';
import { HeldLock } from '../support/held-lock.js';
import type { HttpClient } from '../support/http-client.js';
import { LiveClient } from '../support/live-client.js';
import { type RunningApp, startApp, startAppOn } from '../support/start-app.js';

let running: RunningApp;
let strategy: SmallStrategy;
let document: string;
let a: Writer;
let b: Writer;
beforeEach(async () => {
  running = await startApp();
  const make = new Factory(running);
  strategy = await make.strategy();
  document = await make.documentOf(strategy.fiche);
  a = await make.writer(strategy);
  b = await make.writer(strategy);
});
afterEach(() => running.stop());

/** Stops the server, starts it again, and gives what points there with the session someone had. */
async function restart(stopped: Promise<void> = running.stop()): Promise<(writer: Writer) => HttpClient> {
  await stopped;
  running = await startAppOn(running.databaseUrl);
  return ({ http }) => http.at(running.url);
}

/** What the server says to someone who has nothing of their own. */
async function wordsAfresh(http: HttpClient): Promise<string> {
  const witness = await LiveClient.open(http, document);
  const words = witness.words('contexte');
  witness.leave();
  return words;
}

describe('the server stops', () => {
  it('right after an acknowledgement: the text is there, the sessions too, and the fiche can be read', async () => {
    a.live.type('contexte', 'Accusé. ');
    await a.live.saved();
    const at = await restart();
    expect(await wordsAfresh(at(b))).toBe('Accusé. ');
    const { body } = await at(b).get<{ sections: { key: string; content: unknown }[] }>(
      `/api/fiches/${strategy.fiche}`,
    );
    const contexte = body.sections.find(({ key }) => key === 'contexte');
    expect(JSON.stringify(contexte?.content)).toContain('Accusé.');
  });

  it('and tells everyone to come back', async () => {
    const stopped = running.stop();
    for (const { live } of [a, b]) expect((await live.isClosed()).code).toBe(CLOSE.restarting);
    await stopped;
  });

  it('in the middle of a sentence: what was not acknowledged is kept by the page and saved afterwards, once', async () => {
    a.live.type('contexte', 'Un ');
    await a.live.saved();
    a.live.type('contexte', 'deux ');
    const stopped = running.stop();
    a.live.type('contexte', 'trois ');
    await a.live.isClosed();
    a.live.type('contexte', 'quatre. ');
    const at = await restart(stopped);
    await a.live.comeBack(at(a));
    await a.live.saved();
    expect(await wordsAfresh(at(b))).toBe('Un deux trois quatre. ');
  });

  it('after a write whose acknowledgement was lost on the way: it is not written twice', async () => {
    const lock = await HeldLock.onDocument(running.databaseUrl, document);
    a.live.type('contexte', 'Une fois. ');
    await lock.isWaitedFor();
    a.live.cut();
    await lock.release();
    await b.live.reads('contexte', 'Une fois.');
    expect(a.live.client.unsaved).toHaveLength(1);
    const at = await restart();
    await a.live.comeBack(at(a));
    await a.live.saved();
    expect(await wordsAfresh(at(b))).toBe('Une fois. ');
  });

  it('while a write waits for the database: the write is done before the server is gone', async () => {
    const lock = await HeldLock.onDocument(running.databaseUrl, document);
    a.live.type('contexte', 'En route. ');
    await lock.isWaitedFor();
    const stopped = running.stop();
    await lock.release();
    const at = await restart(stopped);
    expect(await wordsAfresh(at(b))).toBe('En route. ');
  });
});

describe('the server stops while the text is being read out for those who read', () => {
  it('and finishes that first: what changed, and in whose name', async () => {
    const lock = await HeldLock.on(running.databaseUrl, 'section_changes');
    a.live.type('contexte', 'Lu. ');
    await a.live.saved();
    await lock.isWaitedFor();
    const stopped = running.stop();
    await lock.release();
    await restart(stopped);
    const changes = await running.dataSource.query('SELECT organisation_id FROM section_changes WHERE node_id = $1', [
      strategy.fiche,
    ]);
    expect(changes).toEqual([{ organisation_id: a.member.organisation }]);
  });
});

describe('someone is without a network for a while', () => {
  it('and writes on, as do the others: then all read all of it', async () => {
    a.live.type('contexte', 'Ensemble. ');
    await a.live.saved();
    await b.live.reads('contexte', 'Ensemble.');
    a.live.cut();
    for (const word of ['Au ', 'fond ', 'du ', 'train. ']) a.live.type('contexte', word);
    for (const word of ['À ', 'la ', 'réunion. ']) b.live.type('contexte', word);
    await b.live.saved();
    expect(a.live.client.unsaved).toHaveLength(4);
    const at = await restart();
    await Promise.all([a.live.comeBack(at(a)), b.live.comeBack(at(b))]);
    await a.live.saved();
    await b.live.reads('contexte', 'Au fond du train.');
    await a.live.reads('contexte', 'À la réunion.');
    expect(a.live.words('contexte')).toBe(b.live.words('contexte'));
    expect(await wordsAfresh(at(b))).toBe(a.live.words('contexte'));
    const length = 'Ensemble. Au fond du train. À la réunion. '.length;
    expect(a.live.words('contexte')).toHaveLength(length);
  });

  it('and may no longer write when they are back: their words stay with them, and nobody else reads them', async () => {
    a.live.cut();
    a.live.type('contexte', 'Écrit au loin. ');
    await new Factory(running).lifecycle(strategy.fiche, 'frozen');
    await a.live.comeBack();
    expect(await a.live.isRefused()).toBe('WRITE_FORBIDDEN');
    expect(a.live.client.unsaved).toHaveLength(1);
    expect(await wordsAfresh(b.http)).toBe('');
  });
});
