import type { AuthorsView } from '@diapason/contracts';
import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import { type Actor, CurrentActor } from '../../platform/http/actor.js';
import { AuthorsService } from './authors.service.js';

@Controller('api/fiches')
export class AuthorsController {
  constructor(private readonly authors: AuthorsService) {}

  /** Who wrote what in a fiche, as it stands now. */
  @Get(':id/authors')
  ofFiche(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<AuthorsView> {
    return this.authors.ofFiche(actor, id);
  }
}
