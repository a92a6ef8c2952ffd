import { writeMessage } from '@diapason/collab';
import type { FicheView, RefusedUpdateView } from '@diapason/contracts';
import { beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Factory } from '../support/factories.js';
import type { HttpClient } from '../support/http-client.js';
import { waitFor } from '../support/live-client.js';
import { type RunningApp, startApp } from '../support/start-app.js';
import { outcome } from './stage.js';

let running: RunningApp;
let make: Factory;
let administrator: HttpClient;
beforeAll(async () => {
  running = await startApp();
  make = new Factory(running);
  administrator = await make.signedIn(await make.member({ administrator: true }));
});

const list = () => administrator.must<RefusedUpdateView[]>('GET', '/api/refused-updates');

it('an administrator reads who was refused what, where and why, and not what it said', async () => {
  expect(await list()).toEqual([]);
  const strategy = await make.strategy();
  const { member, live, http } = await make.writer(strategy);
  const doc = new Y.Doc();
  doc.getText('contexte').insert(0, 'Des mots secrets', { link: 'javascript:alert(1)' });
  const update = Y.encodeStateAsUpdate(doc);
  const before = Date.now();
  live.sendRaw(writeMessage({ type: 'update', update, whole: false }));
  const refused = await waitFor('the refusal', async () => (await list())[0]);
  const { number, title } = await http.must<FicheView>('GET', `/api/fiches/${strategy.fiche}`);
  expect(refused).toEqual({
    id: expect.any(String),
    at: expect.any(String),
    fiche: { id: strategy.fiche, strategy: strategy.slug, number, title },
    person: member.name,
    organisation: expect.objectContaining({ id: member.organisation }),
    rule: 'I5',
    size: update.length,
  });
  expect(Date.parse(refused.at)).toBeGreaterThanOrEqual(before);
  expect(await outcome(http, 'GET', '/api/refused-updates')).toBe('NO_ROLE');
});

it('whoever keeps the installation reads them without a mandate to write', async () => {
  const bystander = await make.signedIn(await make.member({ administrator: true, mayWrite: false }));
  expect(await outcome(bystander, 'GET', '/api/refused-updates')).toBe('done');
});
