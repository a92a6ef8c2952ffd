import type { ComparisonView, HistoryView } from '@diapason/contracts';
import { type Content, changesOf, insertBlock } from '@diapason/editor';
import { beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { Factory, type SmallStrategy, type Writer } from '../support/factories.js';
import { codeOf, type HttpClient } from '../support/http-client.js';
import { waitFor } from '../support/live-client.js';
import { type RunningApp, startApp } from '../support/start-app.js';

let running: RunningApp;
let make: Factory;
let strategy: SmallStrategy;
let ada: Writer;
let bob: Writer;
beforeEach(async () => {
  running = await startApp();
  make = new Factory(running);
  strategy = await make.strategy();
  [ada, bob] = [await make.writer(strategy), await make.writer(strategy)];
});

const path = (from: number, to: number) => `/api/fiches/${strategy.fiche}/comparison?from=${from}&to=${to}`;
const lastSeq = async (): Promise<number> =>
  (await ada.http.must<HistoryView>('GET', `/api/fiches/${strategy.fiche}/history`)).moments.at(-1)?.toSeq ?? 0;

async function write(writer: Writer, edit: (section: Y.Text) => void): Promise<number> {
  const section = writer.live.text('contexte');
  section.doc?.transact(() => edit(section));
  await writer.live.saved();
  for (const { live } of [ada, bob])
    await waitFor('both to read the same', () => live.text('contexte').toString() === section.toString());
  return lastSeq();
}

/** What changed in a section, each change with who made it: « +bob deux ». */
async function changes(from: number, to: number, section = 'contexte'): Promise<string[]> {
  const { sections, credits } = await ada.http.must<ComparisonView>('GET', path(from, to));
  const content = sections.find(({ key }) => key === section)?.content as Content;
  const who = (id: string | null | undefined) => (id === ada.member.organisation ? 'ada' : 'bob');
  return changesOf(content).map(({ kind, by, words }) => {
    const credit = by === undefined ? undefined : credits[by];
    const mover = credit?.movedBy ? `/${who(credit.movedBy.organisation)}` : '';
    return `${kind} ${credit ? who(credit.owner) : '?'}${mover} ${words}`;
  });
}

describe('two moments of a fiche', () => {
  it('are compared by what words are: who added them, who took them out, who moved them', async () => {
    const empty = await lastSeq();
    const first = await write(ada, (section) => section.insert(1, 'Il faut agir. Avec tous les partenaires.', {}));
    const second = await write(bob, (section) => {
      section.delete(9, 4);
      section.insert(9, 'partager', {});
    });
    const third = await write(bob, (section) => {
      section.delete(section.length - 26, 26);
      section.insert(1, 'Avec tous les partenaires.', {});
    });
    expect(await changes(empty, first)).toEqual(['added ada Il faut agir. Avec tous les partenaires.']);
    expect(await changes(first, second)).toEqual(['removed bob agir', 'added bob partager']);
    expect(await changes(first, third)).toEqual([
      'moved ada/bob Avec tous les partenaires.',
      'removed bob agir',
      'added bob partager',
    ]);
    expect(await changes(third, third)).toEqual([]);
    expect(await changes(empty, first, 'pilotage')).toEqual([]);
  });

  it('say that words which were restored stayed, and who took out those that went again', async () => {
    const first = await write(ada, (section) => section.insert(1, 'Oui, non.', {}));
    await write(bob, (section) => section.delete(1, 3));
    const restored = await ada.http.ask('POST', `/api/fiches/${strategy.fiche}/sections/contexte/restore`, {
      seq: first,
      seen: await lastSeq(),
    });
    expect(restored.status).toBe(200);
    expect(await changes(first, await lastSeq())).toEqual([]);
    await bob.live.reads('contexte', 'Oui');
    const last = await write(ada, (section) => section.delete(1, 3));
    expect(await changes(first, last)).toEqual(['removed ada Oui']);
  });

  it('tell the values of items as they were and as they are', async () => {
    const first = await write(ada, (section) =>
      insertBlock(section, section.length, {
        type: 'indicator',
        attrs: { id: 'i1', unit: 'sites', baseline: '', target: '10', due: '', targets: {} },
        content: [{ type: 'text', text: 'Sites raccordés' }],
      }),
    );
    const last = await write(bob, (section) => {
      const item = (section.toDelta() as { insert: Y.XmlElement }[]).at(-1)?.insert as Y.XmlElement;
      item.setAttribute('target', '12');
    });
    const { sections } = await ada.http.must<ComparisonView>('GET', path(first, last));
    const content = sections.find(({ key }) => key === 'contexte')?.content as Content;
    expect(changesOf(content)).toMatchObject([
      { words: '12', value: { of: 'indicator', name: 'target', before: '10' } },
    ]);
    expect(await changes(first, last)).toEqual(['formatted bob 12']);
  });

  it('are told to those who may see who wrote what', async () => {
    const last = await write(ada, (section) => section.insert(1, 'Avant.', {}));
    const outcome = async (http: HttpClient, from = 1, to = last) => {
      const answer = await http.get(path(from, to));
      return answer.status === 200 ? 'done' : codeOf(answer);
    };
    expect(await outcome(bob.http)).toBe('done');
    expect(await outcome(bob.http, 2, 1)).toBe('INPUT_INVALID');
    expect(await outcome(bob.http, 0, 1)).toBe('INPUT_INVALID');
    expect(await outcome(bob.http, 1, last + 1)).toBe('NOT_FOUND');
    expect(await outcome(await make.signedIn(await make.member()))).toBe('NOT_FOUND');
    const administrator = await make.signedIn(await make.member({ administrator: true }));
    await administrator.must('PATCH', `/api/strategies/${strategy.id}`, { authorsShownTo: 'redaction' });
    expect(await outcome(bob.http)).toBe('AUTHORS_HIDDEN');
    expect(await outcome(administrator)).toBe('done');
  });
});
