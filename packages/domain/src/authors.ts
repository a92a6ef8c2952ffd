import type { Role } from './vocabulary.js';

/** To whom a strategy shows who wrote what. */
export const AUTHORS_AUDIENCES = ['nobody', 'redaction', 'members', 'public'] as const;
export type AuthorsAudience = (typeof AUTHORS_AUDIENCES)[number];

/** How much of who wrote what someone is shown. */
export type AuthorsShown = 'nothing' | 'organisations' | 'persons';

/**
 * [W1] Who wrote what is shown to those the strategy names: nobody, the équipe de rédaction, whoever has a role in it, or
 * everyone. [W2] Persons are shown only to those who have a role in it.
 */
export function authorsShown(audience: AuthorsAudience, roles: readonly Role[]): AuthorsShown {
  if (audience === 'nobody') return 'nothing';
  if (audience === 'redaction')
    return roles.some((role) => role === 'administrator' || role === 'moderator') ? 'persons' : 'nothing';
  if (roles.length > 0) return 'persons';
  return audience === 'public' ? 'organisations' : 'nothing';
}

/** [W3] Who brought how much, in characters and in shares, is shown where the strategy says so, to those who are shown who wrote what. */
export const figuresShown = (shown: AuthorsShown, sharesInFigures: boolean): boolean =>
  shown !== 'nothing' && sharesInFigures;
