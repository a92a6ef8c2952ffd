import { randomUUID } from 'node:crypto';
import { CLOSE } from '@diapason/collab';
import { SCHEMA_VERSION } from '@diapason/editor';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Factory, type SmallStrategy } from '../support/factories.js';
import { HeldLock } from '../support/held-lock.js';
import { HttpClient } from '../support/http-client.js';
import { LiveClient, type LiveOptions, waitFor } from '../support/live-client.js';
import { type RunningApp, startApp } from '../support/start-app.js';

let running: RunningApp;
let make: Factory;
let strategy: SmallStrategy;
let document: string;
beforeAll(async () => {
  running = await startApp();
  make = new Factory(running);
});
beforeEach(async () => {
  strategy = await make.strategy();
  document = await make.documentOf(strategy.fiche);
});

const polling = { door: 'polling' } as const;

describe('where WebSocket does not get through', () => {
  it('people write in the same text as the others, over long polling', async () => {
    const { live: far } = await make.writer(strategy, polling);
    const { live: farther } = await make.writer(strategy, polling);
    const { live: near } = await make.writer(strategy);
    far.type('contexte', 'De loin. ');
    await far.saved();
    for (const other of [near, farther]) await other.reads('contexte', 'De loin.');
    near.type('contexte', 'De près. ');
    await near.saved();
    for (const other of [far, farther]) await other.reads('contexte', 'De près.');
    await Promise.all([far, near].map((client, i) => client.type('contexte', `Ensemble ${i}. `)));
    await Promise.all([far.saved(), near.saved()]);
    for (const i of [0, 1]) for (const client of [far, farther, near]) await client.reads('contexte', `Ensemble ${i}.`);
    expect(new Set([far, farther, near].map((client) => client.words('contexte'))).size).toBe(1);
    for (const client of [far, farther, near]) client.leave();
  });

  it('they see one another', async () => {
    const far = await make.writer(strategy, polling);
    const near = await make.writer(strategy);
    far.live.client.awareness.setLocalState({ section: 'contexte', anchor: 1, head: 1 });
    await waitFor('the far one', () => near.live.client.awareness.getStates().get(far.live.doc.clientID)?.section);
    expect(near.live.client.awareness.getStates().get(far.live.doc.clientID)?.user.name).toBe(far.member.name);
    await waitFor('the near one', () => far.live.client.awareness.getStates().has(near.live.doc.clientID));
    far.live.leave();
    await waitFor('the far one to be gone', () => !near.live.client.awareness.getStates().has(far.live.doc.clientID));
  });

  it('an acknowledgement comes only after the row is on disk', async () => {
    const { live: far } = await make.writer(strategy, polling);
    const lock = await HeldLock.onDocument(running.databaseUrl, document);
    far.type('contexte', 'Pas encore écrit.');
    await lock.isWaitedFor();
    expect(far.client.unsaved).toHaveLength(1);
    await lock.release();
    await far.saved();
    const [{ found }] = await running.dataSource.query(
      'SELECT count(*)::int AS found FROM document_updates WHERE document_id = $1 AND position($2::bytea IN bytes) > 0',
      [document, Buffer.from('Pas encore écrit.')],
    );
    expect(found).toBe(1);
  });

  it('a long paste goes through, and more than may be is cut for its sender alone', async () => {
    const { live: far } = await make.writer(strategy, polling);
    const { live: near } = await make.writer(strategy);
    far.type('contexte', 'a'.repeat(500_000));
    await far.saved();
    await near.reads('contexte', 'a'.repeat(500_000));
    far.type('contexte', 'b'.repeat(1_100_000));
    await far.isClosed();
    near.type('contexte', 'Toujours là.');
    await near.saved();
    expect(near.words('contexte')).not.toContain('b');
  });
});

describe('this door is as narrow as the other', () => {
  const both = it.each([polling, { door: 'websocket' }] as const);
  const codeOf = async (http: HttpClient, options: LiveOptions, what = document) =>
    (await LiveClient.knock(http, what, options).isClosed()).code;

  both('$door: who is let in', async (door) => {
    const ada = await make.contributor(strategy);
    const http = await make.signedIn(ada);
    const bob = await make.contributor(strategy);
    expect(await codeOf(new HttpClient(running.url), door)).toBe(CLOSE.unauthenticated);
    expect(await codeOf(http, door, randomUUID())).toBe(CLOSE.notFound);
    expect(await codeOf(http, door, 'the-budget')).toBe(CLOSE.notFound);
    expect(await codeOf(await make.signedIn(await make.member()), door)).toBe(CLOSE.forbidden);
    expect(await codeOf(http, { ...door, as: bob.membership })).toBe(CLOSE.forbidden);
    expect(await codeOf(http, { ...door, schema: String(SCHEMA_VERSION + 1) })).toBe(CLOSE.outdated);
  });

  both('$door: a page of another site is not', async (door) => {
    const http = await make.signedIn(await make.contributor(strategy));
    const foreign = LiveClient.knock(http, document, { ...door, origin: 'https://ailleurs.exemple' });
    await foreign.isClosed();
    expect(foreign.frames).toHaveLength(0);
    const own = await LiveClient.open(http, document, { ...door, origin: running.url });
    own.leave();
  });

  both('$door: who may write, at each update', async (door) => {
    const witness = (await make.writer(strategy)).live;
    const reader = await make.member();
    await make.strategyRole(strategy.id, reader, 'reader');
    const listening = await LiveClient.open(await make.signedIn(reader), document, door);
    listening.type('contexte', 'Sans droit. ');
    expect(await listening.isRefused()).toBe('WRITE_FORBIDDEN');
    const versionless = (await make.writer(strategy, { ...door, schema: null })).live;
    versionless.type('contexte', 'Sans version. ');
    expect(await versionless.isRefused()).toBe('SCHEMA_OUTDATED');
    const { live, member } = await make.writer(strategy, door);
    live.type('contexte', 'Avec droit. ');
    await live.saved();
    await make.strategyRole(strategy.id, member, 'reader');
    await make.seat(strategy.group, member, null);
    live.type('contexte', 'Trop tard. ');
    expect(await live.isRefused()).toBe('WRITE_FORBIDDEN');
    witness.type('contexte', 'Ensuite. ');
    await witness.saved();
    expect(witness.words('contexte')).toBe('Avec droit. Ensuite. ');
  });

  both('$door: whoever signs out, or may no longer read, is put out', async (door) => {
    const gone = await make.writer(strategy, door);
    const demoted = await make.writer(strategy, door);
    await gone.http.must('POST', '/api/sign-out');
    expect((await gone.live.isClosed()).code).toBe(CLOSE.unauthenticated);
    await make.seat(strategy.group, demoted.member, null);
    const { code } = await waitFor('to be put out', () => demoted.live.closed, 5_000);
    expect(code).toBe(CLOSE.forbidden);
  });

  both('$door: what is no message of ours closes who sends it', async (door) => {
    const { live } = await make.writer(strategy, door);
    live.sendRaw(new Uint8Array([42, 1, 2, 3]));
    expect((await live.isClosed()).code).toBe(CLOSE.invalid);
  });

  both('$door: one document is not the other', async (door) => {
    const { live: here } = await make.writer(strategy, door);
    const { live: there } = await make.writer(await make.strategy(), door);
    there.type('contexte', 'Entre nous.');
    await there.saved();
    here.type('contexte', 'Ici.');
    await here.saved();
    expect(here.words('contexte')).toBe('Ici.');
  });
});
