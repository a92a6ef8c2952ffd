import type { FieldTemplate, Lifecycle, Refusal, SectionKind } from '@diapason/domain';
import { z } from 'zod';
import type { OrganisationBadge } from './organisations.js';
import type { StrategySummary } from './strategies.js';

/** The text of a section as a ProseMirror document in JSON; its shape is that of the editor's `Content`. */
export interface SectionText {
  type: 'doc';
  content: unknown[];
}

export interface FicheSection {
  key: string;
  label: string;
  guidance: string;
  kind: SectionKind;
  fields: FieldTemplate[];
  content: SectionText;
  empty: boolean;
}

export interface FicheView {
  id: string;
  strategy: StrategySummary;
  path: { id: string; number: string | null; title: string }[];
  use: 'branch' | 'chapter' | 'fiche';
  template: string;
  number: string | null;
  title: string;
  aim: string;
  hasAim: boolean;
  theme: string | null;
  lifecycle: Lifecycle;
  groups: { id: string; name: string }[];
  document: string;
  /** Version of the live text's vocabulary: a page that knows another one must be loaded again. */
  schema: number;
  /** Sequence number of the live text the sections were read at. */
  seq: number;
  sections: FicheSection[];
  /** Whom the items name, for display. */
  organisations: OrganisationBadge[];
  colleges: { id: string; name: string }[];
  previous: { id: string; number: string | null; title: string } | null;
  next: { id: string; number: string | null; title: string } | null;
  abilities: { write: boolean; steer: boolean; arrange: boolean; seeAuthors: boolean };
  /** Why the text cannot be written, when it cannot. */
  closed: Refusal | null;
}

/** Who owns words: an organisation, a group that they were typed for, or the équipe de rédaction. */
export interface OwnerBadge extends OrganisationBadge {
  of: 'organisation' | 'group' | 'redaction';
}

/** To whom characters are credited, or who took some out. */
export interface CreditView {
  /** Id of one of the owners; null for what the server wrote in nobody's name. */
  owner: string | null;
  /** Null where persons are not shown, and for words of an organisation or a group that someone else typed. */
  person: string | null;
  /** Who typed them, when the owner said them. */
  typedBy: { organisation: string; person: string | null } | null;
  /** Who was named when they were typed, and declined them: they are then of who typed them. Empty: not to be told. */
  declinedBy: string | null;
  kind: 'typed' | 'pasted' | 'replanted' | 'restored' | 'server' | 'removed';
  /** When the work began. */
  at: string;
  /** Who brought the words where they are, when that is someone else. */
  movedBy: { organisation: string; person: string | null } | null;
}

/** Who wrote what in a fiche: its text with marks that are indexes in `credits`. */
export interface AuthorsView {
  seq: number;
  sections: { key: string; content: SectionText }[];
  credits: CreditView[];
  /** Owners of the credits, typists and movers. */
  owners: OwnerBadge[];
}

/** Where in its history a text is to be read; without it, as it is now. */
export const HistoryPlace = z.object({ at: z.coerce.number().int().min(1).optional() });

/** Two places of the history of a text, the earlier one first. */
export const Comparison = z
  .object({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) })
  .refine(({ from, to }) => from <= to);

/** A text with what changed in it between two places of its history: its marks are indexes in `credits`. */
export interface ComparisonView {
  from: number;
  to: number;
  sections: { key: string; content: SectionText }[];
  credits: CreditView[];
  owners: OwnerBadge[];
}

/** After which update of its log a section is to be as it was; and after which it is as whoever asks saw what will go. */
export const Restoration = z.object({ seq: z.int().min(1), seen: z.int().min(1) });

export interface RestoredView {
  /** The last update of the log. */
  seq: number;
}

/** A piece of work on a text, by one organisation or by several at once. */
export interface MomentView {
  fromSeq: number;
  toSeq: number;
  from: string;
  to: string;
  /** Ids, in the order in which they began; none where only the server wrote. */
  organisations: string[];
}

/** The minute in which an update was made, and those after it up to the next of these. */
export interface MinuteView {
  seq: number;
  at: string;
}

export interface HistoryView {
  /** Oldest first. */
  moments: MomentView[];
  /** Oldest first. */
  minutes: MinuteView[];
  organisations: OrganisationBadge[];
}

/** One moment of work: who changed what, and when. */
export interface ChangeView {
  node: string;
  number: string | null;
  title: string;
  /** Titles of the sections in which something changed, last change first. */
  sections: string[];
  /** Whether its title or its aim changed too. */
  lines: ('title' | 'aim')[];
  /** In the names of whom, last first. */
  organisations: OrganisationBadge[];
  at: string;
}
