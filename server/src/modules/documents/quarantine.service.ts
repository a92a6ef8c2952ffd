import type { RefusedUpdate } from '@diapason/collab';
import type { RefusedUpdateView } from '@diapason/contracts';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../platform/http/actor.js';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { FichesService } from '../fiches/index.js';
import { IdentityService } from '../identity/index.js';
import { ErasureService, OrganisationsService } from '../organisations/index.js';
import { AccessService } from '../strategies/index.js';
import { refusedUpdate } from './quarantine.presenter.js';
import { QuarantineRepository } from './quarantine.repository.js';

/** How long a refused update is kept, in milliseconds. */
const KEPT = 30 * 24 * 60 * 60 * 1000;

/** Updates that broke a rule: kept a while, for administrators to see who was refused what. */
@Injectable()
export class QuarantineService implements OnModuleInit {
  constructor(
    private readonly repository: QuarantineRepository,
    private readonly access: AccessService,
    private readonly organisations: OrganisationsService,
    private readonly identity: IdentityService,
    private readonly fiches: FichesService,
    private readonly erasure: ErasureService,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.erasure.addStep((act, memberships) => this.repository.eraseOf(act, memberships));
    this.jobs.everyHour('erase-quarantine', () => this.repository.erase(new Date(Date.now() - KEPT)));
  }

  keep(document: string, refused: RefusedUpdate): Promise<void> {
    return this.repository.keep(document, refused);
  }

  async list(actor: Actor): Promise<RefusedUpdateView[]> {
    this.access.assertInstallation(actor, 'refusals.read');
    const updates = await this.repository.newest();
    const members = await this.organisations.memberships([
      ...new Set(updates.flatMap(({ membership }) => membership ?? [])),
    ]);
    const memberships = new Map(members.map((member) => [member.id, member]));
    const persons = await this.identity.persons(members.map(({ personId }) => personId));
    const badges = await this.organisations.badges(members.map(({ organisationId }) => organisationId));
    const fiches = await this.fiches.named(
      updates.flatMap(({ ownerKind, owner }) => (ownerKind === 'fiche' ? owner : [])),
    );
    return updates.map((update) => refusedUpdate(update, { memberships, persons, badges, fiches }));
  }
}
