import { z } from 'zod';
import { Day, type FicheName, Id, Line, OptionalLine } from './common.js';
import { IDENTIFIER_SCHEMES } from './vocabulary.js';

const Organisation = z.object({
  name: Line,
  acronym: OptionalLine.nullable(),
  aliases: z.array(Line).max(30),
  college: Id.nullable(),
  identifiers: z
    .array(z.object({ scheme: z.enum(IDENTIFIER_SCHEMES), value: z.string().regex(/^[0-9A-Z]{9,14}$/) }))
    .max(10),
});
const { acronym, aliases, college, identifiers } = Organisation.shape;

export const NewOrganisation = Organisation.extend({
  acronym: acronym.default(null),
  aliases: aliases.default([]),
  college: college.default(null),
  identifiers: identifiers.default([]),
});
export type NewOrganisation = z.input<typeof NewOrganisation>;

/** What is not told stays as it is: nothing here has a default. */
export const OrganisationChange = Organisation.partial();
export type OrganisationChange = z.input<typeof OrganisationChange>;

/** An organisation as it is shown beside a text: initials first, then the hue of its family. */
export interface OrganisationBadge {
  id: string;
  name: string;
  acronym: string | null;
  initials: string;
  hue: number;
  college: string | null;
}

export interface CollegeView {
  id: string;
  name: string;
  parent: string | null;
  hue: number;
}

export interface DirectoryView {
  colleges: CollegeView[];
  organisations: OrganisationBadge[];
}

export interface OrganisationView extends OrganisationBadge {
  aliases: string[];
  identifiers: { scheme: (typeof IDENTIFIER_SCHEMES)[number]; value: string }[];
  members: MemberView[];
  /** Fiches that name it, with its role there. */
  fiches: (FicheName & { role: string })[];
  abilities: { change: boolean; invite: boolean };
}

export interface MemberView {
  membership: string;
  name: string;
  jobTitle: string | null;
  mayWrite: boolean;
  maySend: boolean;
  mayVote: boolean;
  referent: boolean;
  from: string | null;
  to: string | null;
  current: boolean;
}

export const MandateChange = z.object({
  from: Day.nullable().optional(),
  to: Day.nullable().optional(),
  mayWrite: z.boolean().optional(),
  maySend: z.boolean().optional(),
  mayVote: z.boolean().optional(),
  referent: z.boolean().optional(),
});
export type MandateChange = z.infer<typeof MandateChange>;

/** Brings someone in, in the name of an organisation; with a group, into that group as well. */
export const NewInvitation = z.object({
  email: z.email().max(254),
  givenName: Line,
  familyName: Line,
  jobTitle: OptionalLine.nullable().default(null),
  organisation: Id,
  group: Id.nullable().default(null),
  role: z.enum(['animateur', 'contributor', 'member']).default('contributor'),
  mayWrite: z.boolean().default(true),
  maySend: z.boolean().default(false),
  mayVote: z.boolean().default(false),
});
export type NewInvitation = z.input<typeof NewInvitation>;
