import { type AuthorsView, HistoryPlace, type HistoryView } from '@diapason/contracts';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { type Actor, CurrentActor } from '../../platform/http/actor.js';
import { AuthorsService } from './authors.service.js';

const Id = { schema: z.uuid() };

@Controller('api/fiches')
export class AuthorsController {
  constructor(private readonly authors: AuthorsService) {}

  /** Who wrote what in a fiche, as it stands now or after an update of its log. */
  @Get(':id/authors')
  ofFiche(
    @CurrentActor() actor: Actor,
    @Param('id', Id) id: string,
    @Query({ schema: HistoryPlace }) { at }: z.output<typeof HistoryPlace>,
  ): Promise<AuthorsView> {
    return this.authors.ofFiche(actor, id, at);
  }

  /** The moments of work on a fiche. */
  @Get(':id/history')
  history(@CurrentActor() actor: Actor, @Param('id', Id) id: string): Promise<HistoryView> {
    return this.authors.history(actor, id);
  }
}
