import { z } from 'zod';
import { Id, Line } from './common.js';
import { ANNOUNCEMENTS, type Announcements, LOCALES, type Locale } from './vocabulary.js';

/** Where to go once signed in: a path of this site. */
export const Landing = z
  .string()
  .max(500)
  .regex(/^\/(?!\/)[^\\]*$/);

export const SignInRequest = z.object({
  email: z.email().max(254),
  landing: Landing.optional(),
});
export type SignInRequest = z.infer<typeof SignInRequest>;

/** The six figures of the mail, typed; or the secret of its link. */
export const SignInAnswer = z.union([
  z.object({ code: z.string().regex(/^\d{6}$/) }),
  z.object({ secret: z.string().min(20).max(100) }),
]);
export type SignInAnswer = z.infer<typeof SignInAnswer>;

export interface SignedIn {
  landing: string;
}

export const Preferences = z.object({
  locale: z.enum(LOCALES).optional(),
  announcements: z.enum(ANNOUNCEMENTS).optional(),
});
export type Preferences = z.infer<typeof Preferences>;

export interface MembershipView {
  id: string;
  organisation: { id: string; name: string; acronym: string | null };
  mayWrite: boolean;
  maySend: boolean;
  mayVote: boolean;
  referent: boolean;
}

export interface Me {
  id: string;
  givenName: string;
  familyName: string;
  email: string;
  jobTitle: string | null;
  locale: Locale;
  announcements: Announcements;
  administrator: boolean;
  /** Current memberships: in whose name one may act. */
  memberships: MembershipView[];
  abilities: { readRefusals: boolean };
}

/** What everybody may know of this installation, signed in or not. */
export interface SiteView {
  name: string;
  /** People one may become with one click. */
  demonstration: boolean;
  /** Who answers for the data, and how to reach them. */
  operator: { name: string; dataProtectionContact: string; accessibilityContact: string };
}

export interface SessionView {
  id: string;
  current: boolean;
  device: string;
  since: string;
  lastSeen: string;
}

export const InvitationSecret = z.object({ secret: z.string().min(20).max(100) });

/** What an invitation shows before anyone signs in: to what, by whom; the address only in part. */
export interface InvitationView {
  organisation: string;
  group: string | null;
  strategy: string | null;
  invitedBy: string;
  maskedEmail: string;
}

export const BecomeRequest = z.object({ person: Id });

export interface DemoPerson {
  id: string;
  name: string;
  jobTitle: string | null;
  organisations: string[];
  /** What they can be tried for: « animatrice du groupe … », « lecteur ». */
  roles: { role: string; of: string | null }[];
}

export interface DemoMail {
  id: string;
  to: string;
  subject: string;
  text: string;
  at: string;
}

export const PersonName = z.object({ givenName: Line, familyName: Line });
