import { NewVoice, type SpokenView, VoiceChange, type VoicesView, type VoiceView } from '@diapason/contracts';
import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { z } from 'zod';
import { type Actor, CurrentActor } from '../../platform/http/actor.js';
import { VoicesService } from './voices.service.js';

const Id = { schema: z.uuid() };

@Controller('api')
export class VoicesController {
  constructor(private readonly voices: VoicesService) {}

  /** Whom one may type for in a fiche. */
  @Get('fiches/:id/voices')
  choices(@CurrentActor() actor: Actor, @Param('id', Id) id: string): Promise<VoicesView> {
    return this.voices.choices(actor, id);
  }

  @Post('fiches/:id/voices')
  open(
    @CurrentActor() actor: Actor,
    @Param('id', Id) id: string,
    @Body({ schema: NewVoice }) body: z.output<typeof NewVoice>,
  ): Promise<VoiceView> {
    return this.voices.open(actor, id, body);
  }

  /** What was typed for those whom one answers for. */
  @Get('voices')
  spoken(@CurrentActor() actor: Actor): Promise<SpokenView[]> {
    return this.voices.spoken(actor);
  }

  @HttpCode(204)
  @Patch('voices/:id')
  async decline(
    @CurrentActor() actor: Actor,
    @Param('id', Id) id: string,
    @Body({ schema: VoiceChange }) { declined }: z.output<typeof VoiceChange>,
  ): Promise<void> {
    await this.voices.setDeclined(actor, id, declined);
  }
}
