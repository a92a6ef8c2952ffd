import type { Role } from './vocabulary.js';

/** Whom one may type for: a person, an organisation, the group, or the équipe de rédaction. */
export const VOICE_KINDS = ['person', 'organisation', 'group', 'redaction'] as const;
export type VoiceKind = (typeof VOICE_KINDS)[number];

const OPEN_TO: Record<Role, readonly VoiceKind[]> = {
  administrator: VOICE_KINDS,
  moderator: VOICE_KINDS,
  animateur: ['person', 'organisation', 'group'],
  contributor: ['group'],
  commenter: [],
  reader: [],
};

/**
 * [V1] Whom someone who may write a fiche may type for there, by the roles they hold: its groups, for whoever writes in
 * one; persons and organisations too, for who leads a group; the équipe de rédaction, for its own people.
 */
export const voicesOpenTo = (roles: readonly Role[]): VoiceKind[] =>
  VOICE_KINDS.filter((kind) => roles.some((role) => OPEN_TO[role].includes(kind)));

/** Who is named by a voice; null where the kind names no such thing. */
export interface Named {
  kind: VoiceKind;
  person: string | null;
  organisation: string | null;
  group: string | null;
}

/** To whom words belong; null for what nobody holds, as what the server itself wrote. */
export type Owner = { of: 'organisation' | 'group'; id: string } | { of: 'redaction' } | null;

const organisationOf = (id: string | null): Owner => (id === null ? null : { of: 'organisation', id });

/**
 * [V3] Whose words are, by the organisation in whose name they were typed and the voice they were typed for, null where it
 * was nobody else's: the named group's, or organisation's, or that of the named person, or the équipe de rédaction's; once
 * declined, that of who typed them.
 */
export function ownerOf(typist: string | null, voice: (Named & { declined: boolean }) | null): Owner {
  if (!voice || voice.declined) return organisationOf(typist);
  if (voice.kind === 'redaction') return { of: 'redaction' };
  if (voice.kind === 'group') return voice.group === null ? null : { of: 'group', id: voice.group };
  return organisationOf(voice.organisation);
}

/** Someone who may be named: a person, in the name of an organisation, leading groups. */
export interface Nameable {
  person: string;
  organisation: string | null;
  /** Whether they may write in the name of that organisation. */
  mayWrite: boolean;
  /** Groups that they lead. */
  leads: readonly string[];
}

/**
 * [V2] Who speaks for those who are named, sees what is written for them and may decline it: the person; whoever may write
 * in the name of the organisation; the animateurs of the group. Nobody declines for the équipe de rédaction, whose own
 * people write.
 */
export function answersFor({ kind, person, organisation, group }: Named, actor: Nameable): boolean {
  if (kind === 'person') return person === actor.person;
  if (kind === 'organisation') return actor.mayWrite && organisation === actor.organisation;
  return kind === 'group' && group !== null && actor.leads.includes(group);
}
