import { MandateChange, NewOrganisation, OrganisationChange, type OrganisationView } from '@diapason/contracts';
import { DomainError } from '@diapason/domain';
import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { z } from 'zod';
import { type Actor, CurrentActor } from '../../platform/http/actor.js';
import { OrganisationsService } from '../organisations/index.js';
import { AccessService } from '../strategies/index.js';
import { FichesService } from './fiches.service.js';

const Id = { schema: z.uuid() };

/** The directory's own pages: an organisation is shown with the fiches that name it, hence here. */
@Controller('api')
export class DirectoryController {
  constructor(
    private readonly fiches: FichesService,
    private readonly organisations: OrganisationsService,
    private readonly access: AccessService,
  ) {}

  @Get('organisations/:id')
  view(@CurrentActor() actor: Actor, @Param('id', Id) id: string): Promise<OrganisationView> {
    return this.fiches.organisationView(actor, id);
  }

  @Post('organisations')
  async add(
    @CurrentActor() actor: Actor,
    @Body({ schema: NewOrganisation }) body: z.output<typeof NewOrganisation>,
  ): Promise<{ id: string }> {
    await this.access.assertDirectory(actor);
    return { id: await this.organisations.add(actor, body) };
  }

  @HttpCode(204)
  @Patch('organisations/:id')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', Id) id: string,
    @Body({ schema: OrganisationChange }) body: z.output<typeof OrganisationChange>,
  ): Promise<void> {
    await this.access.assertDirectory(actor);
    await this.organisations.change(actor, id, body);
  }

  @HttpCode(204)
  @Patch('memberships/:id')
  async changeMandate(
    @CurrentActor() actor: Actor,
    @Param('id', Id) id: string,
    @Body({ schema: MandateChange }) body: MandateChange,
  ): Promise<void> {
    if (!(await this.access.mayManageDirectory(actor))) await this.assertReferentOf(actor, id);
    await this.organisations.changeMandate(actor, id, body);
  }

  private async assertReferentOf(actor: Actor, membership: string): Promise<void> {
    const own = actor.membership ? await this.organisations.membership(actor.membership) : null;
    const { organisationId } = await this.organisations.membership(membership);
    if (!own?.referent || own.organisationId !== organisationId) throw new DomainError('NO_ROLE');
  }
}
