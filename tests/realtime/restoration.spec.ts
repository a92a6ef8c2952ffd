import { foldLog } from '@diapason/collab';
import type { AuthorsView, HistoryView, RestoredView } from '@diapason/contracts';
import { type Content, insertBlock, RENDER_LABELS, readContent, renderHtml } from '@diapason/editor';
import { DocumentsRepository } from '@diapason/server/modules/documents/documents.repository';
import { beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { Factory, type SmallStrategy, type Writer } from '../support/factories.js';
import { codeOf, type HttpClient } from '../support/http-client.js';
import { LiveClient, waitFor } from '../support/live-client.js';
import { type RunningApp, startApp, startAppOn } from '../support/start-app.js';

let running: RunningApp;
let make: Factory;
let strategy: SmallStrategy;
let document: string;
let ada: Writer;
let bob: Writer;
beforeEach(async () => {
  running = await startApp();
  make = new Factory(running);
  strategy = await make.strategy();
  document = await make.documentOf(strategy.fiche);
  [ada, bob] = [await make.writer(strategy), await make.writer(strategy)];
});

const fiche = () => `/api/fiches/${strategy.fiche}`;
const lastSeq = async (): Promise<number> =>
  (await ada.http.must<HistoryView>('GET', `${fiche()}/history`)).moments.at(-1)?.toSeq ?? 0;

/** `seen`: the last update that whoever asks was shown; as a rule the last there is. */
const restore = async (http: HttpClient, seq: number, section = 'contexte', seen?: number) =>
  http.ask('POST', `${fiche()}/sections/${section}/restore`, { seq, seen: seen ?? (await lastSeq()) });
const text = (writer: Writer, section = 'contexte'): Y.Text => writer.live.text(section);

/** The text of a section as it is told, each stretch with its author and, after a slash, its mover. */
async function told(section = 'contexte'): Promise<string> {
  const { sections, credits } = await ada.http.must<AuthorsView>('GET', `${fiche()}/authors`);
  const content = sections.find(({ key }) => key === section)?.content as Content;
  const html = renderHtml(content, { labels: RENDER_LABELS.fr, nameOf: () => undefined, prefix: 'x' });
  const who = (id: string | null | undefined) => (id === ada.member.organisation ? 'ada' : 'bob');
  return html.replaceAll(/<span class="(by|removal)" data-by="(\d+)">(.*?)<\/span>/g, (_, kind, by, words) => {
    const credit = credits[Number(by)];
    if (kind === 'removal') return `-${who(credit?.owner)}-`;
    return `${who(credit?.owner)}${credit?.movedBy ? `/${who(credit.movedBy.organisation)}` : ''}(${words})`;
  });
}

async function write(writer: Writer, edit: (section: Y.Text) => void): Promise<void> {
  const section = text(writer);
  section.doc?.transact(() => edit(section));
  await writer.live.saved();
  for (const { live } of [ada, bob])
    await waitFor('both to read the same', () => live.text('contexte').toString() === section.toString());
}

describe('a section that is restored', () => {
  it('says again what it said, in the names of its authors, on every screen', async () => {
    await write(ada, (section) => section.insert(1, 'Il faut non.', {}));
    await write(bob, (section) => section.insert(9, 'dire ', {}));
    const then = await lastSeq();
    await write(bob, (section) => section.delete(4, 4));
    await write(ada, (section) => section.insert(section.length, ' Vite.', {}));
    const answer = await restore(bob.http, then);
    expect(answer.status).toBe(200);
    expect((answer.body as RestoredView).seq).toBe(await lastSeq());
    for (const { live } of [ada, bob]) await live.reads('contexte', 'Il faut dire non.');
    expect(ada.live.words('contexte')).toBe('Il faut dire non.');
    expect(await told()).toBe('<p>ada(Il )ada/bob(faut)ada( )bob(dire )ada(non.)-bob-</p>');
    // It can be undone in its turn, and says so again.
    expect((await restore(ada.http, (answer.body as RestoredView).seq - 1)).status).toBe(200);
    await bob.live.reads('contexte', 'Vite.');
    expect(await told()).toBe('<p>ada(Il  )bob(dire )ada(non. Vite.)</p>');
  });

  it('gives items their values again, and leaves alone what is not in it', async () => {
    await write(ada, (section) =>
      insertBlock(section, section.length, {
        type: 'indicator',
        attrs: { id: 'i1', unit: 'sites', baseline: '', target: '10', due: '', targets: { 2028: '5' } },
        content: [{ type: 'text', text: 'Sites raccordés' }],
      }),
    );
    ada.live.type('pilotage', 'Avant');
    await ada.live.saved();
    const then = await lastSeq();
    const said = readContent(text(ada));
    await write(bob, (section) => section.delete(0, section.length));
    bob.live.type('pilotage', ' et après');
    await bob.live.saved();
    expect((await restore(bob.http, then)).status).toBe(200);
    await ada.live.reads('pilotage', ' et après');
    await waitFor('the item', () => JSON.stringify(readContent(text(ada))) === JSON.stringify(said));
    expect(await told()).toContain('ada/bob(Sites raccordés)');
  });

  it('takes no words from whoever writes in it at that moment', async () => {
    await write(ada, (section) => section.insert(1, 'Il faut agir.', {}));
    const then = await lastSeq();
    await write(bob, (section) => section.insert(14, ' Un passage de plus.', {}));
    // Ada has not heard of it yet when she goes on writing.
    ada.live.cut();
    expect((await restore(bob.http, then)).status).toBe(200);
    text(ada).insert(24, ' LONG', {});
    await ada.live.comeBack();
    await ada.live.saved();
    await bob.live.reads('contexte', 'LONG');
    expect(bob.live.words('contexte')).toBe('Il faut agir. LONG');
    expect(await told()).toBe('<p>ada(Il faut agir. LONG)</p>');
  });

  it('is left as it is when someone wrote there since what was shown, until it says that again', async () => {
    await write(ada, (section) => section.insert(1, 'Avant.', {}));
    const then = await lastSeq();
    await write(bob, (section) => section.delete(1, 6));
    const seen = await lastSeq();
    await write(ada, (section) => section.insert(1, 'Entre-temps.', {}));
    expect(codeOf(await restore(bob.http, then, 'contexte', seen))).toBe('SECTION_CHANGED');
    expect(ada.live.words('contexte')).toBe('Entre-temps.');
    expect(await lastSeq()).toBe(seen + 1);
    await write(ada, (section) => section.delete(1, 12));
    expect((await restore(bob.http, then, 'contexte', seen)).status).toBe(200);
    await ada.live.reads('contexte', 'Avant.');
  });

  it('is restored by those who may write the fiche, at that moment, and by nobody else', async () => {
    await write(ada, (section) => section.insert(1, 'Avant.', {}));
    const then = await lastSeq();
    await write(bob, (section) => section.delete(1, 6));
    const refusal = async (http: HttpClient, seq = then, section?: string) => codeOf(await restore(http, seq, section));

    const reader = await make.member();
    await make.strategyRole(strategy.id, reader, 'reader');
    expect(await refusal(await make.signedIn(reader))).toBe('NO_ROLE');
    expect(await refusal(await make.signedIn(await make.member()))).toBe('NOT_FOUND');
    expect(await refusal(ada.http, (await lastSeq()) + 1)).toBe('NOT_FOUND');
    expect(await refusal(ada.http, 0)).toBe('INPUT_INVALID');
    expect(await refusal(ada.http, then, 'ailleurs')).toBe('NOT_FOUND');
    await make.lifecycle(strategy.fiche, 'frozen');
    expect(await refusal(ada.http)).toBe('FICHE_CLOSED');
    await make.lifecycle(strategy.fiche, 'drafting');
    await make.phase(strategy.id, 'consultation');
    expect(await refusal(ada.http)).toBe('PHASE_CLOSED');
    await make.phase(strategy.id, 'drafting');
    expect(ada.live.words('contexte')).toBe('');
    expect((await restore(ada.http, then)).status).toBe(200);
    await bob.live.reads('contexte', 'Avant.');
  });

  it('[O7] [O8] is told by the log: folded anew, and after a restart, the ledger says the same', async () => {
    await write(ada, (section) => section.insert(1, 'non', {}));
    const then = await lastSeq();
    await write(ada, (section) => section.delete(1, 3));
    expect((await restore(bob.http, then)).status).toBe(200);
    await bob.live.reads('contexte', 'non');
    const before = await told();
    expect(before).toBe('<p>ada/bob(non)</p>');

    await running.stop();
    running = await startAppOn(running.databaseUrl);
    const repository = running.app.get(DocumentsRepository, { strict: false });
    const folded = await foldLog(await repository.log(document), [
      'title',
      'aim',
      'contexte',
      'pilotage',
      'partenariat',
      'indicateurs',
      'calendrier',
    ]);
    const stored = (await repository.storeOf(document).load()).ledger;
    const runs = (ledger: typeof stored) => ledger.runs.toSorted((a, b) => a.client - b.client || a.clock - b.clock);
    expect(runs(stored)).toEqual(runs(folded));
    expect(stored.removals).toEqual(folded.removals);
    ada.http = ada.http.at(running.url);
    expect(await told()).toBe(before);
    const back = await LiveClient.open(bob.http.at(running.url), document);
    back.text('contexte').delete(1, 3);
    back.text('contexte').insert(1, 'non', {});
    await back.saved();
    expect(await told()).toBe(before);
  });
});
