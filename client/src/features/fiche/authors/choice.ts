import type { AuthorsView, CollegeView, CreditView, OwnerBadge } from '@diapason/contracts';

/** Whose words are marked: everybody's, those of a family, or those of one organisation or group. */
export type Choice = { of: 'all' } | { of: 'family' | 'owner'; id: string };

/** A choice as the value of a select, and back. */
export const choiceValue = (choice: Choice): string => (choice.of === 'all' ? 'all' : `${choice.of} ${choice.id}`);

export function choiceOf(value: string): Choice {
  const [of, id] = value.split(' ');
  return id && (of === 'family' || of === 'owner') ? { of, id } : { of: 'all' };
}

/** Those who brought something to a text, by name; who only took words out is one of them. */
export const ownersIn = ({ owners, credits }: AuthorsView): OwnerBadge[] =>
  owners
    .filter(({ id }) => credits.some(({ owner }) => owner === id))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));

/** The families of organisations, those above them included. */
export function familiesOf(view: AuthorsView, colleges: readonly CollegeView[]): CollegeView[] {
  const known = new Map(colleges.map((college) => [college.id, college]));
  const found = new Set<CollegeView>();
  for (const { college } of ownersIn(view))
    for (let family = known.get(college ?? ''); family && !found.has(family); family = known.get(family.parent ?? ''))
      found.add(family);
  return [...found].toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
}

/** Those whose words a choice marks. */
export function marked(view: AuthorsView, choice: Choice, colleges: readonly CollegeView[]) {
  const parents = new Map(colleges.map(({ id, parent }) => [id, parent]));
  const isWithin = (college: string | null, family: string): boolean => {
    for (let each = college; each; each = parents.get(each) ?? null) if (each === family) return true;
    return false;
  };
  return ownersIn(view).filter(
    ({ id, college }) =>
      choice.of === 'all' || (choice.of === 'family' ? isWithin(college, choice.id) : id === choice.id),
  );
}

/** Credits that say the same to a reader: who, how, on which day, moved by whom. */
export function distinct(credits: readonly CreditView[]): CreditView[] {
  const said = new Map(
    credits.map((credit) => {
      return [JSON.stringify({ ...credit, at: credit.at.slice(0, 10) }), credit];
    }),
  );
  return [...said.values()];
}
