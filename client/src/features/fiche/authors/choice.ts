import type { AuthorsView, CollegeView, CreditView, OwnerBadge } from '@diapason/contracts';
import type { Choice } from '../../../shared/authors/choice.js';
import { ofFamily } from '../../../shared/authors/families.js';

/** Credits, and the owners they name. */
export type Named = Pick<AuthorsView, 'credits' | 'owners'>;

/** Those who brought something to a text, by name; who only took words out is one of them. */
export const ownersIn = ({ owners, credits }: Named): OwnerBadge[] =>
  owners
    .filter(({ id }) => credits.some(({ owner }) => owner === id))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));

/** Those whose words a choice marks. */
export function marked(view: AuthorsView, choice: Choice, colleges: readonly CollegeView[]): OwnerBadge[] {
  const owners = ownersIn(view);
  if (choice.of === 'all') return owners;
  if (choice.of === 'family') return ofFamily(owners, choice.id, colleges);
  return owners.filter(({ id }) => id === choice.id);
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
