import { isDeepStrictEqual } from 'node:util';
import type { IdRange, LiveDocument } from '@diapason/collab';
import type { Restoration } from '@diapason/contracts';
import { type Decision, DomainError } from '@diapason/domain';
import { type Content, readContent, restoreSection } from '@diapason/editor';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../../platform/http/actor.js';
import { HistoryService } from './history.service.js';
import { HistoryAccessService } from './history-access.service.js';

type Wanted = z.output<typeof Restoration>;

/** Makes a section say again what it said, as one more change of its text. */
@Injectable()
export class RestorationService {
  constructor(
    private readonly access: HistoryAccessService,
    private readonly past: HistoryService,
  ) {}

  /**
   * Restores a section as it was after update `seq`, in the name of who asks, unless it has changed since update `seen`:
   * what nobody was shown does not go. Gives the last update of the log.
   */
  async restore(actor: Actor, id: string, section: string, { seq, seen }: Wanted): Promise<number> {
    const { room, owned, document } = await this.access.open(actor, id);
    const { person, membership, organisation } = actor;
    if (!membership || !organisation) throw new DomainError('NO_MANDATE');
    if (Math.max(seq, seen) > room.seq || !owned.sections.includes(section)) throw new DomainError('NOT_FOUND');
    const [then, shown] = [
      await this.past.documentAt(document, seq, room.seq),
      await this.past.documentAt(document, seen, room.seq),
    ];
    const isAsShown = ({ doc }: Pick<LiveDocument, 'doc'>) =>
      isDeepStrictEqual(...([doc, shown].map((each) => readContent(each.getText(section))) as [Content, Content]));
    let changed = false;
    let decision = { allowed: true } as Decision;
    // The right is asked when it is written, like that of any update.
    const mayWrite = async () => {
      decision = await owned.mayWrite(actor).catch(noLonger);
      return decision.allowed ? null : ('WRITE_FORBIDDEN' as const);
    };
    const writer = { author: { membership, person, organisation }, mayWrite };
    try {
      const now = await this.access.room(document);
      const refused = await now.restore(writer, (live) => {
        changed = !isAsShown(live);
        return changed ? [] : restoreSection(live.doc.getText(section), then.getText(section), identitiesOf(live));
      });
      if (!decision.allowed) throw new DomainError(decision.reason);
      if (refused) throw new Error(`a section could not be restored: ${refused}`);
      if (changed) throw new DomainError('SECTION_CHANGED');
      return now.seq;
    } finally {
      then.destroy();
      shown.destroy();
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
