import { type BroughtView, RegisterFile, type RegisterView } from '@diapason/contracts';
import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { type Actor, CurrentActor } from '../../platform/http/actor.js';
import { ContributionsService } from './contributions.service.js';

const Id = { schema: z.uuid() };

@Controller('api')
export class ContributionsController {
  constructor(private readonly contributions: ContributionsService) {}

  /** What each organisation brought to each text of a strategy. */
  @Get('strategies/:strategy/contributions')
  register(@CurrentActor() actor: Actor, @Param('strategy', Id) strategy: string): Promise<RegisterView> {
    return this.contributions.register(actor, strategy);
  }

  /** The same as a file to keep. */
  @Get('strategies/:strategy/contributions.:format')
  async download(
    @CurrentActor() actor: Actor,
    @Param({ schema: RegisterFile }) { strategy, format }: z.output<typeof RegisterFile>,
  ): Promise<StreamableFile> {
    const { name, type, bytes } = await this.contributions.file(actor, strategy, format);
    return new StreamableFile(bytes, { type, length: bytes.length, disposition: `attachment; filename="${name}"` });
  }

  /** What an organisation brought, by strategy. */
  @Get('organisations/:id/contributions')
  ofOrganisation(@CurrentActor() actor: Actor, @Param('id', Id) id: string): Promise<BroughtView> {
    return this.contributions.ofOrganisation(actor, id);
  }
}
