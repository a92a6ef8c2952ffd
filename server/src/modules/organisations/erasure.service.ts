import { DomainError, erasureFault } from '@diapason/domain';
import { Injectable } from '@nestjs/common';
import { type Act, Acts } from '../../platform/database/act.js';
import type { Actor } from '../../platform/http/actor.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { IdentityService } from '../identity/index.js';
import { today } from './actors.service.js';
import { MembershipChanged } from './organisations.events.js';
import { OrganisationsRepository } from './organisations.repository.js';

/** What a module above erases of someone, by their memberships, within the same act. */
export type ErasureStep = (act: Act, memberships: string[]) => Promise<void>;

/** Forgets a person. What they did stays, in the name of their organisations: it points to them by ids only. */
@Injectable()
export class ErasureService {
  private readonly steps: ErasureStep[] = [];

  constructor(
    private readonly identity: IdentityService,
    private readonly repository: OrganisationsRepository,
    private readonly acts: Acts,
    private readonly mailer: Mailer,
  ) {}

  addStep(step: ErasureStep): void {
    this.steps.push(step);
  }

  async erase(actor: Actor, person: string): Promise<void> {
    const address = await this.acts.act(actor, 'person.erased', { kind: 'person', id: person }, async (act) => {
      await this.refuseFaulty(act, person);
      const known = await this.identity.erase(act, person);
      const memberships = await this.repository.endMemberships(act, person, today());
      for (const membership of memberships) act.tell(new MembershipChanged(membership));
      for (const step of this.steps) await step(act, memberships);
      return known;
    });
    this.mailer.forget(address);
  }

  private async refuseFaulty(act: Act, person: string): Promise<void> {
    const { administrator, person: asking } = act.actor;
    const lastAdministrator = await this.identity.isLastAdministrator(act, person);
    const fault = erasureFault({ own: asking === person, administrator, lastAdministrator });
    if (fault) throw new DomainError(fault);
  }
}
