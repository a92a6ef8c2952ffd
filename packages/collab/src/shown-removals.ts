import type { IdRange } from './ids.js';
import { type AuthorRun, indexAt, type Removal } from './ledger.js';
import type { LiveDocument } from './live-document.js';

/**
 * [H2] The removals of a document that are shown: inside the words of someone else only, and not where the words have
 * come back elsewhere.
 */
export class ShownRemovals {
  private readonly clients = new Map<number, Removal[]>();

  constructor(private readonly live: Pick<LiveDocument, 'ledger' | 'moves'>) {
    for (const removal of live.ledger.removals) {
      const list = this.clients.get(removal.client);
      if (list) list.push(removal);
      else this.clients.set(removal.client, [removal]);
    }
    for (const list of this.clients.values()) list.sort((a, b) => a.clock - b.clock);
  }

  /** Those within a range of ids, in order. */
  within({ client, clock, length }: IdRange): Removal[] {
    const { ledger, moves } = this.live;
    const end = clock + length;
    const removals = this.clients.get(client) ?? [];
    const found: Removal[] = [];
    for (let i = indexAt(removals, clock); i < removals.length; i++) {
      const removal = removals[i] as Removal;
      if (removal.clock >= end) break;
      const from = Math.max(removal.clock, clock);
      const part = { client, clock: from, length: Math.min(removal.clock + removal.length, end) - from };
      for (const run of ledger.runsOf(part))
        if (isOthers(run, removal)) found.push(...moves.unmoved(run).map((ids) => ({ ...removal, ...ids })));
    }
    return found;
  }
}

const isOthers = (run: AuthorRun, removal: Removal): boolean =>
  run.author !== null && run.author.person !== removal.author?.person;
