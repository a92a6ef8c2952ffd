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
