import { beforeAll, expect, it } from 'vitest';
import { Factory } from '../support/factories.js';
import { LiveClient } from '../support/live-client.js';
import { type RunningApp, startApp, startAppOn } from '../support/start-app.js';

let running: RunningApp;
let make: Factory;
beforeAll(async () => {
  running = await startApp();
  make = new Factory(running);
});

it('two organisations write in one fiche, and a restart finds it all', async () => {
  const strategy = await make.strategy();
  const document = await make.documentOf(strategy.fiche);
  const [ada, bob] = [await make.contributor(strategy), await make.contributor(strategy)];
  const a = await LiveClient.open(await make.signedIn(ada), document);
  const b = await LiveClient.open(await make.signedIn(bob), document);
  a.type('contexte', 'Première phrase. ');
  await b.reads('contexte', 'Première phrase.');
  b.type('contexte', 'Seconde phrase.');
  await a.reads('contexte', 'Seconde phrase.');
  await Promise.all([a.saved(), b.saved()]);
  const written = a.words('contexte');
  expect(b.words('contexte')).toBe(written);
  a.leave();
  b.leave();
  await running.stop();

  const again = await startAppOn(running.databaseUrl);
  const client = await LiveClient.open(await new Factory(again).signedIn(ada), document);
  expect(client.words('contexte')).toBe(written);
  client.leave();
  await again.stop();
});
