import { broughtTo, foldLog } from '@diapason/collab';
import type { RegisterView } from '@diapason/contracts';
import { insertBlock } from '@diapason/editor';
import { ContributionsRepository } from '@diapason/server/modules/contributions/contributions.repository';
import { DocumentsRepository } from '@diapason/server/modules/documents/documents.repository';
import { RoomsService } from '@diapason/server/modules/documents/index';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Factory, type SmallStrategy, type Writer } from '../support/factories.js';
import type { HttpClient } from '../support/http-client.js';
import { type RunningApp, startApp, startAppOn } from '../support/start-app.js';

const SECTIONS = ['title', 'aim', 'contexte', 'pilotage', 'partenariat', 'indicateurs', 'calendrier'];
const SENTENCE = 'protéger les rivières et les haies';

let running: RunningApp;
let make: Factory;
let strategy: SmallStrategy;
let document: string;
let ada: Writer;
let bob: Writer;
let reader: HttpClient;
beforeEach(async () => {
  running = await startApp();
  make = new Factory(running);
  strategy = await make.strategy();
  document = await make.documentOf(strategy.fiche);
  [ada, bob] = [await make.writer(strategy), await make.writer(strategy)];
  reader = ada.http;
  const administrator = await make.signedIn(await make.member({ administrator: true }));
  await administrator.must('PATCH', `/api/strategies/${strategy.id}`, { sharesInFigures: true });
  ada.live.type('contexte', `Il faut ${SENTENCE}. Vite.`);
  await ada.live.saved();
  await bob.live.reads('contexte', 'Vite.');
  bob.live.text('contexte').delete(9, SENTENCE.length);
  bob.live.type('contexte', ` ${SENTENCE}`);
  insertBlock(bob.live.text('calendrier'), 1, {
    type: 'milestone',
    attrs: { id: 'jalon' },
    content: [{ type: 'text', text: 'Ouverture' }],
  });
  await bob.live.saved();
});
afterEach(() => running.stop());

const register = () => reader.must<RegisterView>('GET', `/api/strategies/${strategy.id}/contributions`);
const documents = () => running.app.get(DocumentsRepository, { strict: false });
const roomIsOpen = async () =>
  (await running.app.get(RoomsService, { strict: false }).opened()).some(
    ({ owned }) => owned.ownerId === strategy.fiche,
  );

/** What the register says of the fiche, and what the log alone says of it, counted here and now. */
async function counts() {
  const { texts, contributions } = await register();
  const log = await documents().log(document);
  const doc = new Y.Doc();
  for (const { update } of log) Y.applyUpdate(doc, update);
  const direct = broughtTo(
    SECTIONS.map((section) => doc.getText(section)),
    await foldLog(log, SECTIONS),
    ({ author }) => author?.organisation ?? null,
  );
  const sorted = (rows: (string | number | null)[][]) => rows.toSorted((a, b) => String(a).localeCompare(String(b)));
  return {
    told: {
      all: texts.find(({ id }) => id === strategy.fiche)?.characters,
      each: sorted(contributions.map((each) => [each.organisation, each.characters, each.passages])),
    },
    direct: {
      all: direct.characters,
      each: sorted(direct.organisations.map((each) => [each.organisation, each.characters, each.passages.length])),
    },
  };
}

async function forgetCounts(): Promise<void> {
  await running.dataSource.query('DELETE FROM text_contributions');
  await running.dataSource.query('DELETE FROM text_counts');
}

async function restart(): Promise<void> {
  for (const { live } of [ada, bob]) live.leave();
  await running.stop();
  running = await startAppOn(running.databaseUrl);
  reader = reader.at(running.url);
}

it('what was counted is what the log says, when more is written and after a restart', async () => {
  const first = await counts();
  expect(first.told).toEqual(first.direct);
  expect(first.told.each.map(([, characters]) => characters).toSorted()).toEqual([10, 49]);

  ada.live.text('contexte').delete(1, 3);
  ada.live.type('pilotage', 'Et la Région.');
  await ada.live.saved();
  const second = await counts();
  expect(second.told).toEqual(second.direct);
  expect(second.told).not.toEqual(first.told);

  await restart();
  expect((await counts()).told).toEqual(second.told);
});

it('a text that nobody has opened since is counted, and no room is opened for it', async () => {
  const before = await counts();
  await restart();
  await forgetCounts();
  expect(await roomIsOpen()).toBe(false);
  expect((await counts()).told).toEqual(before.told);
  expect(await roomIsOpen()).toBe(false);
});

it('a text is counted from a snapshot as from the log, and where the ledger has to be folded anew', async () => {
  const before = await counts();
  await restart();
  const log = await documents().log(document);
  const state = new Y.Doc();
  for (const { update } of log) Y.applyUpdate(state, update);
  await documents().saveSnapshot(document, log.length, Y.encodeStateAsUpdate(state), new Date(0));
  await forgetCounts();
  expect((await counts()).told).toEqual(before.told);

  await forgetCounts();
  await running.dataSource.query('DELETE FROM author_runs');
  await running.dataSource.query('UPDATE documents SET ledger_seq = 0');
  expect((await counts()).told).toEqual(before.told);
});

it('a count that comes late does not take the place of a newer one', async () => {
  const before = await counts();
  const repository = running.app.get(ContributionsRepository, { strict: false });
  await repository.save(document, { seq: 1, voices: [], characters: 1, contributions: [] });
  expect((await counts()).told).toEqual(before.told);
});

it('many who ask at once are told the same, while others write', async () => {
  const writing = (async () => {
    for (let n = 0; n < 20; n++) {
      bob.live.type('pilotage', `${n} `);
      await bob.live.saved();
    }
  })();
  const views = await Promise.all(Array.from({ length: 12 }, register));
  await writing;
  expect(views.every(({ organisations }) => organisations.length === 2)).toBe(true);
  const after = await counts();
  expect(after.told).toEqual(after.direct);
});
