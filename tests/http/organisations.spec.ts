import { randomUUID } from 'node:crypto';
import type { DirectoryView, FicheView, Me, OrganisationView } from '@diapason/contracts';
import { insertContent } from '@diapason/editor';
import { beforeAll, describe, expect, it } from 'vitest';
import { Factory, type Member } from '../support/factories.js';
import { codeOf, type HttpClient } from '../support/http-client.js';
import { LiveClient, waitFor } from '../support/live-client.js';
import { type RunningApp, startApp } from '../support/start-app.js';
import { outcome } from './stage.js';

let running: RunningApp;
let make: Factory;
/** Keeps the directory. */
let keeper: Member;
let http: HttpClient;
beforeAll(async () => {
  running = await startApp();
  make = new Factory(running);
  keeper = await make.member({ administrator: true });
  http = await make.signedIn(keeper);
});

async function college(name: string, hue: number): Promise<string> {
  const id = randomUUID();
  await running.dataSource.query('INSERT INTO colleges (id, name, hue, position) VALUES ($1, $2, $3::int, $3::int)', [
    id,
    name,
    hue,
  ]);
  return id;
}

const add = async (input: Record<string, unknown>): Promise<string> =>
  (await http.must<{ id: string }>('POST', '/api/organisations', input)).id;
const view = (id: string, as = http) => as.must<OrganisationView>('GET', `/api/organisations/${id}`);

describe('the directory', () => {
  it('shows an organisation with the colour of its family, its initials and what it is also called', async () => {
    const family = await college('Collectivités', 210);
    const id = await add({
      name: 'Communauté d’agglomération du Pays vert',
      acronym: 'CAPV',
      aliases: ['Pays vert', 'L’agglo', 'Pays vert'],
      college: family,
      identifiers: [{ scheme: 'SIREN', value: '200012345' }],
    });
    expect(await view(id)).toMatchObject({
      id,
      name: 'Communauté d’agglomération du Pays vert',
      acronym: 'CAPV',
      initials: 'CAPV',
      hue: 210,
      college: family,
      aliases: ['L’agglo', 'Pays vert'],
      identifiers: [{ scheme: 'SIREN', value: '200012345' }],
      members: [],
      fiches: [],
    });
    const { organisations, colleges } = await http.must<DirectoryView>('GET', '/api/directory');
    expect(colleges).toContainEqual({ id: family, name: 'Collectivités', parent: null, hue: 210 });
    expect(organisations.find((each) => each.id === id)).toEqual({
      id,
      name: 'Communauté d’agglomération du Pays vert',
      acronym: 'CAPV',
      initials: 'CAPV',
      hue: 210,
      college: family,
    });
  });

  it('finds initials where there is no acronym', async () => {
    for (const [name, acronym, initials] of [
      ['Chambre de commerce', null, 'CC'],
      ['Télécentre', null, 'TÉL'],
      ['Union des maires', '', 'UDM'],
    ] as const) {
      const organisation = await view(await add({ name, acronym }));
      expect({ name, acronym: organisation.acronym, initials: organisation.initials }).toEqual({
        name,
        acronym: null,
        initials,
      });
    }
  });

  it('is in the order of the French alphabet, and open to whoever is signed in', async () => {
    for (const name of ['Zone rurale', 'Éclaireurs', 'écoles', 'Eau vive', 'Fédération']) await add({ name });
    const reader = await make.signedIn(await make.member());
    const { organisations } = await reader.must<DirectoryView>('GET', '/api/directory');
    const names = organisations.map(({ name }) => name);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'fr')));
    expect(names.filter((name) => /^(Zone|Écl|éco|Eau|Féd)/.test(name))).toEqual([
      'Eau vive',
      'Éclaireurs',
      'écoles',
      'Fédération',
      'Zone rurale',
    ]);
  });

  it('has a name once, whatever its case', async () => {
    const id = await add({ name: 'Le Syndicat mixte' });
    const other = await add({ name: 'Un autre syndicat' });
    const answer = await http.post('/api/organisations', { name: 'le syndicat MIXTE' });
    expect({ status: answer.status, body: answer.body }).toMatchObject({
      status: 409,
      body: { error: { code: 'NAME_TAKEN', params: { name: 'le syndicat MIXTE' } } },
    });
    expect(codeOf(await http.patch(`/api/organisations/${other}`, { name: 'LE SYNDICAT MIXTE' }))).toBe('NAME_TAKEN');
    expect(await outcome(http, 'PATCH', `/api/organisations/${id}`, { name: 'LE SYNDICAT MIXTE' })).toBe('done');
    expect((await view(other)).name).toBe('Un autre syndicat');
  });

  it('has a number of a register once', async () => {
    const identifiers = [{ scheme: 'SIRET', value: '20001234500017' }];
    const id = await add({ name: 'Numérotée', identifiers });
    const answer = await http.post('/api/organisations', { name: 'Numérotée aussi', identifiers });
    expect({ status: answer.status, body: answer.body }).toMatchObject({
      status: 409,
      body: { error: { code: 'NAME_TAKEN', params: { name: 'SIRET 20001234500017' } } },
    });
    expect(await outcome(http, 'PATCH', `/api/organisations/${id}`, { identifiers })).toBe('done');
  });

  it('changes what is told and leaves the rest', async () => {
    const family = await college('Associations', 30);
    const identifiers = [{ scheme: 'RNA', value: 'W691234567' }];
    const id = await add({ name: 'Les Amis', acronym: 'LA', aliases: ['Amis'], college: family, identifiers });
    await http.must('PATCH', `/api/organisations/${id}`, { name: 'Les Amis du numérique' });
    expect(await view(id)).toMatchObject({
      name: 'Les Amis du numérique',
      acronym: 'LA',
      aliases: ['Amis'],
      college: family,
      identifiers,
    });
    await http.must('PATCH', `/api/organisations/${id}`, {
      acronym: null,
      aliases: [],
      college: null,
      identifiers: [],
    });
    expect(await view(id)).toMatchObject({ acronym: null, aliases: [], college: null, identifiers: [], hue: 230 });
  });

  it('is changed by nobody who does not keep it', async () => {
    const id = await add({ name: 'Tranquille' });
    const member = await make.member({ organisation: id, referent: true });
    const own = await make.signedIn(member);
    expect(await outcome(own, 'PATCH', `/api/organisations/${id}`, { name: 'Bousculée' })).toBe('NO_ROLE');
    expect((await view(id)).name).toBe('Tranquille');
    expect((await view(id, own)).abilities).toEqual({ change: false, invite: true });
    expect((await view(keeper.organisation, own)).abilities).toEqual({ change: false, invite: false });
    expect((await view(id)).abilities).toEqual({ change: true, invite: true });
  });
});

describe('the members of an organisation', () => {
  it('are told to their colleagues and to whoever keeps the directory, without their addresses', async () => {
    const organisation = await add({ name: 'La Maison' });
    const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    const gone = await make.member({ organisation, to: yesterday });
    const [ada, bob] = [await make.member({ organisation, referent: true }), await make.member({ organisation })];
    const stranger = await make.signedIn(await make.member());
    for (const reader of [http, await make.signedIn(ada)]) {
      const { members } = await view(organisation, reader);
      expect(members.map(({ membership, current, referent }) => ({ membership, current, referent }))).toEqual([
        { membership: ada.membership, current: true, referent: true },
        { membership: bob.membership, current: true, referent: false },
        { membership: gone.membership, current: false, referent: false },
      ]);
      expect(members[2]?.to).toBe(yesterday);
      expect(JSON.stringify(members)).not.toContain('@');
    }
    expect((await view(organisation, stranger)).members).toEqual([]);
    // A former colleague is a stranger.
    const former = await make.signedIn(await make.member({ person: gone.person }));
    expect((await view(organisation, former)).members).toEqual([]);
  });

  it('who are in several see them all, and only those that hold today', async () => {
    const [a, b] = [await add({ name: 'Abeille' }), await add({ name: 'Zèbre' })];
    const member = await make.member({ organisation: b });
    const second = await make.member({ organisation: a, person: member.person, mayWrite: false });
    await make.member({ person: member.person, to: '2020-12-31' });
    const me = await (await make.signedIn(member)).must<Me>('GET', '/api/me');
    expect(me.memberships.map(({ id, organisation, mayWrite }) => [id, organisation.name, mayWrite])).toEqual([
      [second.membership, 'Abeille', false],
      [member.membership, 'Zèbre', true],
    ]);
  });
});

describe('a mandate', () => {
  const change = (as: HttpClient, { membership }: Member, mandate: object) =>
    outcome(as, 'PATCH', `/api/memberships/${membership}`, mandate);

  it('is changed by the référent of the organisation, and of no other', async () => {
    const organisation = await make.organisation();
    const referent = await make.signedIn(await make.member({ organisation, referent: true }));
    const colleague = await make.member({ organisation });
    const stranger = await make.member();
    expect(await change(referent, colleague, { maySend: true, to: '2099-12-31' })).toBe('done');
    expect(await change(referent, stranger, { maySend: true })).toBe('NO_ROLE');
    expect(await change(await make.signedIn(colleague), colleague, { mayVote: true })).toBe('NO_ROLE');
    const { members } = await view(organisation);
    expect(members.find(({ membership }) => membership === colleague.membership)).toMatchObject({
      mayWrite: true,
      maySend: true,
      mayVote: false,
      to: '2099-12-31',
    });
    const [theirs] = (await view(stranger.organisation)).members;
    expect(theirs).toMatchObject({ membership: stranger.membership, maySend: false });
  });

  it('that is taken away is taken away from the very next words', async () => {
    const strategy = await make.strategy();
    const member = await make.contributor(strategy);
    const writer = await make.signedIn(member);
    const live = await LiveClient.open(writer, await make.documentOf(strategy.fiche));
    live.type('contexte', 'Avec mandat. ');
    await live.saved();
    expect(await change(http, member, { mayWrite: false })).toBe('done');
    live.type('contexte', 'Sans mandat.');
    expect(await waitFor('a refusal', () => live.refused)).toBe('WRITE_FORBIDDEN');
    live.leave();
    const { abilities, closed } = await writer.must<FicheView>('GET', `/api/fiches/${strategy.fiche}`);
    expect({ write: abilities.write, closed }).toEqual({ write: false, closed: 'NO_MANDATE' });
  });

  it('that is over is no longer spoken in, from that moment on', async () => {
    const member = await make.member();
    const own = await make.signedIn(member);
    expect(await outcome(own, 'GET', '/api/me')).toBe('done');
    expect(await change(http, member, { to: '2020-01-01' })).toBe('done');
    expect(await outcome(own, 'GET', '/api/me')).toBe('MEMBERSHIP_INVALID');
  });
});

describe('the fiches that name an organisation', () => {
  it('are told with its role there, to whoever may read them', async () => {
    const strategy = await make.strategy();
    const organisation = await add({ name: 'Nommée' });
    const writer = await make.signedIn(await make.contributor(strategy));
    const live = await LiveClient.open(writer, await make.documentOf(strategy.fiche));
    insertContent(live.text('pilotage'), {
      type: 'doc',
      content: [{ type: 'organisation', attrs: { id: randomUUID(), role: 'pilot', organisation, college: '' } }],
    });
    await live.saved();
    live.leave();
    const { title, number } = await writer.must<FicheView>('GET', `/api/fiches/${strategy.fiche}`);
    const named = { id: strategy.fiche, strategy: strategy.slug, number, title, role: 'pilot' };
    await waitFor('the fiche to name it', async () => (await view(organisation, writer)).fiches.length === 1);
    expect((await view(organisation, writer)).fiches).toEqual([named]);
    const stranger = await make.signedIn(await make.member({ organisation }));
    expect((await view(organisation, stranger)).fiches).toEqual([]);
  });
});
