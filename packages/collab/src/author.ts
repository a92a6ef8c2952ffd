/** In whose name something is written. Opaque ids: no name ever enters the log. */
export interface Author {
  membership: string;
  person: string;
  organisation: string;
}

/** How words came in: from a client, put back by the room, with a restoration, or from the server itself. */
export type UpdateKind = 'typed' | 'replanted' | 'restored' | 'server';

/** How characters came in; pasted is what the page of their author says of them. */
export type CreditKind = UpdateKind | 'pasted';

/** Whom words are typed for, when it is not their author: an id that whoever keeps the document can explain. */
export type Voice = string;

/** Whose a client id is, and whom it writes for. */
export interface Lease {
  author: Author;
  voice: Voice | null;
}
