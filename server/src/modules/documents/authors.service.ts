import { type IdRange, type LiveDocument, MOMENT_PAUSE, momentsOf, ShownRemovals } from '@diapason/collab';
import type { AuthorsView, HistoryView } from '@diapason/contracts';
import { DomainError } from '@diapason/domain';
import { readTraced, type Trace } from '@diapason/editor';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/actor.js';
import { OrganisationsService } from '../organisations/index.js';
import { type Credited, CreditsService } from './credits.service.js';
import { DocumentsRepository } from './documents.repository.js';
import { HistoryService } from './history.service.js';
import { HistoryAccessService } from './history-access.service.js';

/** Who wrote what in a text, now and before, read from the ledger and the log. */
@Injectable()
export class AuthorsService {
  constructor(
    private readonly access: HistoryAccessService,
    private readonly past: HistoryService,
    private readonly repository: DocumentsRepository,
    private readonly organisations: OrganisationsService,
    private readonly credits: CreditsService,
  ) {}

  /** Who wrote what in a fiche, as it is now or as it was after update `at` of its log. */
  async ofFiche(actor: Actor, id: string, at?: number): Promise<AuthorsView> {
    const { room, owned, document, shown } = await this.access.open(actor, id);
    const last = room.seq;
    if (at !== undefined && at > last) throw new DomainError('NOT_FOUND');
    const then = at === undefined ? null : await this.past.documentAt(document, at, last);
    const credits = new Credits();
    const { seq, sections } = await (await this.access.room(document)).read((live) => {
      // Who wrote a character never changes: the ledger of now tells of the text of then.
      const trace = traceOf(live, credits);
      const read = (key: string) => ({ key, content: readTraced((then ?? live.doc).getText(key), trace) });
      return { seq: at ?? live.seq, sections: owned.sections.map(read) };
    });
    then?.destroy();
    return { seq, sections, ...(await this.credits.named(credits.list, shown)) };
  }

  /** The moments of work on a fiche, oldest first, and when each of its changes was made, to the minute. */
  async history(actor: Actor, id: string): Promise<HistoryView> {
    const { document } = await this.access.open(actor, id);
    const moments = momentsOf(await this.repository.stretches(document, MOMENT_PAUSE));
    const minutes = await this.repository.minutes(document);
    const badges = await this.organisations.badges(moments.flatMap(({ organisations }) => organisations));
    return {
      moments: moments.map(({ from, to, ...moment }) => ({
        ...moment,
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
      })),
      minutes: minutes.map(({ seq, at }) => ({ seq, at: at.toISOString() })),
      organisations: [...badges.values()],
    };
  }
}

/** Credits as they are met, each kept once. */
export class Credits {
  readonly list: Credited[] = [];
  private readonly indexes = new Map<string, number>();

  indexOf(credit: Credited): number {
    const { author, kind, voice, at, movedBy } = credit;
    const key = `${author?.membership} ${kind} ${voice} ${at} ${movedBy?.membership}`;
    const known = this.indexes.get(key);
    if (known !== undefined) return known;
    this.indexes.set(key, this.list.length);
    return this.list.push(credit) - 1;
  }
}

/** To whom the ledger credits the characters of a range, as indexes in a list of credits. */
export const creditsOf =
  ({ ledger }: Pick<LiveDocument, 'ledger'>, credits: Credits) =>
  (ids: IdRange): { length: number; by: number }[] =>
    ledger.runsOf(ids).map(({ author, kind, voice, at, movedBy, length }) => ({
      length,
      by: credits.indexOf({ author, kind, voice, at, movedBy }),
    }));

/** What the ledger says of the characters of a document. */
function traceOf(live: Pick<LiveDocument, 'ledger' | 'moves'>, credits: Credits): Trace {
  const removals = new ShownRemovals(live);
  return {
    creditsOf: creditsOf(live, credits),
    removalsOf: (ids) =>
      removals.within(ids).map(({ author, at, length }) => ({
        length,
        by: credits.indexOf({ author, kind: 'removed', voice: null, at, movedBy: null }),
      })),
  };
}
