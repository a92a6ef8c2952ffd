import {
  type AuthorsView,
  Comparison,
  type ComparisonView,
  HistoryPlace,
  type HistoryView,
  Restoration,
  type RestoredView,
} from '@diapason/contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { type Actor, CurrentActor } from '../../platform/http/actor.js';
import { AuthorsService } from './authors.service.js';
import { ComparisonService } from './comparison.service.js';
import { RestorationService } from './restoration.service.js';

const Id = { schema: z.uuid() };
const SectionKey = { schema: z.string().max(64) };

@Controller('api/fiches')
export class AuthorsController {
  constructor(
    private readonly authors: AuthorsService,
    private readonly comparison: ComparisonService,
    private readonly restoration: RestorationService,
  ) {}

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

  /** What changed in a fiche between two places of its history. */
  @Get(':id/comparison')
  compared(
    @CurrentActor() actor: Actor,
    @Param('id', Id) id: string,
    @Query({ schema: Comparison }) { from, to }: z.output<typeof Comparison>,
  ): Promise<ComparisonView> {
    return this.comparison.ofFiche(actor, id, from, to);
  }

  /** Makes a section of a fiche say again what it said after an update of its log. */
  @HttpCode(200)
  @Post(':id/sections/:section/restore')
  async restore(
    @CurrentActor() actor: Actor,
    @Param('id', Id) id: string,
    @Param('section', SectionKey) section: string,
    @Body({ schema: Restoration }) wanted: z.output<typeof Restoration>,
  ): Promise<RestoredView> {
    return { seq: await this.restoration.restore(actor, id, section, wanted) };
  }
}
