import { CLOSE } from '@diapason/collab';
import { insertLine, SCHEMA_VERSION } from '@diapason/editor';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Factory, type Member, type SmallStrategy, type Writer } from '../support/factories.js';
import { type HttpClient } from '../support/http-client.js';
import { LiveClient, waitFor } from '../support/live-client.js';
import { type RunningApp, startApp, startAppOn } from '../support/start-app.js';
import { StockClient } from '../support/stock-client.js';

let running: RunningApp;
let make: Factory;
let strategy: SmallStrategy;
let document: string;
let ours: Writer;
let ada: Member;
let http: HttpClient;
const clients: StockClient[] = [];
beforeEach(async () => {
  running = await startApp();
  make = new Factory(running);
  strategy = await make.strategy();
  document = await make.documentOf(strategy.fiche);
  ours = await make.writer(strategy);
  ada = await make.contributor(strategy);
  http = await make.signedIn(ada);
  vi.spyOn(console, 'error');
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.leave();
  ours.live.leave();
  // It says so on the console when it is sent a message that it does not know.
  expect(console.error).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  await running.stop();
});

function open(params: Record<string, string> = {}): StockClient {
  const client = new StockClient(http, document, { as: ada.membership, schema: String(SCHEMA_VERSION), ...params });
  clients.push(client);
  return client;
}

const isSynced = (client: StockClient) => waitFor('to be in step', () => client.provider.synced);
const type = (client: StockClient, words: string) =>
  insertLine(client.text('contexte'), client.text('contexte').length, [{ type: 'text', text: words }]);
const reads = (client: StockClient, words: string) =>
  waitFor(`« ${words} »`, () => JSON.stringify(client.text('contexte').toDelta()).includes(words));

it('the client of y-websocket reads and writes, beside ours and beside another of its kind', async () => {
  ours.live.type('contexte', 'La nôtre. ');
  await ours.live.saved();
  const [one, two] = [open(), open()];
  await Promise.all([isSynced(one), isSynced(two)]);
  await reads(one, 'La nôtre.');
  type(one, 'La leur. ');
  await ours.live.reads('contexte', 'La leur.');
  await reads(two, 'La leur.');
  ours.live.type('contexte', 'Encore. ');
  await reads(one, 'Encore.');
  await reads(two, 'Encore.');
  const author = await running.dataSource.query(
    `SELECT DISTINCT membership_id FROM document_updates WHERE document_id = $1 AND membership_id IS NOT NULL`,
    [document],
  );
  expect(author.map(({ membership_id }: { membership_id: string }) => membership_id).sort()).toEqual(
    [ada.membership, ours.member.membership].sort(),
  );
});

it('sees who is there, and is seen as who it is', async () => {
  const client = open();
  await isSynced(client);
  client.provider.awareness.setLocalStateField('user', { name: 'Madame la Préfète', color: '#f00' });
  const { awareness } = ours.live.client;
  await waitFor('it to be seen', () => awareness.getStates().get(client.doc.clientID));
  expect(awareness.getStates().get(client.doc.clientID)?.user.name).toBe(ada.name);
  await waitFor('ours to be seen', () => client.provider.awareness.getStates().get(ours.live.doc.clientID));
  expect(client.provider.awareness.getStates().get(ours.live.doc.clientID)?.user.name).toBe(ours.member.name);
  client.provider.disconnect();
  await waitFor('it to be gone', () => !awareness.getStates().has(client.doc.clientID));
});

it('what it repeats of others does no harm', async () => {
  const [one, two] = [open(), open()];
  await Promise.all([isSynced(one), isSynced(two)]);
  for (const client of [one, two]) client.provider.awareness.setLocalStateField('section', 'contexte');
  await waitFor('three to be seen', () => two.provider.awareness.getStates().size === 3);
  for (let i = 0; i < 20; i++) {
    ours.live.client.awareness.setLocalState({ section: 'contexte', anchor: i, head: i });
    await waitFor('the caret', () =>
      [one, two].every(({ provider }) => provider.awareness.getStates().get(ours.live.doc.clientID)?.anchor === i),
    );
  }
  expect(ours.live.client.awareness.getStates().size).toBe(3);
  expect([...one.closes, ...two.closes]).toEqual([]);
});

it('without the right to write it stays and reads, and what it writes reaches nobody', async () => {
  const reader = await make.member();
  await make.strategyRole(strategy.id, reader, 'reader');
  http = await make.signedIn(reader);
  const client = open({ as: reader.membership });
  await isSynced(client);
  type(client, 'En douce. ');
  ours.live.type('contexte', 'Au grand jour. ');
  await reads(client, 'Au grand jour.');
  await ours.live.saved();
  expect(ours.live.words('contexte')).toBe('Au grand jour. ');
  expect(client.provider.wsconnected).toBe(true);
});

it('without a version it reads, and what it writes reaches nobody', async () => {
  const client = new StockClient(http, document, { as: ada.membership });
  clients.push(client);
  await isSynced(client);
  type(client, 'Sans version. ');
  ours.live.type('contexte', 'Avec. ');
  await reads(client, 'Avec.');
  await ours.live.saved();
  expect(ours.live.words('contexte')).toBe('Avec. ');
  expect(client.provider.wsconnected).toBe(true);
});

it('when it may not be here it is told so, and does not come back', async () => {
  http = await make.signedIn(await make.member());
  const client = open({ as: http.membership as string });
  const told = new Promise<{ code: number }>((resolve) => client.provider.once('closed', resolve));
  expect((await told).code).toBe(CLOSE.forbidden);
  expect(client.provider.shouldConnect).toBe(false);
});

it('after a restart it comes back by itself, and so does what was written meanwhile', async () => {
  const client = open();
  await isSynced(client);
  type(client, 'Avant. ');
  await ours.live.reads('contexte', 'Avant.');
  const { port } = new URL(running.url);
  const stopped = running.stop();
  await waitFor('it to be cut', () => !client.provider.wsconnected);
  type(client, 'Pendant. ');
  await stopped;
  running = await startAppOn(running.databaseUrl, { PORT: port });
  await isSynced(client);
  type(client, 'Après. ');
  const witness = await LiveClient.open(ours.http, document);
  await witness.reads('contexte', 'Après.');
  expect(witness.words('contexte')).toBe('Avant. Pendant. Après. ');
  expect(client.closes[0]).toBe(CLOSE.restarting);
  witness.leave();
});
