import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { type Actor, CurrentActor } from '../../platform/http/actor.js';
import { DocumentsRepository } from './documents.repository.js';

const Id = { schema: z.uuid() };

@Controller('api/documents')
export class DocumentsController {
  constructor(private readonly repository: DocumentsRepository) {}

  /** Words that were offered back have been put back, copied, or let go of by the person they belong to. */
  @HttpCode(204)
  @Post(':document/stranded/:id/settle')
  async settle(
    @CurrentActor() actor: Actor,
    @Param('document', Id) document: string,
    @Param('id', Id) id: string,
  ): Promise<void> {
    await this.repository.settleStranded(document, actor.person, id, new Date());
  }
}
