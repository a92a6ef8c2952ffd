import { foldLog } from '@diapason/collab';

import type { AuthorsView } from '@diapason/contracts';
import { DocumentsRepository } from '@diapason/server/modules/documents/documents.repository';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Factory, type SmallStrategy } from '../support/factories.js';
import { LiveClient } from '../support/live-client.js';
import { type RunningApp, startApp, startAppOn } from '../support/start-app.js';

const SECTIONS = ['title', 'aim', 'contexte', 'pilotage', 'partenariat', 'indicateurs', 'calendrier'];
const SENTENCE = 'protéger les rivières et les haies';

let running: RunningApp;
let make: Factory;
let strategy: SmallStrategy;
let document: string;
beforeEach(async () => {
  running = await startApp();
  make = new Factory(running);
  strategy = await make.strategy();
  document = await make.documentOf(strategy.fiche);
});
afterEach(() => running.stop());

const repository = () => running.app.get(DocumentsRepository, { strict: false });
const storedLedger = async () => (await repository().storeOf(document).load()).ledger;
const byId = (a: { client: number; clock: number }, b: { client: number; clock: number }) =>
  a.client - b.client || a.clock - b.clock;

/** The stored ledger, and the one that its log alone gives. */
async function ledgers() {
  const [stored, folded] = [await storedLedger(), await foldLog(await repository().log(document), SECTIONS)];
  const said = ({ runs, removals }: typeof stored) => ({ runs: runs.toSorted(byId), removals });
  return { stored: said(stored), folded: said(folded) };
}

describe('the ledger on disk', () => {
  it('[O7] is what the log alone gives, while people write and after a restart', async () => {
    const [ada, bob] = [await make.writer(strategy), await make.writer(strategy)];
    ada.live.type('contexte', `Il faut ${SENTENCE}. Vite.`);
    await ada.live.saved();
    await bob.live.reads('contexte', `Il faut ${SENTENCE}. Vite.`);
    bob.live.text('contexte').delete(9, SENTENCE.length);
    bob.live.type('contexte', ` ${SENTENCE}`);
    for (let i = 0; i < 5; i++) {
      ada.live.type('contexte', 'a');
      bob.live.text('contexte').delete(2, 1);
    }
    await Promise.all([ada.live.saved(), bob.live.saved()]);
    const written = await ledgers();
    expect(written.stored).toEqual(written.folded);
    expect(written.stored.removals.length).toBeGreaterThan(0);

    await running.stop();
    running = await startAppOn(running.databaseUrl);
    const back = await LiveClient.open(ada.http.at(running.url), document);
    back.type('contexte', ' Et vite.');
    await back.saved();
    const { stored, folded } = await ledgers();
    expect(stored).toEqual(folded);
    expect(stored.runs.length).toBeGreaterThanOrEqual(written.stored.runs.length);
  });

  it('[O10] tells what was pasted, in the log as in the ledger', async () => {
    const { http, live } = await make.writer(strategy);
    live.type('contexte', 'Tapé. ');
    live.doc.transact(({ meta }) => {
      meta.set('pasted', true);
      live.type('contexte', SENTENCE);
    });
    await live.saved();
    const { stored, folded } = await ledgers();
    expect(stored).toEqual(folded);
    expect(stored.runs.filter(({ kind }) => kind === 'pasted')).toMatchObject([{ length: SENTENCE.length }]);
    const { credits } = await http.must<AuthorsView>('GET', `/api/fiches/${strategy.fiche}/authors`);
    expect(credits.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['typed', 'pasted']));
  });

  it('[O7] is folded from the log for a document that was written before there was one', async () => {
    const { http, live } = await make.writer(strategy);
    live.type('contexte', SENTENCE);
    await live.saved();
    await running.stop();
    const old = await startAppOn(running.databaseUrl);
    await old.dataSource.query('DELETE FROM author_runs');
    await old.dataSource.query('UPDATE documents SET ledger_seq = 0');
    running = old;
    await (await LiveClient.open(http.at(running.url), document)).synced();
    const { stored, folded } = await ledgers();
    expect(stored).toEqual(folded);
    expect(stored.runs.length).toBeGreaterThan(0);
  });
});
