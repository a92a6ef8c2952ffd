import type { DirectoryView, Me } from '@diapason/contracts';
import { Controller, Delete, Get, HttpCode, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { type Actor, CurrentActor } from '../../platform/http/actor.js';
import { forgetBrowser } from '../../platform/http/cookies.js';
import { SessionsService } from '../identity/index.js';
import { ActorsService } from './actors.service.js';
import { ErasureService } from './erasure.service.js';
import { OrganisationsService } from './organisations.service.js';

@Controller('api')
export class OrganisationsController {
  constructor(
    private readonly actors: ActorsService,
    private readonly organisations: OrganisationsService,
    private readonly erasure: ErasureService,
    private readonly sessions: SessionsService,
  ) {}

  @Get('me')
  me(@CurrentActor() actor: Actor): Promise<Me> {
    return this.actors.me(actor);
  }

  @HttpCode(204)
  @Delete('me')
  async eraseOwn(@CurrentActor() actor: Actor, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.erasure.erase(actor, actor.person);
    forgetBrowser(response, this.sessions.forgottenCookie);
  }

  @HttpCode(204)
  @Delete('persons/:id')
  async erase(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    await this.erasure.erase(actor, id);
  }

  @Get('directory')
  directory(): Promise<DirectoryView> {
    return this.organisations.directory();
  }
}
