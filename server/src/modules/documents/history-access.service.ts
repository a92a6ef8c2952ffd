import type { Room } from '@diapason/collab';
import { type AuthorsShown, DomainError } from '@diapason/domain';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/actor.js';
import { WritingService } from '../fiches/index.js';
import { type OpenRoom, RoomsService } from './rooms.service.js';

/** A fiche whose authors and history someone may see. */
export interface OpenFiche extends OpenRoom {
  document: string;
  /** How much of who wrote what they are shown. */
  shown: AuthorsShown;
}

/** Opens the text of a fiche to those who may see who wrote it, and when. */
@Injectable()
export class HistoryAccessService {
  constructor(
    private readonly rooms: RoomsService,
    private readonly writing: WritingService,
  ) {}

  /** The room of a document that was opened: another one, if that was let go of while the past was read. */
  async room(document: string): Promise<Room> {
    const open = await this.rooms.open(document);
    if (!open) throw new DomainError('NOT_FOUND');
    return open.room;
  }

  async open(actor: Actor, id: string): Promise<OpenFiche> {
    const node = await this.writing.node(id);
    if (!(await this.writing.mayRead(actor, node)).allowed) throw new DomainError('NOT_FOUND');
    const shown = await this.writing.authorsShown(actor, node);
    if (shown === 'nothing') throw new DomainError('AUTHORS_HIDDEN');
    const open = await this.rooms.open(node.documentId);
    if (!open) throw new DomainError('NOT_FOUND');
    return { ...open, document: node.documentId, shown };
  }
}
