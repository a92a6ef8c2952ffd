import { z } from 'zod';
import type { CollegeView, OrganisationBadge } from './organisations.js';

/** What an organisation brought to a text. */
export interface ContributionView {
  organisation: string;
  text: string;
  /** In how many passages words of it stand; none: it worked here, and none of its words is left. */
  passages: number;
  /** When it first and last wrote here. */
  first: string;
  last: string;
  /** Characters of it that stand, spaces included; null where shares are not shown in figures. */
  characters: number | null;
  /** Part of the characters of the text, from 0 to 1; null where shares are not shown in figures. */
  share: number | null;
}

/** A text of a strategy, as the register names it. */
export interface RegisterText {
  id: string;
  /** The text above it that is in the register too. */
  parent: string | null;
  use: 'branch' | 'chapter' | 'fiche';
  number: string | null;
  title: string;
  /** All its characters, spaces included; null where shares are not shown in figures. */
  characters: number | null;
}

/** What each organisation brought to each text of a strategy, as it stands. Also the shape of the register in JSON. */
export interface RegisterView {
  strategy: { id: string; slug: string; name: string };
  /** The moment it tells of. */
  at: string;
  sharesInFigures: boolean;
  /** In the order of the tree; those that nobody wrote in as well. */
  texts: RegisterText[];
  colleges: CollegeView[];
  /** By family, then by name; only those that brought something. */
  organisations: OrganisationBadge[];
  contributions: ContributionView[];
  /** Those that sit in a group of the strategy and have not written yet; told to whoever has a part in it. */
  notYet: OrganisationBadge[];
}

export const REGISTER_FORMATS = ['csv', 'xlsx', 'json'] as const;
export type RegisterFormat = (typeof REGISTER_FORMATS)[number];
export const RegisterFile = z.object({ strategy: z.uuid(), format: z.enum(REGISTER_FORMATS) });

/** What one organisation brought to a text, with some of its words as they stand. */
export interface BroughtText
  extends Pick<RegisterText, 'id' | 'number' | 'title'>,
    Omit<ContributionView, 'organisation' | 'text'> {
  quotes: string[];
}

/** What one organisation brought, by strategy; only where it brought something. */
export interface BroughtView {
  strategies: { id: string; slug: string; name: string; texts: BroughtText[] }[];
}
