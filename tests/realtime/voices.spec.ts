import { CLOSE, foldLog } from '@diapason/collab';
import type { AuthorsView, CreditView, SpokenView, VoicesView, VoiceView } from '@diapason/contracts';
import { DocumentsRepository } from '@diapason/server/modules/documents/documents.repository';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Factory, type Member, type SmallStrategy, type Writer } from '../support/factories.js';
import { FactsClient } from '../support/facts-client.js';
import { codeOf, type HttpClient } from '../support/http-client.js';
import { JournalReader } from '../support/journal.js';
import { type RunningApp, startApp } from '../support/start-app.js';

let running: RunningApp;
let make: Factory;
let strategy: SmallStrategy;
/** Leads the group, and types. */
let ada: Writer;
/** Sits in it, of another organisation. */
let bob: Member;
let bobs: HttpClient;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());
beforeEach(async () => {
  make = new Factory(running);
  strategy = await make.strategy();
  ada = await make.writer(strategy);
  await make.seat(strategy.group, ada.member, 'animateur');
  bob = await make.contributor(strategy);
  bobs = await make.signedIn(bob);
});

const choices = (http: HttpClient) => http.must<VoicesView>('GET', `/api/fiches/${strategy.fiche}/voices`);
const open = (http: HttpClient, kind: string, id?: string) =>
  http.must<VoiceView>('POST', `/api/fiches/${strategy.fiche}/voices`, { kind, id });
const refusal = async (http: HttpClient, kind: string, id?: string) =>
  codeOf(await http.ask('POST', `/api/fiches/${strategy.fiche}/voices`, { kind, id }));
const spoken = (http: HttpClient) => http.must<SpokenView[]>('GET', '/api/voices');

/** The credit of the words that stand in the text, as someone is told it. */
async function credit(http: HttpClient): Promise<CreditView> {
  const { credits } = await http.must<AuthorsView>('GET', `/api/fiches/${strategy.fiche}/authors`);
  return credits.find(({ kind }) => kind === 'typed') as CreditView;
}

/** Types a sentence for someone. */
async function say(writer: Writer, voice: VoiceView, words: string): Promise<void> {
  writer.live.client.speakFor(voice.id);
  writer.live.type('contexte', words);
  await writer.live.saved();
}

describe('who types for the room', () => {
  it('names a person: the words are said by them and typed by who typed, and they see it', async () => {
    const { open: kinds, groups, persons, mine } = await choices(ada.http);
    expect(kinds).toEqual(['person', 'organisation', 'group']);
    expect(groups.map(({ id }) => id)).toEqual([strategy.group]);
    expect(persons.map(({ membership }) => membership)).toEqual([bob.membership]);
    expect(mine).toEqual([]);
    const voice = await open(ada.http, 'person', bob.membership);
    await say(ada, voice, 'Les ateliers restent ouverts l’été.');
    expect(await credit(ada.http)).toMatchObject({
      owner: bob.organisation,
      person: bob.name,
      typedBy: { organisation: ada.member.organisation, person: ada.member.name },
      declinedBy: null,
    });
    expect(await spoken(bobs)).toMatchObject([
      {
        voice: voice.id,
        kind: 'person',
        name: bob.name,
        fiche: { id: strategy.fiche, strategy: strategy.slug },
        typist: { person: ada.member.name },
        declined: false,
        words: ['Les ateliers restent ouverts l’été.'],
      },
    ]);
    expect(await spoken(ada.http)).toEqual([]);
  });

  it('gives the words back to who typed them when they are declined, and takes them again when they are not', async () => {
    const voice = await open(ada.http, 'person', bob.membership);
    await say(ada, voice, 'Pas ainsi.');
    const watcher = new FactsClient(ada.http);
    await watcher.watchFiche(strategy.fiche);
    watcher.forgetAll();
    const journal = await JournalReader.fromNow(running);
    await bobs.must('PATCH', `/api/voices/${voice.id}`, { declined: true });
    await watcher.hears('fiche:changed', ({ node }) => node === strategy.fiche);
    expect(await journal.fresh()).toMatchObject([
      { act: 'voice.declined', subject: strategy.fiche, person: bob.person },
    ]);
    expect(await credit(ada.http)).toMatchObject({
      owner: ada.member.organisation,
      person: ada.member.name,
      typedBy: null,
      declinedBy: bob.name,
    });
    expect(await refusal(ada.http, 'person', bob.membership)).toBe('VOICE_DECLINED');
    expect((await choices(ada.http)).mine).toMatchObject([{ id: voice.id, declined: true }]);
    ada.live.type('contexte', ' Et ceci encore.');
    await ada.live.saved();
    expect((await credit(ada.http)).owner).toBe(ada.member.organisation);
    await bobs.must('PATCH', `/api/voices/${voice.id}`, { declined: false });
    expect(await credit(ada.http)).toMatchObject({ owner: bob.organisation, declinedBy: null });
  });

  it('gives the words of the group to the group, and those of an organisation to the organisation', async () => {
    const third = await make.member();
    const group = await open(ada.http, 'group', strategy.group);
    await say(ada, group, 'Nous proposons. ');
    expect(await credit(ada.http)).toMatchObject({ owner: strategy.group, person: null });
    const view = await ada.http.must<AuthorsView>('GET', `/api/fiches/${strategy.fiche}/authors`);
    expect(view.owners.find(({ id }) => id === strategy.group)).toMatchObject({ of: 'group' });
    await say(ada, await open(ada.http, 'organisation', third.organisation), 'Ils demandent.');
    const { credits } = await ada.http.must<AuthorsView>('GET', `/api/fiches/${strategy.fiche}/authors`);
    expect(credits.map(({ owner }) => owner)).toEqual(expect.arrayContaining([strategy.group, third.organisation]));
    expect((await open(ada.http, 'group', strategy.group)).id).toBe(group.id);
    // Who leads the group with her is told; she knows what she typed.
    expect(await spoken(ada.http)).toEqual([]);
    await make.seat(strategy.group, bob, 'animateur');
    expect(await spoken(bobs)).toMatchObject([{ voice: group.id, kind: 'group', words: ['Nous proposons. '] }]);
  });

  it('lets the équipe de rédaction write as such, or as a partner', async () => {
    await make.strategyRole(strategy.id, ada.member, 'moderator');
    await say(ada, await open(ada.http, 'redaction'), 'Le texte réunit.');
    expect(await credit(ada.http)).toMatchObject({ person: null, typedBy: { person: ada.member.name } });
    const { owners } = await ada.http.must<AuthorsView>('GET', `/api/fiches/${strategy.fiche}/authors`);
    expect(owners.find(({ of }) => of === 'redaction')).toMatchObject({ name: 'Équipe de rédaction' });
  });

  it('is kept with the log: the ledger folded anew says the same, and a reload too', async () => {
    await say(ada, await open(ada.http, 'person', bob.membership), 'Dit par Bob.');
    const document = await make.documentOf(strategy.fiche);
    const repository = running.app.get(DocumentsRepository, { strict: false });
    const stored = (await repository.storeOf(document).load()).ledger;
    const folded = await foldLog(await repository.log(document), ['contexte']);
    expect(folded.runs.filter(({ voice }) => voice)).not.toEqual([]);
    expect(stored.runs).toEqual(folded.runs);
  });
});

describe('nobody speaks for someone', () => {
  it('without the right to, or whom they may not name', async () => {
    const stranger = await make.member();
    expect((await choices(bobs)).open).toEqual(['group']);
    expect(await refusal(bobs, 'person', ada.member.membership)).toBe('VOICE_CLOSED');
    expect(await refusal(bobs, 'organisation', ada.member.organisation)).toBe('VOICE_CLOSED');
    expect(await refusal(bobs, 'redaction')).toBe('VOICE_CLOSED');
    expect(await refusal(ada.http, 'redaction')).toBe('VOICE_CLOSED');
    expect(await refusal(ada.http, 'person', stranger.membership)).toBe('VOICE_CLOSED');
    expect(await refusal(ada.http, 'person', ada.member.membership)).toBe('VOICE_CLOSED');
    expect(await refusal(ada.http, 'organisation', ada.member.organisation)).toBe('VOICE_CLOSED');
    expect(await refusal(ada.http, 'group', (await make.strategy()).group)).toBe('VOICE_CLOSED');
    expect(await refusal(ada.http, 'person', 'somebody')).toBe('INPUT_INVALID');
    expect(await refusal(await make.signedIn(stranger), 'group', strategy.group)).toBe('NOT_FOUND');
    await make.phase(strategy.id, 'validation');
    expect(await refusal(ada.http, 'group', strategy.group)).toBe('PHASE_CLOSED');
  });

  it('under a voice that someone else opened, or that is of another text', async () => {
    const voice = await open(ada.http, 'group', strategy.group);
    const eve = await make.writer(strategy);
    eve.live.client.speakFor(voice.id);
    eve.live.type('contexte', 'volé');
    expect((await eve.live.isClosed()).code).toBe(CLOSE.invalid);
    const other = await make.strategy();
    await make.seat(other.group, ada.member, 'animateur');
    const elsewhere = await ada.http.must<VoiceView>('POST', `/api/fiches/${other.fiche}/voices`, {
      kind: 'group',
      id: other.group,
    });
    ada.live.client.speakFor(elsewhere.id);
    ada.live.type('contexte', 'ailleurs');
    expect((await ada.live.isClosed()).code).toBe(CLOSE.invalid);
    expect((await make.writer(strategy)).live.words('contexte')).toBe('');
  });

  it('and nobody answers but those who are named', async () => {
    const voice = await open(ada.http, 'person', bob.membership);
    const eve = await make.signedIn(await make.contributor(strategy));
    for (const http of [eve, ada.http])
      expect(codeOf(await http.ask('PATCH', `/api/voices/${voice.id}`, { declined: true }))).toBe('NOT_FOUND');
  });
});
