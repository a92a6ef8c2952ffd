// Words both sides use as they are; apart from the schemas, which a browser does not need to load.

/** The name of the header that says in the name of which membership a request is made. */
export const ACTING_AS_HEADER = 'x-acting-as';

/** Where the live text's first door is, a WebSocket. */
export const COLLAB_PATH = '/collab';
/** Namespace of the live text's second door, for networks that refuse WebSocket. */
export const COLLAB_NAMESPACE = '/collab';

export const LOCALES = ['fr', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Which changes of others are announced to a screen reader. */
export const ANNOUNCEMENTS = ['all', 'presence', 'none'] as const;
export type Announcements = (typeof ANNOUNCEMENTS)[number];

/** What stands for the name of someone whose account is deleted; a page says it in its language. */
export const ERASED_NAME = 'Compte supprimé';
/** What stands for the équipe de rédaction among names; a page says it in its language. */
export const REDACTION_NAME = 'Équipe de rédaction';

export const IDENTIFIER_SCHEMES = ['SIREN', 'SIRET', 'RNA'] as const;

export const SEAT_ROLES = ['animateur', 'contributor', 'member'] as const;
