import { randomUUID } from 'node:crypto';
import type { InvitationView, NewInvitation } from '@diapason/contracts';
import { DomainError, INVITATION_LIFETIME } from '@diapason/domain';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { z } from 'zod';
import { CONFIG, type Config } from '../../config/config.js';
import { type Act, Acts } from '../../platform/database/act.js';
import type { Actor } from '../../platform/http/actor.js';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { hashSecret, newSecret } from '../../platform/secrets.js';
import { fullName, IdentityService, SignInService } from '../identity/index.js';
import { ErasureService, OrganisationsService, today } from '../organisations/index.js';
import { AccessService, StrategiesService } from '../strategies/index.js';
import { GroupChanged } from './groups.events.js';
import { GroupsRepository } from './groups.repository.js';
import { GroupsService } from './groups.service.js';
import type { Invitation } from './invitation.entity.js';
import { invitationMail } from './invitation-mail.js';

/**
 * Brings someone in: a person, their membership, a seat, and a mail whose link lands on the thing. The link says which
 * invitation is followed; it signs nobody in: the code sent to the invited address does.
 */
@Injectable()
export class InvitationsService implements OnModuleInit {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly repository: GroupsRepository,
    private readonly groups: GroupsService,
    private readonly access: AccessService,
    private readonly strategies: StrategiesService,
    private readonly organisations: OrganisationsService,
    private readonly identity: IdentityService,
    private readonly erasure: ErasureService,
    private readonly signIn: SignInService,
    private readonly acts: Acts,
    private readonly jobs: JobRunner,
    private readonly mailer: Mailer,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('send-invitation-mail', ({ invitation }) => this.sendMail(invitation));
    this.erasure.addStep((act, memberships) => this.repository.eraseInvitationsOf(act, memberships));
    this.jobs.everyHour('erase-invitations', () => this.repository.eraseInvitations(new Date()));
  }

  async invite(actor: Actor, input: z.output<typeof NewInvitation>): Promise<void> {
    const group = input.group === null ? null : await this.groups.group(input.group);
    await this.assertMayInvite(actor, input);
    const landing = group
      ? `/strategies/${(await this.strategies.strategy(group.strategyId)).slug}/groupes/${group.id}`
      : '/';
    await this.acts.act(
      actor,
      'member.invited',
      { kind: 'organisation', id: input.organisation },
      async (act) => {
        const membershipId = await this.memberFor(act, input);
        if (group) {
          await this.repository.setSeat(act, group.id, membershipId, input.role);
          act.tell(new GroupChanged(group.id, group.strategyId));
        }
        const id = randomUUID();
        const expiresAt = new Date(act.at.getTime() + INVITATION_LIFETIME);
        await this.repository.addInvitation(act, {
          id,
          membershipId,
          invitedBy: actor.membership,
          landing,
          groupId: group?.id ?? null,
          createdAt: act.at,
          expiresAt,
        });
        await act.addJob('send-invitation-mail', { invitation: id });
      },
      { group: group?.id ?? null },
    );
  }

  async view(secret: string): Promise<InvitationView> {
    const invitation = await this.find(secret);
    const { person, organisation, group, invitedBy } = await this.parts(invitation);
    const strategy = group && (await this.strategies.strategy(group.strategyId));
    return {
      organisation,
      group: group?.name ?? null,
      strategy: strategy?.name ?? null,
      invitedBy,
      maskedEmail: mask(person.email),
    };
  }

  /** Sends the invited person the code that signs them in, and gives the cookie that binds it to this browser. */
  async follow(secret: string, cookieHeader: string | undefined): Promise<string> {
    const invitation = await this.find(secret);
    const { person } = await this.parts(invitation);
    await this.repository.noteVisit(invitation.id, new Date());
    return this.signIn.request({ email: person.email, landing: invitation.landing }, cookieHeader);
  }

  /** Whoever leads a group invites into it; into an organisation alone, its référent and whoever keeps the directory. */
  private async assertMayInvite(actor: Actor, { group, organisation }: z.output<typeof NewInvitation>): Promise<void> {
    if (group !== null) {
      await this.groups.assertLead(actor, group);
      return;
    }
    if (await this.access.mayManageDirectory(actor)) return;
    const own = actor.membership && (await this.organisations.membership(actor.membership));
    if (!own || !own.referent || own.organisationId !== organisation) throw new DomainError('NO_ROLE');
  }

  private async memberFor(act: Act, input: z.output<typeof NewInvitation>): Promise<string> {
    const { email, givenName, familyName, jobTitle, organisation, mayWrite, maySend, mayVote } = input;
    await this.organisations.record(organisation);
    const known = await this.identity.personByEmail(email);
    const personId = known?.id ?? (await this.identity.addPerson(act, { email, givenName, familyName, jobTitle }));
    const membership = known && (await this.organisations.membershipOf(personId, organisation));
    if (membership) return membership.id;
    const mandate = { fromDay: today(), toDay: null, mayWrite, maySend, mayVote, referent: false };
    return this.organisations.addMembership(act, { personId, organisationId: organisation, ...mandate });
  }

  private async find(secret: string): Promise<Invitation> {
    const invitation = await this.repository.findOpenInvitation(hashSecret(secret), new Date());
    if (!invitation) throw new DomainError('NOT_FOUND');
    return invitation;
  }

  private async parts({ membershipId, groupId, invitedBy }: Invitation) {
    const { personId, organisationId } = await this.organisations.membership(membershipId);
    const inviter = invitedBy ? await this.organisations.membership(invitedBy) : null;
    const inviterPerson = inviter && (await this.identity.person(inviter.personId));
    const badges = await this.organisations.badges([organisationId, ...(inviter ? [inviter.organisationId] : [])]);
    return {
      person: await this.identity.account(personId),
      organisation: badges.get(organisationId)?.name ?? '',
      group: groupId ? await this.groups.group(groupId) : null,
      invitedBy:
        inviterPerson && inviter
          ? `${fullName(inviterPerson)} (${badges.get(inviter.organisationId)?.name})`
          : this.config.SITE_NAME,
    };
  }

  private async sendMail(id: string): Promise<void> {
    const invitation = await this.repository.findInvitation(id);
    if (!invitation) return;
    const { person, organisation, group, invitedBy } = await this.parts(invitation);
    const secret = newSecret();
    await this.repository.setInvitationSecret(id, hashSecret(secret));
    await this.mailer.send({
      to: person.email,
      ...invitationMail[person.locale]({
        site: this.config.SITE_NAME,
        name: person.givenName,
        invitedBy,
        organisation,
        group: group?.name ?? null,
        link: `${this.config.PUBLIC_URL}/invitation#${secret}`,
      }),
    });
  }
}

/** Enough of an address for its owner to recognise it. */
const mask = (email: string): string => email.replace(/^(.).*?(.?)@/, '$1…$2@');
