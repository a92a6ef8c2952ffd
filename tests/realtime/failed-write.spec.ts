import { CLOSE } from '@diapason/collab';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Factory, type SmallStrategy, type Writer } from '../support/factories.js';
import { FactsClient } from '../support/facts-client.js';
import { LiveClient } from '../support/live-client.js';
import { type RunningApp, startApp } from '../support/start-app.js';

let running: RunningApp;
let make: Factory;
let strategy: SmallStrategy;
let document: string;
let a: Writer;
let b: Writer;
beforeAll(async () => {
  running = await startApp();
  make = new Factory(running);
});
beforeEach(async () => {
  strategy = await make.strategy();
  document = await make.documentOf(strategy.fiche);
  a = await make.writer(strategy);
  b = await make.writer(strategy);
  a.live.type('contexte', 'Écrit. ');
  await a.live.saved();
  await b.live.reads('contexte', 'Écrit.');
});

/** The disk refuses what is written in one document, until the returned function is called. */
async function breakWrites(): Promise<() => Promise<void>> {
  const { dataSource } = running;
  await dataSource.query(`
    CREATE FUNCTION disk_is_full() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = 'disk_full'; END $$`);
  await dataSource.query(`
    CREATE TRIGGER broken BEFORE INSERT ON document_updates FOR EACH ROW
    WHEN (NEW.document_id = '${document}') EXECUTE FUNCTION disk_is_full()`);
  return async () => {
    await dataSource.query('DROP TRIGGER broken ON document_updates');
    await dataSource.query('DROP FUNCTION disk_is_full');
  };
}

const logLength = async (): Promise<number> => {
  const [{ count }] = await running.dataSource.query(
    'SELECT count(*)::int AS count FROM document_updates WHERE document_id = $1',
    [document],
  );
  return count;
};

describe('when the disk refuses a write', () => {
  it('nobody is told anything, everyone is asked to try later, and nothing is lost once it takes writes again', async () => {
    const before = await logLength();
    const mend = await breakWrites();
    a.live.type('contexte', 'Pas encore. ');
    for (const { live } of [a, b]) expect((await live.isClosed()).code).toBe(CLOSE.storageFailed);
    expect(a.live.client.unsaved).toHaveLength(1);
    expect(b.live.words('contexte')).toBe('Écrit. ');
    expect(await logLength()).toBe(before);
    a.live.type('contexte', 'Ni ceci. ');
    await mend();
    await Promise.all([a.live.comeBack(), b.live.comeBack()]);
    await a.live.saved();
    await b.live.reads('contexte', 'Ni ceci.');
    expect(b.live.words('contexte')).toBe('Écrit. Pas encore. Ni ceci. ');
    const witness = await LiveClient.open(a.http, document);
    expect(witness.words('contexte')).toBe('Écrit. Pas encore. Ni ceci. ');
  });

  it('whoever comes meanwhile reads what is on disk, and no more', async () => {
    const mend = await breakWrites();
    a.live.type('contexte', 'Pas encore. ');
    await a.live.isClosed();
    const reader = await LiveClient.open(b.http, document);
    expect(reader.words('contexte')).toBe('Écrit. ');
    await a.live.comeBack();
    expect((await a.live.isClosed()).code).toBe(CLOSE.storageFailed);
    expect(reader.words('contexte')).toBe('Écrit. ');
    await mend();
    await a.live.comeBack();
    await a.live.saved();
  });

  it('other documents are written all the same', async () => {
    const elsewhere = await make.strategy();
    const { live } = await make.writer(elsewhere);
    const mend = await breakWrites();
    a.live.type('contexte', 'Pas encore. ');
    live.type('contexte', 'Ailleurs. ');
    await live.saved();
    await a.live.isClosed();
    expect(live.closed).toBeNull();
    await mend();
  });

  it('whoever watches the fiche is told that nobody has its text open any more', async () => {
    const watcher = new FactsClient(await make.signedIn(await make.contributor(strategy)));
    await watcher.watchFiche(strategy.fiche);
    const mend = await breakWrites();
    a.live.type('contexte', 'Pas encore. ');
    await a.live.isClosed();
    await mend();
    await watcher.hears('fiche:presence', ({ people }) => people.length === 0);
    watcher.leave();
  });
});

it('whoever could not be let in, because the disk does not answer, is not shown as being there', async () => {
  const { dataSource } = running;
  const watcher = new FactsClient(await make.signedIn(await make.contributor(strategy)));
  const late = await make.contributor(strategy);
  const http = await make.signedIn(late);
  await dataSource.query('ALTER TABLE stranded_texts RENAME TO away');
  const knocking = LiveClient.knock(http, document);
  expect((await knocking.isClosed()).code).toBe(CLOSE.storageFailed);
  await dataSource.query('ALTER TABLE away RENAME TO stranded_texts');
  b.live.leave();
  await watcher.watchFiche(strategy.fiche);
  await make.writer(strategy);
  await watcher.hears('fiche:presence');
  const names = watcher.told('fiche:presence').flatMap(({ people }) => people.map(({ name }) => name));
  expect(names).toContain(a.member.name);
  expect(names).not.toContain(late.name);
  watcher.leave();
});
