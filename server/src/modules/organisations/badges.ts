import type { OrganisationBadge } from '@diapason/contracts';
import type { College } from './college.entity.js';
import type { Organisation } from './organisation.entity.js';

/** The hue of whoever is of no family, in degrees. */
export const NEUTRAL_HUE = 230;

/** The longest acronym that is shown whole: DRAC, DRAAF and DREAL are not told apart by three letters. */
const LONGEST = 5;

/** Initials tell organisations apart before any colour does: the acronym, else the first letters of the words that count. */
export function initialsOf(name: string, acronym: string | null): string {
  const letters = acronym?.replaceAll(/[^\p{L}\p{N}]/gu, '') ?? '';
  if (letters.length > 0 && letters.length <= LONGEST) return letters.toUpperCase();
  const source = acronym ?? name;
  const words = source.split(/[\s’'-]+/).filter((word) => word.length > 2 || /^[A-ZÀ-Ý]/.test(word));
  const initials = words.length > 1 ? words.map((word) => word[0]).join('') : source;
  return initials.slice(0, 3).toUpperCase();
}

/** How organisations are shown beside a text: the hue is that of the broad family. */
export function badgeMaker(colleges: readonly College[]): (organisation: Organisation) => OrganisationBadge {
  const byId = new Map(colleges.map((college) => [college.id, college]));
  return ({ id, name, acronym, initials, collegeId }) => ({
    id,
    name,
    acronym,
    initials,
    hue: (collegeId ? byId.get(collegeId)?.hue : undefined) ?? NEUTRAL_HUE,
    college: collegeId,
  });
}
