import type { AuthorsView, HistoryView } from '@diapason/contracts';
import { type Content, insertBlock, RENDER_LABELS, renderHtml } from '@diapason/editor';
import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { Factory, type SmallStrategy, type Writer } from '../support/factories.js';
import type { HttpClient } from '../support/http-client.js';
import { waitFor } from '../support/live-client.js';
import { type RunningApp, startApp } from '../support/start-app.js';

const SENTENCE = 'protéger les rivières et les haies';

let running: RunningApp;
let make: Factory;
let strategy: SmallStrategy;
let ada: Writer;
let bob: Writer;
beforeAll(async () => {
  running = await startApp();
  make = new Factory(running);
  strategy = await make.strategy();
  [ada, bob] = [await make.writer(strategy), await make.writer(strategy)];
  ada.live.type('contexte', `Il faut ${SENTENCE}. C’est inacceptable.`);
  await bob.live.reads('contexte', `Il faut ${SENTENCE}. C’est inacceptable.`);
});

const authors = (http: HttpClient, at?: number) =>
  http.must<AuthorsView>('GET', `/api/fiches/${strategy.fiche}/authors${at === undefined ? '' : `?at=${at}`}`);

/** The text of a section, each stretch with the organisation it is credited to and, after a slash, who moved it. */
async function told(http: HttpClient, at?: number): Promise<string> {
  const { sections, credits } = await authors(http, at);
  const content = sections.find(({ key }) => key === 'contexte')?.content as Content;
  const html = renderHtml(content, { labels: RENDER_LABELS.fr, nameOf: () => undefined, prefix: 'x' });
  const who = (id: string | null | undefined) =>
    id === ada.member.organisation ? 'ada' : id === bob.member.organisation ? 'bob' : String(id);
  return html.replaceAll(/<span class="(by|removal)" data-by="(\d+)">(.*?)<\/span>/g, (_, kind, by, words) => {
    const credit = credits[Number(by)];
    const mover = credit?.movedBy ? `/${who(credit.movedBy.organisation)}` : '';
    return kind === 'removal' ? `-${who(credit?.owner)}-` : `${who(credit?.owner)}${mover}(${words})`;
  });
}

describe('who wrote what', () => {
  it('credits words to who brought them, those that were moved to their author, and shows what others took out', async () => {
    const text = bob.live.text('contexte');
    text.delete(bob.live.words('contexte').indexOf('inacceptable') + 1, 2);
    text.doc?.transact(() => {
      text.delete(9, SENTENCE.length);
      text.insert(1, SENTENCE);
    });
    bob.live.type('contexte', ' Vraiment.');
    await bob.live.saved();
    expect(await told(ada.http)).toBe(
      `<p>ada/bob(${SENTENCE})ada(Il faut . C’est )-bob-ada(acceptable.)bob( Vraiment.)</p>`,
    );
  });

  it('names persons and organisations to those who have a part in the strategy', async () => {
    const { credits, owners } = await authors(ada.http);
    const own = credits.find(({ owner, kind }) => owner === ada.member.organisation && kind === 'typed');
    expect(own).toMatchObject({ kind: 'typed', person: expect.stringMatching(/\S+ \S+/) });
    expect(owners.map(({ id }) => id).toSorted()).toEqual(
      [ada.member.organisation, bob.member.organisation].toSorted(),
    );
  });

  it('is told of the text as it was after any change, with the moments of work that led there', async () => {
    const { moments, organisations } = await ada.http.must<HistoryView>('GET', `/api/fiches/${strategy.fiche}/history`);
    const last = moments.at(-1)?.toSeq ?? 0;
    expect(moments[0]).toMatchObject({ fromSeq: 1 });
    expect(moments.slice(1).map(({ fromSeq }) => fromSeq)).toEqual(moments.slice(0, -1).map(({ toSeq }) => toSeq + 1));
    expect(organisations.map(({ id }) => id)).toContain(bob.member.organisation);
    expect(await told(ada.http, 2)).toBe(`<p>ada(Il faut ${SENTENCE}. C’est inacceptable.)</p>`);
    expect(await told(ada.http, last)).toBe(await told(ada.http));
    const path = `/api/fiches/${strategy.fiche}/authors`;
    expect((await ada.http.get(`${path}?at=${last + 1}`)).status).toBe(404);
    expect((await ada.http.get(`${path}?at=0`)).status).toBe(400);
  });

  it('tells the minute of each change, not that in which its moment of work ended', async () => {
    const path = `/api/fiches/${strategy.fiche}/history`;
    const { moments } = await ada.http.must<HistoryView>('GET', path);
    const last = moments.at(-1)?.toSeq ?? 0;
    const client = new Client({ connectionString: running.databaseUrl });
    await client.connect();
    await client.query('SET session_replication_role = replica');
    await client.query(
      `UPDATE document_updates SET at = '2026-01-05T09:38:10Z'::timestamptz + (seq - 1) * interval '25 seconds'
       WHERE document_id = (SELECT id FROM documents WHERE owner_id = $1)`,
      [strategy.fiche],
    );
    await client.end();
    const { minutes } = await ada.http.must<HistoryView>('GET', path);
    const minuteOf = (seq: number) => minutes.findLast((minute) => minute.seq <= seq)?.at;
    for (let seq = 1; seq <= last; seq++)
      expect(minuteOf(seq)).toBe(
        new Date(Date.UTC(2026, 0, 5, 9, 38 + Math.floor((10 + (seq - 1) * 25) / 60))).toISOString(),
      );
    expect(minutes).toHaveLength(new Set(minutes.map(({ at }) => at)).size);
  });

  it('is shown to those the strategy says, and to nobody who may not read', async () => {
    const administrator = await make.signedIn(await make.member({ administrator: true }));
    const path = `/api/fiches/${strategy.fiche}/authors`;
    const show = (authorsShownTo: string) =>
      administrator.must('PATCH', `/api/strategies/${strategy.id}`, { authorsShownTo });
    const statuses = async () => [(await ada.http.get(path)).status, (await administrator.get(path)).status];

    expect(await statuses()).toEqual([200, 200]);
    await show('redaction');
    expect((await ada.http.get(`/api/fiches/${strategy.fiche}/history`)).status).toBe(403);
    expect(await statuses()).toEqual([403, 200]);
    await show('nobody');
    expect(await statuses()).toEqual([403, 403]);
    await show('public');
    expect(await statuses()).toEqual([200, 200]);
    const stranger = await make.signedIn(await make.member({}));
    expect((await stranger.get(path)).status).toBe(404);
    expect((await ada.http.patch(`/api/strategies/${strategy.id}`, { authorsShownTo: 'nobody' })).status).toBe(403);
  });

  it('credits the values of an item to who gave them, whoever moves it', async () => {
    const text = bob.live.text('contexte');
    const indicator = {
      type: 'indicator' as const,
      attrs: { id: 'i1', unit: 'sites', target: '12', targets: { 2028: '5' } },
    };
    insertBlock(ada.live.text('contexte'), 0, indicator);
    await ada.live.saved();
    await waitFor('the item', () => text.toDelta()[0]?.insert?.nodeName === 'indicator');
    text.doc?.transact(() => {
      text.delete(0, 1);
      insertBlock(text, 0, { ...indicator, attrs: { ...indicator.attrs, unit: 'communes' } });
    });
    await bob.live.saved();
    const { sections, credits } = await authors(ada.http);
    const content = sections.find(({ key }) => key === 'contexte')?.content as Content;
    const of = (value: string) => credits[content.content[0]?.authors?.[value] ?? -1];
    expect(of('target')).toMatchObject({
      owner: ada.member.organisation,
      movedBy: { organisation: bob.member.organisation },
    });
    expect(of('targets.2028')).toMatchObject({ owner: ada.member.organisation });
    expect(of('unit')).toMatchObject({ owner: bob.member.organisation, movedBy: null });
  });
});
