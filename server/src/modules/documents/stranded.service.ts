import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../platform/http/actor.js';
import { ErasureService } from '../organisations/index.js';
import { DocumentsRepository } from './documents.repository.js';

/** Words that lost their place and wait for the person they belong to. */
@Injectable()
export class StrandedService implements OnModuleInit {
  constructor(
    private readonly repository: DocumentsRepository,
    private readonly erasure: ErasureService,
  ) {}

  onModuleInit(): void {
    this.erasure.addStep((act, memberships) => this.repository.eraseStrandedOf(act, memberships));
  }

  async settle(actor: Actor, document: string, id: string): Promise<void> {
    await this.repository.settleStranded(document, actor.person, id, new Date());
  }
}
