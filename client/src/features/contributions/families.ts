import type { OrganisationBadge, RegisterView } from '@diapason/contracts';

export interface Family {
  /** Null for organisations without one. */
  id: string | null;
  /** Empty for organisations without one. */
  name: string;
  organisations: OrganisationBadge[];
}

/** Organisations by their own family, in the order of the directory. */
export function byFamily(
  organisations: readonly OrganisationBadge[],
  colleges: readonly RegisterView['colleges'][number][],
): Family[] {
  return [...colleges.map(({ id, name }) => ({ id, name })), { id: null, name: '' }]
    .map((family) => ({ ...family, organisations: organisations.filter(({ college }) => college === family.id) }))
    .filter((family) => family.organisations.length > 0);
}
