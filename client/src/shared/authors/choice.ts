/** Whose words are marked in a text: everybody's, those of a family, or those of one organisation or group. */
export type Choice = { of: 'all' } | { of: 'family' | 'owner'; id: string };

/** What the address of a fiche says while who wrote what is shown, and whose words are marked. */
export const AUTHORS = 'auteurs';

/** A choice as the value of a select or of an address, and back. */
export const choiceValue = (choice: Choice): string => (choice.of === 'all' ? '' : `${choice.of}.${choice.id}`);

export function choiceOf(value: string | null): Choice {
  const [of, id] = value?.split('.') ?? [];
  return id && (of === 'family' || of === 'owner') ? { of, id } : { of: 'all' };
}

/** Where a fiche is read with the words of an organisation marked. */
export const wordsAddress = (slug: string, fiche: string, organisation: string): string =>
  `/strategies/${slug}/fiches/${fiche}?${AUTHORS}=${choiceValue({ of: 'owner', id: organisation })}`;
