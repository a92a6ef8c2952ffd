import type { Refusal } from './access.js';
import type { ErasureFault } from './erasure.js';
import type { SignInFault } from './sign-in.js';
import type { PlacementFault } from './tree.js';

/** What can go wrong that a person may be told of. Each has one HTTP status and one sentence. */
export const ERROR_STATUS = {
  INPUT_INVALID: 400,
  NOT_SIGNED_IN: 401,
  SIGN_IN_EXPIRED: 401,
  SIGN_IN_USED: 401,
  SIGN_IN_BLOCKED: 401,
  SIGN_IN_WRONG: 401,
  SIGN_IN_ELSEWHERE: 401,
  ORIGIN_FOREIGN: 403,
  MEMBERSHIP_INVALID: 403,
  NO_ROLE: 403,
  NO_MANDATE: 403,
  PHASE_CLOSED: 403,
  FICHE_CLOSED: 403,
  AUTHORS_HIDDEN: 403,
  VOICE_CLOSED: 403,
  VOICE_DECLINED: 409,
  NOT_FOUND: 404,
  ADDRESS_TAKEN: 409,
  NAME_TAKEN: 409,
  NODE_NOT_EMPTY: 409,
  NODE_INSIDE_ITSELF: 409,
  ALREADY_MEMBER: 409,
  CHANGED_MEANWHILE: 409,
  SECTION_CHANGED: 409,
  LAST_ADMINISTRATOR: 409,
  LEVEL_UNKNOWN: 422,
  PARENT_NOT_BRANCH: 422,
  LEVEL_TOO_HIGH: 422,
  OUT_OF_BOUNDS: 422,
  TOO_MANY_REQUESTS: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const satisfies Record<Refusal | ErasureFault | SignInFault | PlacementFault | string, number>;

export type ErrorCode = keyof typeof ERROR_STATUS;

export type ErrorParams = Record<string, string | number>;

/** A refusal with a name. Both doors answer it as `{ error: { code, params, requestId } }`. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly params: ErrorParams = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }
}
