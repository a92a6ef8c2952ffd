import { AIM_ROOT, TITLE_ROOT } from '@diapason/editor';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../../platform/events/event-bus.js';
import { ProjectionService, WritingService } from '../fiches/index.js';
import { FichePresence } from './documents.events.js';
import { type DocumentHead, DocumentOwners, type OwnedDocument } from './owners.js';

/** Fiches, chapters and introductions as owners of live texts. */
@Injectable()
export class FicheOwner implements OnModuleInit {
  constructor(
    private readonly owners: DocumentOwners,
    private readonly writing: WritingService,
    private readonly projection: ProjectionService,
    private readonly events: EventBus,
  ) {}

  onModuleInit(): void {
    this.owners.add({
      kind: 'fiche',
      find: (documentId) => this.find(documentId),
      behind: (heads) => this.behind(heads),
    });
  }

  private async behind(heads: readonly DocumentHead[]): Promise<DocumentHead[]> {
    const nodes = new Set(await this.writing.behind(heads.map(({ owner, seq }) => ({ node: owner, seq }))));
    return heads.filter(({ owner }) => nodes.has(owner));
  }

  private async find(documentId: string): Promise<OwnedDocument | null> {
    const node = await this.writing.nodeOfDocument(documentId);
    if (!node) return null;
    const { template, roots, title, takenIn } = await this.writing.opening(node);
    return {
      ownerId: node.id,
      template,
      sections: roots,
      lines: roots.filter((root) => root === TITLE_ROOT || root === AIM_ROOT),
      title,
      takenIn,
      mayRead: (actor) => this.writing.mayRead(actor, node),
      mayWrite: (actor) => this.writing.mayWrite(actor, node),
      project: (settled) => this.projection.project(node.id, settled),
      presence: (people) => this.events.publish(new FichePresence(node.id, people)),
    };
  }
}
