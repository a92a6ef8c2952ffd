import type { IdRange, LiveDocument } from '@diapason/collab';
import { type Decision, DomainError } from '@diapason/domain';
import { restoreSection } from '@diapason/editor';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/actor.js';
import { HistoryService } from './history.service.js';
import { HistoryAccessService } from './history-access.service.js';

/** Makes a section say again what it said, as one more change of its text. */
@Injectable()
export class RestorationService {
  constructor(
    private readonly access: HistoryAccessService,
    private readonly past: HistoryService,
  ) {}

  /** Restores a section as it was after update `seq`, in the name of who asks. Gives the last update of the log. */
  async restore(actor: Actor, id: string, section: string, seq: number): Promise<number> {
    const { room, owned, document } = await this.access.open(actor, id);
    const { person, membership, organisation } = actor;
    if (!membership || !organisation) throw new DomainError('NO_MANDATE');
    if (seq > room.seq || !owned.sections.includes(section)) throw new DomainError('NOT_FOUND');
    const then = await this.past.documentAt(document, seq, room.seq);
    let decision = { allowed: true } as Decision;
    // The right is asked when it is written, like that of any update.
    const mayWrite = async () => {
      decision = await owned.mayWrite(actor).catch(noLonger);
      return decision.allowed ? null : ('WRITE_FORBIDDEN' as const);
    };
    const writer = { author: { membership, person, organisation }, mayWrite };
    try {
      const now = await this.access.room(document);
      const refused = await now.restore(writer, (live) =>
        restoreSection(live.doc.getText(section), then.getText(section), identitiesOf(live)),
      );
      if (!decision.allowed) throw new DomainError(decision.reason);
      if (refused) throw new Error(`a section could not be restored: ${refused}`);
      return now.seq;
    } finally {
      then.destroy();
    }
  }
}

/** Whoever no longer finds the fiche may not write it. */
function noLonger(error: unknown): Decision {
  if (error instanceof DomainError) return { allowed: false, reason: 'NO_ROLE' };
  throw error;
}

/** What the words of a document are known by. */
const identitiesOf = ({ moves }: Pick<LiveDocument, 'moves'>) => ({
  originsOf: (ids: IdRange) => moves.origins(ids),
  latestOf: (ids: IdRange) => moves.latest(ids),
});
