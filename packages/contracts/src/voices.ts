import { VOICE_KINDS, type VoiceKind } from '@diapason/domain';
import { z } from 'zod';
import { type FicheName, Id } from './common.js';

/** Whom to type for: the id of a membership, an organisation or a group; none for the équipe de rédaction. */
export const NewVoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(VOICE_KINDS).extract(['person', 'organisation', 'group']), id: Id }),
  z.object({ kind: z.literal('redaction') }),
]);
export type NewVoice = z.infer<typeof NewVoice>;

/** Declined: what was typed is not theirs, but of who typed it. */
export const VoiceChange = z.object({ declined: z.boolean() });

/** Someone one types for in a text. */
export interface VoiceView {
  id: string;
  kind: VoiceKind;
  /** Of the membership, the organisation or the group; empty for the équipe de rédaction. */
  named: string;
  /** Name of the person, the organisation or the group. */
  name: string;
  /** They do not want it: what was typed for them is the typist’s. */
  declined: boolean;
}

/** Whom one may type for in a text. */
export interface VoicesView {
  open: VoiceKind[];
  groups: { id: string; name: string }[];
  /** The members of these groups. */
  persons: { membership: string; name: string; organisation: string }[];
  /** Those one has typed for here already. */
  mine: VoiceView[];
}

/** What someone has typed in a text for those whom the reader answers for. */
export interface SpokenView {
  voice: string;
  kind: VoiceKind;
  /** Name of whom it was typed for. */
  name: string;
  fiche: FicheName;
  typist: { person: string; organisation: string };
  at: string;
  declined: boolean;
  /** Passages that stand in the text, the first few of them, cut where they are long. */
  words: string[];
}
