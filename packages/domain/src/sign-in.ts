/** How long a code or a link to sign in is good for, in milliseconds (ASVS 5, 6.5.5). */
export const SIGN_IN_LIFETIME = 10 * 60 * 1000;
/** How long an attempt is kept: late answers are told why they are late, and mails of the last hour are counted. */
export const SIGN_IN_KEPT = 24 * 60 * 60 * 1000;
/** Wrong codes after which an attempt is worth nothing. */
export const MAX_CODE_TRIES = 5;
/** Sign-in mails an address may be sent within an hour. */
export const MAX_MAILS_PER_HOUR = 5;
/** A session ends at the latest after so long, in milliseconds, whatever is done in it. */
export const SESSION_LIFETIME = 12 * 60 * 60 * 1000;
export const INVITATION_LIFETIME = 30 * 24 * 60 * 60 * 1000;

export interface SignInAttempt {
  createdAt: number;
  consumed: boolean;
  tries: number;
}

export type SignInFault = 'SIGN_IN_EXPIRED' | 'SIGN_IN_USED' | 'SIGN_IN_BLOCKED';

/** [S1] Why an attempt can no longer be answered, or null. `now` in milliseconds since 1970. */
export function signInFault({ createdAt, consumed, tries }: SignInAttempt, now: number): SignInFault | null {
  if (consumed) return 'SIGN_IN_USED';
  if (tries >= MAX_CODE_TRIES) return 'SIGN_IN_BLOCKED';
  return now >= createdAt + SIGN_IN_LIFETIME ? 'SIGN_IN_EXPIRED' : null;
}
