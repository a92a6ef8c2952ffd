import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from './config/config.js';
import { IdentityService } from './modules/identity/index.js';
import { OrganisationsService } from './modules/organisations/index.js';
import { Acts } from './platform/database/act.js';
import { SYSTEM } from './platform/http/actor.js';

/** On an installation where nobody is yet, the person of `ADMINISTRATOR_EMAIL` may come in and set everything up. */
export async function firstAdministrator(app: INestApplicationContext, config: Config): Promise<void> {
  const { ADMINISTRATOR_EMAIL: email, OPERATOR_NAME, SITE_NAME } = config;
  const identity = app.get(IdentityService, { strict: false });
  if (!email || !(await identity.nobodyYet())) return;
  const organisations = app.get(OrganisationsService, { strict: false });
  await app
    .get(Acts, { strict: false })
    .act(SYSTEM, 'installation.begun', { kind: 'installation', id: null }, async (act) => {
      const personId = await identity.addPerson(act, {
        givenName: 'Administration',
        familyName: SITE_NAME,
        email,
        jobTitle: null,
        administrator: true,
      });
      const organisationId = crypto.randomUUID();
      await organisations.write(act, organisationId, { name: OPERATOR_NAME || SITE_NAME });
      const mandate = { fromDay: null, toDay: null, mayWrite: true, maySend: true, mayVote: false, referent: true };
      await organisations.addMembership(act, { personId, organisationId, ...mandate });
    });
}
