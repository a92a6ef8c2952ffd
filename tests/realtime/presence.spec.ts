import { CLOSE, writeMessage } from '@diapason/collab';
import * as encoding from 'lib0/encoding';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Factory, type SmallStrategy, type Writer } from '../support/factories.js';
import { FactsClient } from '../support/facts-client.js';
import { LiveClient, waitFor } from '../support/live-client.js';
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
  await waitFor('both', () => [a, b].every(({ live }) => live.client.awareness.getStates().size === 2));
});

/** What someone is shown of someone else. */
const shown = (to: Writer, of: Writer) => to.live.client.awareness.getStates().get(of.live.doc.clientID);

function announcement(...entries: { client: number; clock: number; state: unknown }[]): Uint8Array {
  const update = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, JSON.stringify(state));
    }
  });
  return writeMessage({ type: 'awareness', update });
}

describe('who someone is', () => {
  it('comes from the server, whatever they claim', async () => {
    const [{ name: organisationName, initials }] = await running.dataSource.query(
      'SELECT name, initials FROM organisations WHERE id = $1',
      [a.member.organisation],
    );
    const user = { person: b.member.person, name: b.member.name, organisationName: 'La Préfecture', hue: 999 };
    a.live.client.awareness.setLocalState({ section: 'contexte', anchor: { at: 3 }, head: null, user, admin: true });
    await waitFor('where they are', () => shown(b, a)?.section === 'contexte');
    expect(shown(b, a)).toEqual({
      user: {
        person: a.member.person,
        name: a.member.name,
        organisation: a.member.organisation,
        organisationName,
        initials,
        hue: expect.any(Number),
      },
      section: 'contexte',
      anchor: { at: 3 },
      head: null,
    });
  });

  it('is the same for whoever comes later', async () => {
    const c = await make.writer(strategy);
    await waitFor('both', () => shown(c, a) && shown(c, b));
    expect([shown(c, a)?.user.name, shown(c, b)?.user.name]).toEqual([a.member.name, b.member.name]);
  });

  it('is not told of a section that the document does not have', async () => {
    a.live.client.awareness.setLocalState({ section: 'contexte', anchor: 1, head: 1 });
    await waitFor('where they are', () => shown(b, a)?.section === 'contexte');
    a.live.client.awareness.setLocalState({ section: '<script>', anchor: 2, head: 2 });
    await waitFor('where they are', () => shown(b, a)?.section === null);
    expect(shown(b, a)).toMatchObject({ section: null, anchor: null, head: null });
  });
});

describe('what someone says of others', () => {
  it('is dropped, whether they are here or not', async () => {
    const ghost = 4_000_000_000;
    const of = (client: number, clock: number, section: string) => ({ client, clock, state: { section } });
    a.live.sendRaw(
      announcement(
        of(ghost, 1, 'contexte'),
        of(b.live.doc.clientID, 1000, 'contexte'),
        of(a.live.doc.clientID, 1000, 'title'),
      ),
    );
    await waitFor('their own', () => shown(b, a)?.section === 'title');
    const c = await make.writer(strategy);
    await waitFor('both', () => shown(c, a) && shown(c, b));
    expect(shown(c, b)).toMatchObject({ section: null, user: { name: b.member.name } });
    for (const { live } of [a, b, c]) expect(live.client.awareness.getStates().has(ghost)).toBe(false);
  });

  it('cannot make them leave', async () => {
    a.live.sendRaw(announcement({ client: b.live.doc.clientID, clock: 1000, state: null }));
    a.live.client.awareness.setLocalState({ section: 'title' });
    await waitFor('their own', () => shown(b, a)?.section === 'title');
    const c = await make.writer(strategy);
    await waitFor('both', () => shown(c, a) && shown(c, b));
    expect(shown(c, b)).toBeTruthy();
  });
});

describe('leaving', () => {
  it('is told, when it is said and when the wire breaks', async () => {
    const c = await make.writer(strategy);
    await waitFor('both', () => shown(c, a) && shown(c, b));
    a.live.leave();
    await waitFor('one to be gone', () => !shown(c, a));
    expect(shown(c, b)).toBeTruthy();
    b.live.cut();
    await waitFor('the other to be gone', () => !shown(c, b));
  });
});

describe('whoever watches the fiche without having its text open', () => {
  it('is told who has: once each, as they come and go', async () => {
    const watcher = new FactsClient(await make.signedIn(await make.contributor(strategy)));
    const answer = await watcher.watchFiche(strategy.fiche);
    expect(answer).toMatchObject({ ok: true });
    const names = (people: { name: string }[]) => people.map(({ name }) => name).sort();
    expect(answer.ok && names(answer.data.people)).toEqual([a.member.name, b.member.name].sort());
    const secondPage = await LiveClient.open(a.http, document);
    const c = await make.writer(strategy);
    await watcher.hears(
      'fiche:presence',
      ({ node, people }) =>
        node === strategy.fiche && names(people).join() === names([a.member, b.member, c.member]).join(),
    );
    secondPage.leave();
    c.live.leave();
    a.live.leave();
    b.live.leave();
    await watcher.hears('fiche:presence', ({ people }) => people.length === 0);
    watcher.leave();
  });

  it('is told nothing of other fiches', async () => {
    const elsewhere = await make.strategy();
    const watcher = new FactsClient(await make.signedIn(await make.contributor(elsewhere)));
    await watcher.watchFiche(elsewhere.fiche);
    b.live.leave();
    await waitFor('one to be gone', () => !shown(a, b));
    const there = await make.writer(elsewhere);
    await watcher.hears('fiche:presence', ({ node }) => node === elsewhere.fiche);
    expect(watcher.told('fiche:presence').every(({ node }) => node === elsewhere.fiche)).toBe(true);
    there.live.leave();
    watcher.leave();
  });
});

describe('too much of it', () => {
  const cases = [
    { what: '5 MB in one message', frame: () => writeMessage({ type: 'awareness', update: new Uint8Array(5e6) }) },
    { what: 'an echo of 600 kB', frame: () => writeMessage({ type: 'awareness', update: new Uint8Array(6e5) }) },
    {
      what: 'a state of 5 kB',
      frame: () => announcement({ client: a.live.doc.clientID, clock: 1000, state: 'x'.repeat(5000) }),
    },
  ];
  it.each(cases)('$what closes who sends it, and nobody else', async ({ frame }) => {
    const c = await make.writer(strategy);
    a.live.sendRaw(frame());
    expect([CLOSE.invalid, 1006, 1009]).toContain((await a.live.isClosed()).code);
    await waitFor('the sender to be gone', () => !shown(b, a) && !shown(c, a));
    b.live.type('contexte', 'Toujours là. ');
    await c.live.reads('contexte', 'Toujours là.');
    await b.live.saved();
    expect([b.live.closed, c.live.closed]).toEqual([null, null]);
  });
});
