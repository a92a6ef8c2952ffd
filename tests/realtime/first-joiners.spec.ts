import { RoomsService } from '@diapason/server/modules/documents/rooms.service';
import { beforeAll, describe, expect, it } from 'vitest';
import { Factory, type SmallStrategy } from '../support/factories.js';
import { HeldLock } from '../support/held-lock.js';
import type { HttpClient } from '../support/http-client.js';
import { LiveClient } from '../support/live-client.js';
import { type RunningApp, startApp } from '../support/start-app.js';

const TEN = Array.from({ length: 10 }, (_, i) => i);

let running: RunningApp;
let make: Factory;
let strategy: SmallStrategy;
let document: string;
let people: HttpClient[];
beforeAll(async () => {
  running = await startApp();
  make = new Factory(running);
  strategy = await make.strategy();
  document = await make.documentOf(strategy.fiche);
  people = await Promise.all(TEN.map(async () => make.signedIn(await make.contributor(strategy))));
});

const logOf = (id: string): Promise<{ kind: string; membership_id: string | null }[]> =>
  running.dataSource.query('SELECT kind, membership_id FROM document_updates WHERE document_id = $1 ORDER BY seq', [
    id,
  ]);

/** Everyone says something, and everyone reads it all, once: they are in one room. */
async function allHearAll(clients: readonly LiveClient[], time: string): Promise<void> {
  for (const [i, client] of clients.entries()) client.type('contexte', `${time}, voix ${i}. `);
  for (const client of clients) for (const i of TEN) await client.reads('contexte', `${time}, voix ${i}.`);
  await Promise.all(clients.map((client) => client.saved()));
  const [first] = clients as [LiveClient];
  for (const client of clients) expect(client.words('contexte')).toBe(first.words('contexte'));
}

describe('ten people who open a fiche at the same time', () => {
  it('meet in one text when nobody had opened it before', async () => {
    const lock = await HeldLock.on(running.databaseUrl, 'documents');
    const clients = people.map((http) => LiveClient.knock(http, document));
    await lock.isWaitedFor();
    await lock.release();
    await Promise.all(clients.map((client) => client.synced()));
    const [{ title }] = await running.dataSource.query('SELECT title FROM fiches WHERE node_id = $1', [strategy.fiche]);
    for (const client of clients) expect(client.words('title')).toBe(title);
    expect((await logOf(document)).filter(({ membership_id }) => membership_id === null)).toHaveLength(1);
    await allHearAll(clients, 'Matin');
    for (const client of clients) client.leave();
  });

  it('meet in one text while the room they were shown to is let go of', async () => {
    const rooms = running.app.get(RoomsService, { strict: false });
    const left = await rooms.open(document);
    // What the timer does: a room is let go of when nobody was there at three looks in a row.
    const look = () => rooms['closeIdle']();
    while (!left?.room.idle) await new Promise(setImmediate);
    await look();
    await look();
    const lock = await HeldLock.on(running.databaseUrl, 'strategy_roles');
    const clients = people.map((http) => LiveClient.knock(http, document));
    await lock.isWaitedFor(clients.length);
    await look();
    expect(left.room.closed).toBe(true);
    await lock.release();
    await Promise.all(clients.map((client) => client.comeBack()));
    await allHearAll(clients, 'Soir');
    for (const client of clients) client.leave();
  });
});
