import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLOSE } from '@diapason/collab';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@diapason/server/platform/database/embedded-postgres';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Factory, type SmallStrategy, type Writer } from '../support/factories.js';
import { codeOf, HttpClient } from '../support/http-client.js';
import { LiveClient, waitFor } from '../support/live-client.js';
import { MovingAddress } from '../support/moving-address.js';
import { type RunningApp, startAppOn } from '../support/start-app.js';

let directory: string;
let postgres: EmbeddedPostgres;
let address: MovingAddress;
let running: RunningApp;
let make: Factory;
let strategy: SmallStrategy;
let document: string;
let a: Writer;
let b: Writer;
const unhandled: unknown[] = [];
const remember = (error: unknown) => unhandled.push(error);

beforeAll(async () => {
  process.on('unhandledRejection', remember).on('uncaughtException', remember);
  directory = await mkdtemp(join(tmpdir(), 'diapason-away-'));
  await chmod(directory, 0o755);
  address = await MovingAddress.open();
  running = await startAppOn(await startDatabase());
  make = new Factory(running);
  strategy = await make.strategy();
  document = await make.documentOf(strategy.fiche);
  a = await make.writer(strategy);
  b = await make.writer(strategy);
});
afterAll(async () => {
  await running.stop();
  address.close();
  await postgres.stop();
  await rm(directory, { recursive: true, force: true });
  process.off('unhandledRejection', remember).off('uncaughtException', remember);
});

async function startDatabase(): Promise<string> {
  postgres = await startEmbeddedPostgres(directory, () => undefined);
  return address.lead(postgres.url);
}

async function stopDatabase(): Promise<void> {
  await postgres.stop();
  address.lead(null);
}

const health = async (kind: 'live' | 'ready') => (await new HttpClient(running.url).get(`/health/${kind}`)).status;

/** What is on disk, asked without the server. */
async function isOnDisk(words: string): Promise<boolean> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  const { rows } = await client.query<{ bytes: Buffer }>('SELECT bytes FROM document_updates WHERE document_id = $1', [
    document,
  ]);
  await client.end();
  return rows.some(({ bytes }) => bytes.includes(words));
}

it('while the database is away the server lives, says so, tells nobody anything, and loses nothing', async () => {
  a.live.type('contexte', 'Avant. ');
  await a.live.saved();
  await b.live.reads('contexte', 'Avant.');
  expect([await health('live'), await health('ready')]).toEqual([200, 200]);

  await stopDatabase();
  a.live.type('contexte', 'Pendant. ');
  expect((await a.live.isClosed()).code).toBe(CLOSE.storageFailed);
  expect((await b.live.isClosed()).code).toBe(CLOSE.storageFailed);
  expect(a.live.client.unsaved).toHaveLength(1);
  expect(b.live.words('contexte')).toBe('Avant. ');
  expect([await health('live'), await health('ready')]).toEqual([200, 503]);
  const asked = await a.http.get(`/api/fiches/${strategy.fiche}`);
  expect([asked.status, codeOf(asked)]).toEqual([503, 'UNAVAILABLE']);
  const knocking = LiveClient.knock(b.http, document);
  expect((await knocking.isClosed()).code).toBe(CLOSE.storageFailed);
  b.live.type('contexte', 'De mon côté. ');

  await startDatabase();
  await waitFor('the server to be ready again', async () => (await health('ready')) === 200, 20_000);
  await Promise.all([a.live.comeBack(), b.live.comeBack()]);
  await Promise.all([a.live.saved(), b.live.saved()]);
  await b.live.reads('contexte', 'Pendant.');
  await a.live.reads('contexte', 'De mon côté.');
  expect(a.live.words('contexte')).toBe(b.live.words('contexte'));
  for (const words of ['Avant.', 'Pendant.', 'De mon côté.']) expect(await isOnDisk(words)).toBe(true);
  expect(unhandled).toEqual([]);
});

it('an interruption that nobody notices changes nothing: whoever types next is saved', async () => {
  address.lead(postgres.url);
  a.live.type('contexte', 'Après la coupure. ');
  await waitFor('it to be on disk', async () => {
    if (a.live.closed) await a.live.comeBack();
    return isOnDisk('Après la coupure.');
  });
  await a.live.saved();
  await waitFor('the other to read it', async () => {
    if (b.live.closed) await b.live.comeBack();
    return b.live.words('contexte').includes('Après la coupure.');
  });
  expect(unhandled).toEqual([]);
});

it('jobs are done again as well: someone can sign in', async () => {
  const stranger = new HttpClient(running.url);
  expect((await stranger.post('/api/sign-in', { email: a.member.email, landing: '/' })).status).toBe(202);
  await waitFor(
    'the mail',
    async () => {
      const { body } = await stranger.get<{ to: string }[]>('/api/demonstration/mails');
      return body.some(({ to }) => to === a.member.email);
    },
    20_000,
  );
});

it('the server can be stopped while the database is away', async () => {
  a.live.type('contexte', 'Trop tard. ');
  await stopDatabase();
  await running.stop();
  await a.live.isClosed();
  await expect(fetch(`${running.url}/health/live`)).rejects.toThrow('fetch failed');
  expect(unhandled).toEqual([]);
});
