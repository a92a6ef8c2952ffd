import { type IdRange, type LiveDocument, Removals, removersOf } from '@diapason/collab';
import type { ComparisonView } from '@diapason/contracts';
import { DomainError } from '@diapason/domain';
import { type Comparing, compareTexts } from '@diapason/editor';
import { Injectable } from '@nestjs/common';
import * as Y from 'yjs';
import type { Actor } from '../../platform/http/actor.js';
import { Credits, creditsOf } from './authors.service.js';
import { CreditsService } from './credits.service.js';
import { HistoryService } from './history.service.js';
import { HistoryAccessService } from './history-access.service.js';

/** What changed in a text between two places of its log, and by whom. */
@Injectable()
export class ComparisonService {
  constructor(
    private readonly access: HistoryAccessService,
    private readonly past: HistoryService,
    private readonly credits: CreditsService,
  ) {}

  /** A fiche as it was after update `to`, with what became of it since update `from`. */
  async ofFiche(actor: Actor, id: string, from: number, to: number): Promise<ComparisonView> {
    const { room, owned, document, shown } = await this.access.open(actor, id);
    const last = room.seq;
    if (to > last) throw new DomainError('NOT_FOUND');
    const before = await this.past.documentAt(document, from, last);
    const after = await this.past.documentAt(document, to, last);
    const credits = new Credits();
    const sections = await (await this.access.room(document)).read((live) =>
      compareTexts(before, after, owned.sections, comparingOf(live, after, credits)),
    );
    before.destroy();
    after.destroy();
    return { from, to, sections, ...(await this.credits.named(credits.list, shown)) };
  }
}

/** What the ledger and the moves of now tell of words then. */
function comparingOf(live: Pick<LiveDocument, 'ledger' | 'moves'>, after: Y.Doc, credits: Credits): Comparing {
  const removals = new Removals(live.ledger.removals);
  const holds = ({ to }: { to: IdRange }) => to.clock < Y.getState(after.store, to.client);
  return {
    originsOf: (ids) => live.moves.origins(ids),
    creditsOf: creditsOf(live, credits),
    removersOf: (ids) =>
      removersOf(live, removals, ids, holds).map(({ length, removal }) => ({
        length,
        ...(removal && { by: credits.indexOf({ ...removal, kind: 'removed', voice: null, movedBy: null }) }),
      })),
  };
}
