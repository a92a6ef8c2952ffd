/** In whose name something is written. Opaque ids: no name ever enters the log. */
export interface Author {
  membership: string;
  person: string;
  organisation: string;
}

/** How words came in: from a client, put back by the room, with a restoration, or from the server itself. */
export type UpdateKind = 'typed' | 'replanted' | 'restored' | 'server';
