import type { Author } from './author.js';
import type { Carry } from './carry-over.js';
import { type IdRange, indexAt } from './ids.js';
import type { Removal } from './ledger.js';
import type { LiveDocument } from './live-document.js';

/** Who took which characters out of a document, by their ids. */
export class Removals {
  private readonly clients = new Map<number, Removal[]>();

  constructor(removals: readonly Removal[]) {
    for (const removal of removals) {
      const list = this.clients.get(removal.client);
      if (list) list.push(removal);
      else this.clients.set(removal.client, [removal]);
    }
    for (const list of this.clients.values()) list.sort((a, b) => a.clock - b.clock);
  }

  /** Those within a range of ids, in order, cut to it. */
  within({ client, clock, length }: IdRange): Removal[] {
    const end = clock + length;
    const removals = this.clients.get(client) ?? [];
    const found: Removal[] = [];
    for (let i = indexAt(removals, clock); i < removals.length; i++) {
      const removal = removals[i] as Removal;
      if (removal.clock >= end) break;
      const from = Math.max(removal.clock, clock);
      found.push({ ...removal, clock: from, length: Math.min(removal.clock + removal.length, end) - from });
    }
    return found;
  }
}

/** Who took out some of the words of a range, in order; null where nobody did knowingly. */
export interface Remover {
  length: number;
  removal: { author: Author | null; at: number } | null;
}

/**
 * [H5] Who took words out of a text that holds some of the moves: who removed the last of the ids under which they stood in
 * it. The answers add up to the range.
 */
export function removersOf(
  { moves }: Pick<LiveDocument, 'moves'>,
  removals: Removals,
  range: IdRange,
  holds: (carry: Carry) => boolean,
): Remover[] {
  return moves.latest(range, holds).flatMap((stood) => {
    const end = stood.clock + stood.length;
    const found: Remover[] = [];
    let at = stood.clock;
    for (const { clock, length, author, at: when } of removals.within(stood)) {
      if (clock > at) found.push({ length: clock - at, removal: null });
      found.push({ length, removal: { author, at: when } });
      at = clock + length;
    }
    if (at < end) found.push({ length: end - at, removal: null });
    return found;
  });
}
