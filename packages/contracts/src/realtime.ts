import { z } from 'zod';
import { Id } from './common.js';

/** Versions of the socket's own messages; the live text has its own protocol (packages/collab). */
export const WatchStrategy = z.object({ strategy: Id, as: Id.nullable().default(null) });
export const WatchFiche = z.object({ node: Id, as: Id.nullable().default(null) });

/** What a client is answered on each of its messages. */
export type Ack<T = undefined> = { ok: true; data: T } | { ok: false; error: { code: string; params: object } };

/** Facts told to those who watch; each says what to read again. */
export interface ServerFacts {
  /** `textOnly`: a text changed, and neither the tree, nor the phase, nor anyone's rights. */
  'strategy:changed': (fact: { strategy: string; textOnly: boolean }) => void;
  'fiche:changed': (fact: { node: string; sections: string[]; organisations: string[] }) => void;
  'fiche:presence': (fact: { node: string; people: PresentPerson[] }) => void;
  'session:ended': () => void;
}

export interface PresentPerson {
  name: string;
  organisation: string;
  initials: string;
  hue: number;
}

export interface ClientMessages {
  'strategy:watch': (message: z.input<typeof WatchStrategy>, ack: (answer: Ack) => void) => void;
  'fiche:watch': (message: z.input<typeof WatchFiche>, ack: (answer: Ack<{ people: PresentPerson[] }>) => void) => void;
}
