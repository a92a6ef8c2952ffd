import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { type Actor, CurrentActor } from '../../platform/http/actor.js';
import { StrandedService } from './stranded.service.js';

const Id = { schema: z.uuid() };

@Controller('api/documents')
export class DocumentsController {
  constructor(private readonly stranded: StrandedService) {}

  /** Words that were offered back have been put back, copied, or let go of by the person they belong to. */
  @HttpCode(204)
  @Post(':document/stranded/:id/settle')
  async settle(
    @CurrentActor() actor: Actor,
    @Param('document', Id) document: string,
    @Param('id', Id) id: string,
  ): Promise<void> {
    await this.stranded.settle(actor, document, id);
  }
}
