import type { OrganisationBadge, RefusedUpdateView } from '@diapason/contracts';
import { fullName, type Person } from '../identity/index.js';
import type { Membership } from '../organisations/index.js';
import type { QuarantinedUpdate } from './quarantine.repository.js';

interface Known {
  memberships: Map<string, Membership>;
  persons: Map<string, Person>;
  badges: Map<string, OrganisationBadge>;
  fiches: Map<string, NonNullable<RefusedUpdateView['fiche']>>;
}

/** A refused update as administrators see it: by whom, where, when and why, not what it says. */
export function refusedUpdate(
  { id, owner, membership, rule, size, at }: QuarantinedUpdate,
  { memberships, persons, badges, fiches }: Known,
): RefusedUpdateView {
  const { personId = '', organisationId = '' } = memberships.get(membership ?? '') ?? {};
  const person = persons.get(personId);
  return {
    id,
    at: at.toISOString(),
    fiche: fiches.get(owner) ?? null,
    person: person ? fullName(person) : null,
    organisation: badges.get(organisationId) ?? null,
    rule,
    size,
  };
}
