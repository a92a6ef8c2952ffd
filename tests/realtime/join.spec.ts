import { randomUUID } from 'node:crypto';
import { CLOSE, writeMessage } from '@diapason/collab';
import { insertLine, SCHEMA_VERSION } from '@diapason/editor';
import { beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { Factory, type Member, type SmallStrategy } from '../support/factories.js';
import { HeldLock } from '../support/held-lock.js';
import { HttpClient } from '../support/http-client.js';
import { LiveClient, waitFor } from '../support/live-client.js';
import { type RunningApp, startApp } from '../support/start-app.js';

let running: RunningApp;
let make: Factory;
let strategy: SmallStrategy;
let document: string;
let ada: Member;
let http: HttpClient;
beforeAll(async () => {
  running = await startApp();
  make = new Factory(running);
  strategy = await make.strategy();
  document = await make.documentOf(strategy.fiche);
  ada = await make.contributor(strategy);
  http = await make.signedIn(ada);
});

/** The status of the answer to an upgrade: 101 when it was accepted. */
function upgrade(path: string, headers: Record<string, string> = {}): Promise<number> {
  const socket = new WebSocket(`${running.url.replace('http', 'ws')}${path}`, {
    headers: { cookie: http.cookie, ...headers },
  });
  return new Promise((answered, failed) => {
    socket.on('upgrade', ({ statusCode }) => {
      answered(statusCode as number);
      socket.terminate();
    });
    socket.on('unexpected-response', (_, { statusCode }) => {
      answered(statusCode as number);
      socket.terminate();
    });
    socket.on('error', failed);
  });
}

const closeCodeOf = async (client: LiveClient): Promise<number> => (await client.isClosed()).code;

describe('who is let in', () => {
  it('nobody who is not signed in', async () => {
    const stranger = LiveClient.knock(new HttpClient(running.url), document);
    expect(await closeCodeOf(stranger)).toBe(CLOSE.unauthenticated);
    expect(stranger.client.synced).toBe(false);
  });

  it('nobody whose session is over', async () => {
    const gone = await make.signedIn(ada);
    const copy = gone.at(running.url);
    await gone.must('POST', '/api/sign-out');
    expect(await closeCodeOf(LiveClient.knock(copy, document))).toBe(CLOSE.unauthenticated);
  });

  it('nobody to a document that does not exist', async () => {
    expect(await closeCodeOf(LiveClient.knock(http, randomUUID()))).toBe(CLOSE.notFound);
    expect(await closeCodeOf(LiveClient.knock(http, 'the-budget'))).toBe(CLOSE.notFound);
  });

  it('nobody to a fiche that was taken out of the tree', async () => {
    const other = await make.strategy();
    const removed = await make.documentOf(other.chapter);
    const admin = await make.signedIn(await make.member({ administrator: true }));
    await admin.must('DELETE', `/api/nodes/${other.chapter}`);
    expect(await closeCodeOf(LiveClient.knock(admin, removed))).toBe(CLOSE.notFound);
  });

  it('nobody who may not read it', async () => {
    const outsider = LiveClient.knock(await make.signedIn(await make.member()), document);
    expect(await closeCodeOf(outsider)).toBe(CLOSE.forbidden);
    expect(outsider.frames).toHaveLength(0);
  });

  it('nobody in the name of a membership that is not theirs, or that ended', async () => {
    const bob = await make.contributor(strategy);
    expect(await closeCodeOf(LiveClient.knock(http, document, { as: bob.membership }))).toBe(CLOSE.forbidden);
    const ended = await make.member({ person: ada.person, to: '2020-12-31' });
    await make.seat(strategy.group, ended);
    expect(await closeCodeOf(LiveClient.knock(http, document, { as: ended.membership }))).toBe(CLOSE.forbidden);
  });

  it('no editor that speaks another version of the vocabulary', async () => {
    for (const schema of [SCHEMA_VERSION - 1, SCHEMA_VERSION + 1])
      expect(await closeCodeOf(LiveClient.knock(http, document, { schema: String(schema) }))).toBe(CLOSE.outdated);
  });
});

it('an editor that names no version reads, and is refused when it writes', async () => {
  const writer = await LiveClient.open(http, document);
  writer.type('contexte', 'Pour tous. ');
  await writer.saved();
  const reader = await LiveClient.open(http, document, { schema: null });
  await reader.reads('contexte', 'Pour tous.');
  reader.type('contexte', 'Sans version.');
  expect(await reader.isRefused()).toBe('SCHEMA_OUTDATED');
  writer.type('contexte', 'Encore. ');
  await reader.reads('contexte', 'Encore.');
  expect(writer.words('contexte')).not.toContain('Sans version');
  writer.leave();
  reader.leave();
});

describe('the upgrade', () => {
  it('of a page of another site is refused', async () => {
    expect(await upgrade(`/collab/${document}`, { origin: 'https://ailleurs.exemple' })).toBe(403);
    expect(await upgrade(`/collab/${document}`, { origin: 'null' })).toBe(403);
  });

  it('of our own page is accepted, and so is that of a program, which names no page', async () => {
    expect(await upgrade(`/collab/${document}`, { origin: running.url })).toBe(101);
    expect(await upgrade(`/collab/${document}`)).toBe(101);
  });

  it('of an unknown path is refused', async () => {
    for (const path of ['/', '/elsewhere', '/collab', `/api/collab/${document}`]) expect(await upgrade(path)).toBe(404);
  });
});

describe('while someone is being let in', () => {
  it('what they send is kept for them', async () => {
    const lock = await HeldLock.on(running.databaseUrl, 'sessions');
    const early = LiveClient.knock(http, document);
    await lock.isWaitedFor();
    const doc = new Y.Doc();
    insertLine(doc.getText('contexte'), 0, [{ type: 'text', text: 'Dit à la porte. ' }]);
    early.sendRaw(writeMessage({ type: 'update', update: Y.encodeStateAsUpdate(doc), whole: false }));
    expect(early.frames).toHaveLength(0);
    await lock.release();
    await early.synced();
    const witness = await LiveClient.open(http, document);
    await witness.reads('contexte', 'Dit à la porte.');
    early.leave();
    witness.leave();
  });

  it('too much from them closes the connection', async () => {
    const lock = await HeldLock.on(running.databaseUrl, 'sessions');
    const flood = LiveClient.knock(http, document);
    await lock.isWaitedFor();
    const frame = writeMessage({ type: 'awareness', update: new Uint8Array(100 * 1024) });
    for (let i = 0; i < 3; i++) flood.sendRaw(frame);
    expect(await closeCodeOf(flood)).toBe(CLOSE.flooding);
    await lock.release();
    const calm = await LiveClient.open(http, document);
    const { people } = await waitFor('the flood to be forgotten', async () => {
      const present = [...calm.client.awareness.getStates().keys()];
      return present.length === 1 ? { people: present } : null;
    });
    expect(people).toEqual([calm.doc.clientID]);
    calm.leave();
  });
});
