import { randomUUID } from 'node:crypto';
import { SHAPES } from '@diapason/domain';
import { createApp } from '@diapason/server/app.setup';
import { readConfig } from '@diapason/server/config/config';
import { entities } from '@diapason/server/entities';
import { ArrangeService } from '@diapason/server/modules/fiches/index';
import { GroupsService } from '@diapason/server/modules/groups/index';
import { IdentityService } from '@diapason/server/modules/identity/index';
import { OrganisationsService } from '@diapason/server/modules/organisations/index';
import { StrategiesService, TreeService } from '@diapason/server/modules/strategies/index';
import { Acts } from '@diapason/server/platform/database/act';
import { openDatabase } from '@diapason/server/platform/database/data-source';
import { SYSTEM } from '@diapason/server/platform/http/actor';

/** @typedef {<T>(type: import('@nestjs/common').Type<T>) => T} Get gives a service of the application */
/** @typedef {{ name: string, person: string, membership: string, organisation: string }} Contributor */
/** @typedef {{ people: number, organisations: number, fiches: number }} Wanted */

/**
 * Does something in an application of its own, which listens to nobody, on the database of the environment.
 * @template T
 * @param {(get: Get) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inApplication(work) {
  const config = readConfig(process.env);
  const databaseUrl = config.DATABASE_URL ?? '';
  const dataSource = await openDatabase(databaseUrl, entities);
  const app = await createApp({ config, dataSource, databaseUrl });
  await app.init();
  try {
    return await work((type) => app.get(type, { strict: false }));
  } finally {
    await app.close();
    await dataSource.destroy();
  }
}

/**
 * A strategy in the drafting phase, with fiches in the charge of one group, and contributors of several organisations.
 * @param {Get} get
 * @param {Wanted} wanted
 * @returns {Promise<{ people: Contributor[], documents: string[] }>}
 */
export async function makeStrategy(get, wanted) {
  const strategies = get(StrategiesService);
  const slug = `strategie-${randomUUID().slice(0, 8)}`;
  const strategy = await strategies.create(SYSTEM, {
    name: 'Stratégie',
    slug,
    shape: SHAPES[0]?.key ?? '',
  });
  const { templates, levels, phases } = await strategies.view(SYSTEM, strategy);
  const group = await get(GroupsService).create(SYSTEM, strategy, { kind: 'group', name: 'Groupe', purpose: '' });
  /** @type {(use: string, level: string | undefined, parent: string | null, title: string) => Promise<string>} */
  const add = (use, level, parent, title) => {
    const template = templates.find((each) => each.use === use)?.id ?? '';
    return get(ArrangeService).add(SYSTEM, strategy, { template, level: level ?? null, parent, title });
  };
  const branch = await add('branch', levels[0]?.key, null, 'Enjeu');
  const documents = [];
  for (let n = 1; n <= wanted.fiches; n++) {
    const fiche = await add('fiche', levels.at(-1)?.key, branch, `Fiche ${n}`);
    await get(GroupsService).setCharge(SYSTEM, group, { node: fiche, inCharge: true });
    documents.push((await get(TreeService).node(fiche)).documentId);
  }
  const drafting = phases.find(({ kind }) => kind === 'drafting');
  await strategies.goToPhase(SYSTEM, strategy, drafting?.id ?? '');

  const organisations = [];
  for (let n = 1; n <= wanted.organisations; n++)
    organisations.push(await get(OrganisationsService).add(SYSTEM, { name: `Organisation ${n} ${slug}` }));
  const people = [];
  for (let n = 0; n < wanted.people; n++) {
    const name = `Personne ${n + 1}`;
    const organisation = organisations[n % wanted.organisations] ?? '';
    const { person, membership } = await addMember(get, name, organisation);
    await get(GroupsService).setSeat(SYSTEM, group, { membership, role: 'contributor' });
    people.push({ name, person, membership, organisation });
  }
  return { people, documents };
}

/**
 * @param {Get} get
 * @param {string} familyName
 * @param {string} organisationId
 */
function addMember(get, familyName, organisationId) {
  const email = `personne-${randomUUID()}@essai.exemple`;
  return get(Acts).act(SYSTEM, 'test.member-made', { kind: 'installation', id: null }, async (act) => {
    const identity = { givenName: 'Alix', familyName, email, jobTitle: null, administrator: false };
    const person = await get(IdentityService).addPerson(act, identity);
    const mandate = { fromDay: null, toDay: null, mayWrite: true, maySend: false, mayVote: false, referent: false };
    const membership = await get(OrganisationsService).addMembership(act, {
      personId: person,
      organisationId,
      ...mandate,
    });
    return { person, membership };
  });
}
