/** Whose words are marked in a text: everybody's, those of a family, or those of one organisation or group. */
export type Choice = { of: 'all' } | { of: 'family' | 'owner'; id: string };

/** What the address of a fiche says while who wrote what is shown, and whose words are marked. */
export const AUTHORS = 'auteurs';

const NAMES = { family: 'famille', owner: 'de' } as const;

/** A choice as the value of a select or of an address, and back. */
export const choiceValue = (choice: Choice): string => (choice.of === 'all' ? '' : `${NAMES[choice.of]}.${choice.id}`);

export function choiceOf(value: string | null): Choice {
  const [name, id] = value?.split('.') ?? [];
  if (id && name === NAMES.family) return { of: 'family', id };
  return id && name === NAMES.owner ? { of: 'owner', id } : { of: 'all' };
}

/** Where a fiche is read with the words of an organisation marked. */
export const wordsAddress = (slug: string, fiche: string, organisation: string): string =>
  `/strategies/${slug}/fiches/${fiche}?${AUTHORS}=${choiceValue({ of: 'owner', id: organisation })}`;
