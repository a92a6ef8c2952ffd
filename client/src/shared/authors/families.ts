import type { CollegeView, OrganisationBadge } from '@diapason/contracts';

type Member = Pick<OrganisationBadge, 'college'>;

/** The families of some organisations, those above them included, by name. */
export function familiesOf(organisations: readonly Member[], colleges: readonly CollegeView[]): CollegeView[] {
  const known = new Map(colleges.map((college) => [college.id, college]));
  const found = new Set<CollegeView>();
  for (const { college } of organisations)
    for (let family = known.get(college ?? ''); family && !found.has(family); family = known.get(family.parent ?? ''))
      found.add(family);
  return [...found].toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
}

/** Those of some organisations that are of a family or of one under it. */
export function ofFamily<T extends Member>(
  organisations: readonly T[],
  family: string,
  colleges: readonly CollegeView[],
): T[] {
  const parents = new Map(colleges.map(({ id, parent }) => [id, parent]));
  const isWithin = (college: string | null): boolean => {
    for (let each = college; each; each = parents.get(each) ?? null) if (each === family) return true;
    return false;
  };
  return organisations.filter(({ college }) => isWithin(college));
}
