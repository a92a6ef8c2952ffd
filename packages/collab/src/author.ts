/** In whose name something is written. Opaque ids: no name ever enters the log. */
export interface Author {
  membership: string;
  person: string;
  organisation: string;
}

/** How words came in, as the client declares it (typed, pasted) or as the server knows it. */
export type UpdateKind = 'typed' | 'pasted' | 'replanted' | 'server';
