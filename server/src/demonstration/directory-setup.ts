import { randomUUID } from 'node:crypto';
import type { IdentityService } from '../modules/identity/index.js';
import type { OrganisationsService } from '../modules/organisations/index.js';
import type { Acts } from '../platform/database/act.js';
import { SYSTEM } from '../platform/http/actor.js';
import { colleges, organisations } from './directory.js';
import { people } from './people.js';

/** Ids of the demonstration by key. */
export interface Directory {
  colleges: Map<string, string>;
  organisations: Map<string, string>;
  /** By `person key` and `organisation key`, in that order. */
  memberships: Map<string, string>;
  persons: Map<string, string>;
}

export const membershipKey = (person: string, organisation: string): string => `${person} ${organisation}`;

/** Writes down the directory and its people. */
export async function setUpDirectory(
  acts: Acts,
  organisationsService: OrganisationsService,
  identity: IdentityService,
): Promise<Directory> {
  const directory: Directory = {
    colleges: new Map(),
    organisations: new Map(),
    memberships: new Map(),
    persons: new Map(),
  };
  const { memberships, persons } = directory;
  const collegeId = (key: string | null) => (key === null ? null : (directory.colleges.get(key) ?? null));
  await acts.act(SYSTEM, 'demonstration.directory-written', { kind: 'installation', id: null }, async (act) => {
    const broad = colleges.filter(({ parent }) => parent === null).map(({ key }) => key);
    for (const [position, { key, name, parent }] of colleges.entries()) {
      const hue = Math.round((broad.indexOf(parent ?? key) * 360) / broad.length);
      directory.colleges.set(
        key,
        await organisationsService.addCollege(act, { name, parentId: collegeId(parent), hue, position }),
      );
    }
    for (const { key, college, ...organisation } of organisations) {
      const id = randomUUID();
      directory.organisations.set(key, id);
      await organisationsService.write(act, id, { ...organisation, college: collegeId(college) });
    }
    for (const { key, givenName, familyName, email, jobTitle, roles, memberships: held } of people) {
      const administrator = roles.includes('administrator');
      const personId = await identity.addPerson(act, { givenName, familyName, email, jobTitle, administrator });
      persons.set(key, personId);
      for (const { organisation, ...mandate } of held) {
        const organisationId = directory.organisations.get(organisation) as string;
        const membership = { personId, organisationId, fromDay: null, toDay: null, ...mandate };
        memberships.set(membershipKey(key, organisation), await organisationsService.addMembership(act, membership));
      }
    }
  });
  return directory;
}
