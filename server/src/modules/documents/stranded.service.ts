import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/actor.js';
import { DocumentsRepository } from './documents.repository.js';

/** Words that lost their place and wait for the person they belong to. */
@Injectable()
export class StrandedService {
  constructor(private readonly repository: DocumentsRepository) {}

  async settle(actor: Actor, document: string, id: string): Promise<void> {
    await this.repository.settleStranded(document, actor.person, id, new Date());
  }
}
