import type { Me } from '@diapason/contracts';
import { DomainError, decideInInstallation, isCurrent } from '@diapason/domain';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/actor.js';
import type { Credentials } from '../../platform/http/session.guard.js';
import { IdentityService, SessionsService } from '../identity/index.js';
import { type MembershipInOrganisation, OrganisationsRepository } from './organisations.repository.js';

export const today = (): string => new Date().toISOString().slice(0, 10);

/** Turns a session, and the membership it speaks for, into an actor. */
@Injectable()
export class ActorsService implements Credentials {
  constructor(
    private readonly sessions: SessionsService,
    private readonly identity: IdentityService,
    private readonly repository: OrganisationsRepository,
  ) {}

  async actorOf(cookieHeader: string | undefined, membership: string | null): Promise<Actor | null> {
    const session = await this.sessions.find(cookieHeader);
    if (!session) return null;
    const { administrator, erasedAt } = await this.identity.person(session.personId);
    if (erasedAt) return null;
    const current = await this.currentMemberships(session.personId);
    const chosen = membership === null ? (current[0] ?? null) : (current.find(({ id }) => id === membership) ?? null);
    if (membership !== null && !chosen) throw new DomainError('MEMBERSHIP_INVALID');
    return {
      person: session.personId,
      membership: chosen?.id ?? null,
      organisation: chosen?.organisationId ?? null,
      mayWrite: chosen?.mayWrite ?? false,
      administrator,
      session: session.id,
    };
  }

  async me(actor: Actor): Promise<Me> {
    const person = await this.identity.person(actor.person);
    const memberships = await this.currentMemberships(actor.person);
    const { id, givenName, familyName, email, jobTitle, locale, announcements, administrator } = person;
    return {
      id,
      givenName,
      familyName,
      email,
      jobTitle,
      locale,
      announcements,
      administrator,
      memberships: memberships.map(({ id: membership, organisation, mayWrite, maySend, mayVote, referent }) => ({
        id: membership,
        organisation: { id: organisation.id, name: organisation.name, acronym: organisation.acronym },
        mayWrite,
        maySend,
        mayVote,
        referent,
      })),
      abilities: { readRefusals: decideInInstallation('refusals.read', actor).allowed },
    };
  }

  private async currentMemberships(personId: string): Promise<MembershipInOrganisation[]> {
    const memberships = await this.repository.membershipsOf(personId);
    return memberships.filter(({ fromDay, toDay }) => isCurrent({ from: fromDay, to: toDay }, today()));
  }
}
