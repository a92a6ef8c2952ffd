import type { DirectoryView, Me } from '@diapason/contracts';
import { Controller, Get } from '@nestjs/common';
import { type Actor, CurrentActor } from '../../platform/http/actor.js';
import { ActorsService } from './actors.service.js';
import { OrganisationsService } from './organisations.service.js';

@Controller('api')
export class OrganisationsController {
  constructor(
    private readonly actors: ActorsService,
    private readonly organisations: OrganisationsService,
  ) {}

  @Get('me')
  me(@CurrentActor() actor: Actor): Promise<Me> {
    return this.actors.me(actor);
  }

  @Get('directory')
  directory(): Promise<DirectoryView> {
    return this.organisations.directory();
  }
}
