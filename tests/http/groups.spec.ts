import type { FicheView, GroupSummary, GroupView, StrategyView } from '@diapason/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { Factory, type Member, type SmallStrategy } from '../support/factories.js';
import { codeOf, type HttpClient } from '../support/http-client.js';
import { startApp } from '../support/start-app.js';
import { outcome, readLive, writeLive } from './stage.js';

let make: Factory;
let strategy: SmallStrategy;
let moderator: HttpClient;
beforeAll(async () => {
  make = new Factory(await startApp());
  strategy = await make.strategy();
  const member = await make.member();
  await make.strategyRole(strategy.id, member, 'moderator');
  moderator = await make.signedIn(member);
});

const groups = (of = strategy) => `/api/strategies/${of.id}/groups`;
const create = async (name: string, kind = 'group', purpose?: string): Promise<string> =>
  (await moderator.must<{ id: string }>('POST', groups(), { kind, name, purpose })).id;
const seat = (http: HttpClient, group: string, { membership }: Member, role: string | null) =>
  outcome(http, 'PUT', `/api/groups/${group}/seats`, { membership, role });
const charge = (http: HttpClient, group: string, node: string, inCharge: boolean) =>
  outcome(http, 'PUT', `/api/groups/${group}/charges`, { node, inCharge });
const view = (group: string, http = moderator) => http.must<GroupView>('GET', `/api/groups/${group}`);

describe('a group', () => {
  it('is created with what it is for, and shown to who has a part in the strategy', async () => {
    const id = await create('Inclusion numérique', 'group', 'Préparer les fiches 4.1 à 4.5');
    const { id: instance } = await moderator.must<{ id: string }>('POST', groups(), {
      kind: 'instance',
      name: 'Commission régionale',
    });
    expect(await view(id)).toMatchObject({
      id,
      kind: 'group',
      name: 'Inclusion numérique',
      purpose: 'Préparer les fiches 4.1 à 4.5',
      strategy: { id: strategy.id, slug: strategy.slug },
      members: 0,
      organisations: 0,
      mine: false,
      seats: [],
      fiches: [],
      abilities: { lead: true },
    });
    const listed = await moderator.must<GroupSummary[]>('GET', groups());
    expect(listed.map((group) => group.id)).toEqual(expect.arrayContaining([id, instance]));
    // Groups that work come before instances that decide.
    expect(listed.map(({ kind }) => kind)).toEqual(listed.map(({ kind }) => kind).toSorted());
    const stranger = await make.signedIn(await make.member());
    expect(await outcome(stranger, 'GET', groups())).toBe('NOT_FOUND');
    expect(await outcome(stranger, 'GET', `/api/groups/${id}`)).toBe('NOT_FOUND');
  });

  it('has its name once in a strategy, and may share it with a group of another', async () => {
    await create('Données');
    const answer = await moderator.post(groups(), { kind: 'group', name: 'Données' });
    expect({ status: answer.status, body: answer.body }).toMatchObject({
      status: 409,
      body: { error: { code: 'NAME_TAKEN', params: { name: 'Données' } } },
    });
    const other = await make.strategy();
    const administrator = await make.signedIn(await make.member({ administrator: true }));
    expect(await outcome(administrator, 'POST', groups(other), { kind: 'group', name: 'Données' })).toBe('done');
  });

  it('shows who sits in it, whoever leads it first, in the name of which organisation', async () => {
    const id = await create('Réseaux');
    const organisation = await make.organisation('Syndicat des réseaux');
    const [zoe, ada, lead] = [
      await make.member({ organisation }),
      await make.member({ organisation }),
      await make.member(),
    ];
    await seat(moderator, id, zoe, 'contributor');
    await seat(moderator, id, ada, 'member');
    await seat(moderator, id, lead, 'animateur');
    const shown = await view(id);
    const byName = [zoe, ada].toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
    expect(shown.seats.map(({ membership, name, role }) => ({ membership, name, role }))).toEqual([
      { membership: lead.membership, name: lead.name, role: 'animateur' },
      ...byName.map(({ membership, name }) => ({
        membership,
        name,
        role: membership === zoe.membership ? 'contributor' : 'member',
      })),
    ]);
    expect(shown.seats[1]?.organisation.name).toBe('Syndicat des réseaux');
    expect({ members: shown.members, organisations: shown.organisations }).toEqual({ members: 3, organisations: 2 });
    const mine = await (await make.signedIn(ada)).must<GroupSummary[]>('GET', groups());
    expect(mine.filter((group) => group.mine).map((group) => group.id)).toEqual([id]);
    expect(JSON.stringify(shown)).not.toContain('@');
  });

  it('shows the fiches it is in charge of in the order of the tree, by their number and title', async () => {
    const id = await create('Chargé');
    const { templates, levels } = await moderator.must<StrategyView>('GET', `/api/strategies/${strategy.id}`);
    const { id: second } = await moderator.must<{ id: string }>('POST', `/api/strategies/${strategy.id}/nodes`, {
      template: templates.find(({ use }) => use === 'fiche')?.id,
      parent: strategy.branch,
      level: levels.at(-1)?.key,
      title: 'La seconde',
    });
    await charge(moderator, id, second, true);
    await charge(moderator, id, strategy.fiche, true);
    const first = await moderator.must<FicheView>('GET', `/api/fiches/${strategy.fiche}`);
    expect((await view(id)).fiches).toEqual([
      { id: strategy.fiche, number: '1.1', title: first.title },
      { id: second, number: '1.2', title: 'La seconde' },
    ]);
    await moderator.must('PUT', `/api/nodes/${second}/place`, { parent: strategy.branch, position: 0 });
    expect((await view(id)).fiches.map((fiche) => [fiche.id, fiche.number])).toEqual([
      [second, '1.1'],
      [strategy.fiche, '1.2'],
    ]);
    await charge(moderator, id, second, false);
    expect((await view(id)).fiches.map((fiche) => fiche.id)).toEqual([strategy.fiche]);
    const { groups: inCharge } = await moderator.must<FicheView>('GET', `/api/fiches/${strategy.fiche}`);
    expect(inCharge.map((group) => group.name)).toContain('Chargé');
  });
});

describe('a seat', () => {
  it('opens the strategy, and closes it again, from one moment to the next', async () => {
    const member = await make.member();
    const http = await make.signedIn(member);
    const fiche = `/api/fiches/${strategy.fiche}`;
    const document = await make.documentOf(strategy.fiche);
    const abilities = async () => (await http.must<FicheView>('GET', fiche)).abilities;
    expect(await outcome(http, 'GET', fiche)).toBe('NOT_FOUND');

    await seat(moderator, strategy.group, member, 'member');
    expect(await abilities()).toEqual({ write: false, steer: false, arrange: false, seeAuthors: true });
    expect(await writeLive(http, document, 'Simple membre.')).toBe('WRITE_FORBIDDEN');

    await seat(moderator, strategy.group, member, 'contributor');
    expect(await abilities()).toEqual({ write: true, steer: false, arrange: false, seeAuthors: true });
    expect(await writeLive(http, document, 'Contribution.')).toBe('done');

    await seat(moderator, strategy.group, member, 'animateur');
    expect(await abilities()).toEqual({ write: true, steer: true, arrange: false, seeAuthors: true });

    await seat(moderator, strategy.group, member, null);
    expect(await outcome(http, 'GET', fiche)).toBe('NOT_FOUND');
    expect(await readLive(http, document)).toBe('4403');
  });

  it('is given by whoever leads the group, in their own group alone', async () => {
    const [own, other] = [await create('Le leur'), await create('Celui des autres')];
    const [lead, contributor, guest] = [await make.member(), await make.member(), await make.member()];
    await seat(moderator, own, lead, 'animateur');
    await seat(moderator, own, contributor, 'contributor');
    const [leading, contributing] = [await make.signedIn(lead), await make.signedIn(contributor)];
    expect(await seat(leading, own, guest, 'contributor')).toBe('done');
    expect(await seat(leading, other, guest, 'contributor')).toBe('NO_ROLE');
    expect(await seat(contributing, own, guest, 'animateur')).toBe('NO_ROLE');
    expect(await outcome(leading, 'POST', groups(), { kind: 'group', name: 'Un de plus' })).toBe('NO_ROLE');
    expect((await view(own, leading)).abilities.lead).toBe(true);
    expect((await view(own, contributing)).abilities.lead).toBe(false);
    expect((await view(own)).seats.find(({ membership }) => membership === guest.membership)?.role).toBe('contributor');
    expect((await view(other)).seats).toEqual([]);
  });

  it('is one per person and group: given again, it changes', async () => {
    const id = await create('Une chaise');
    const member = await make.member();
    for (const role of ['member', 'animateur', 'contributor', 'contributor'])
      expect(await seat(moderator, id, member, role)).toBe('done');
    expect((await view(id)).seats.map(({ role }) => role)).toEqual(['contributor']);
    expect(await seat(moderator, id, member, null)).toBe('done');
    expect(await seat(moderator, id, member, null)).toBe('done');
    expect((await view(id)).seats).toEqual([]);
  });
});

describe('a charge', () => {
  it('lets the group write the fiche, and no longer once it is taken away', async () => {
    const id = await create('De passage');
    const member = await make.member();
    await seat(moderator, id, member, 'contributor');
    const http = await make.signedIn(member);
    const mayWrite = async () => (await http.must<FicheView>('GET', `/api/fiches/${strategy.fiche}`)).abilities.write;
    expect(await mayWrite()).toBe(false);
    expect(await charge(moderator, id, strategy.fiche, true)).toBe('done');
    expect(await mayWrite()).toBe(true);
    expect(await charge(moderator, id, strategy.fiche, true)).toBe('done');
    expect(await charge(moderator, id, strategy.fiche, false)).toBe('done');
    expect(await mayWrite()).toBe(false);
    expect(await charge(http, id, strategy.fiche, true)).toBe('NO_ROLE');
  });

  it('is held by several groups at a time', async () => {
    const [a, b] = [await create('Groupe A'), await create('Groupe B')];
    for (const group of [a, b]) await charge(moderator, group, strategy.chapter, true);
    const chapter = await moderator.must<FicheView>('GET', `/api/fiches/${strategy.chapter}`);
    expect(chapter.groups).toEqual([
      { id: a, name: 'Groupe A' },
      { id: b, name: 'Groupe B' },
    ]);
    const answer = await moderator.put(`/api/groups/${a}/charges`, { node: strategy.id, inCharge: true });
    expect(codeOf(answer)).toBe('NOT_FOUND');
  });
});
