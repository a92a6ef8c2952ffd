import type { IdRange } from './ids.js';
import type { AuthorRun, Removal } from './ledger.js';
import type { LiveDocument } from './live-document.js';
import { Removals } from './removals.js';

/**
 * [H2] The removals of a document that are shown: inside the words of someone else only, and not where the words have
 * come back elsewhere.
 */
export class ShownRemovals {
  private readonly removals: Removals;

  constructor(private readonly live: Pick<LiveDocument, 'ledger' | 'moves'>) {
    this.removals = new Removals(live.ledger.removals);
  }

  /** Those within a range of ids, in order. */
  within(range: IdRange): Removal[] {
    const { ledger, moves } = this.live;
    return this.removals.within(range).flatMap((removal) =>
      ledger
        .runsOf(removal)
        .filter((run) => isOthers(run, removal))
        .flatMap((run) => moves.unmoved(run).map((ids) => ({ ...removal, ...ids }))),
    );
  }
}

const isOthers = (run: AuthorRun, removal: Removal): boolean =>
  run.author !== null && run.author.person !== removal.author?.person;
