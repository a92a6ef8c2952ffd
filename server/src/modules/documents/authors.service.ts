import type { Author, AuthorRun, LiveDocument, Removal } from '@diapason/collab';
import type { AuthorsView, CreditView } from '@diapason/contracts';
import { type AuthorsShown, DomainError } from '@diapason/domain';
import { readTraced, type Trace } from '@diapason/editor';
import { Injectable } from '@nestjs/common';
import * as Y from 'yjs';
import type { Actor } from '../../platform/http/actor.js';
import { WritingService } from '../fiches/index.js';
import { fullName, IdentityService } from '../identity/index.js';
import { OrganisationsService } from '../organisations/index.js';
import { RoomsService } from './rooms.service.js';

/** Who wrote what in a text, read from the ledger. */
@Injectable()
export class AuthorsService {
  constructor(
    private readonly rooms: RoomsService,
    private readonly writing: WritingService,
    private readonly organisations: OrganisationsService,
    private readonly identity: IdentityService,
  ) {}

  async ofFiche(actor: Actor, id: string): Promise<AuthorsView> {
    const node = await this.writing.node(id);
    if (!(await this.writing.mayRead(actor, node)).allowed) throw new DomainError('NOT_FOUND');
    const shown = await this.writing.authorsShown(actor, node);
    if (shown === 'nothing') throw new DomainError('AUTHORS_HIDDEN');
    const open = await this.rooms.open(node.documentId);
    if (!open) throw new DomainError('NOT_FOUND');
    const credits = new Credits();
    const { seq, sections } = await open.room.read((live) => {
      const trace = traceOf(live, credits);
      const read = (key: string) => ({ key, content: readTraced(live.doc.getText(key), trace) });
      return { seq: live.seq, sections: open.owned.sections.map(read) };
    });
    return { seq, sections, ...(await this.named(credits.list, shown)) };
  }

  private async named(credits: readonly Credited[], shown: AuthorsShown) {
    const authors = credits.flatMap(({ author, movedBy }) => [author, movedBy]).filter((each) => each !== null);
    const persons =
      shown === 'persons' ? await this.identity.persons(authors.map(({ person }) => person)) : new Map<string, never>();
    const nameOf = (id: string): string | null => {
      const person = persons.get(id);
      return person ? fullName(person) : null;
    };
    const badges = await this.organisations.badges(authors.map(({ organisation }) => organisation));
    return {
      credits: credits.map(
        ({ author, kind, at, movedBy }): CreditView => ({
          organisation: author?.organisation ?? null,
          person: author && nameOf(author.person),
          kind,
          at: new Date(at).toISOString(),
          movedBy: movedBy && { organisation: movedBy.organisation, person: nameOf(movedBy.person) },
        }),
      ),
      organisations: [...badges.values()],
    };
  }
}

interface Credited {
  author: Author | null;
  kind: CreditView['kind'];
  at: number;
  movedBy: Author | null;
}

/** Credits as they are met, each kept once. */
class Credits {
  readonly list: Credited[] = [];
  private readonly indexes = new Map<string, number>();

  indexOf(credit: Credited): number {
    const { author, kind, at, movedBy } = credit;
    const key = `${author?.membership} ${kind} ${at} ${movedBy?.membership}`;
    const known = this.indexes.get(key);
    if (known !== undefined) return known;
    this.indexes.set(key, this.list.length);
    return this.list.push(credit) - 1;
  }
}

/**
 * What the ledger says of the characters of a document. A removal is shown inside the words of someone else only, and
 * not where the words have come back elsewhere.
 */
function traceOf({ ledger, moves }: Pick<LiveDocument, 'ledger' | 'moves'>, credits: Credits): Trace {
  const removals = byClient(ledger.removals);
  return {
    creditsOf: (ids) =>
      ledger.runsOf(ids).map(({ author, kind, at, movedBy, length }) => ({
        length,
        by: credits.indexOf({ author, kind, at, movedBy }),
      })),
    removalsOf: (ids) =>
      overlapping(removals.get(ids.client) ?? [], ids).flatMap((removal) =>
        ledger
          .runsOf(removal)
          .filter((run) => isOthers(run, removal) && !moves.follow(new Y.ID(run.client, run.clock)))
          .map(({ length }) => ({
            length,
            by: credits.indexOf({ author: removal.author, kind: 'removed', at: removal.at, movedBy: null }),
          })),
      ),
  };
}

const isOthers = (run: AuthorRun, removal: Removal): boolean =>
  run.author !== null && run.author.person !== removal.author?.person;

function byClient(removals: readonly Removal[]): Map<number, Removal[]> {
  const clients = new Map<number, Removal[]>();
  for (const removal of removals) {
    const list = clients.get(removal.client);
    if (list) list.push(removal);
    else clients.set(removal.client, [removal]);
  }
  for (const list of clients.values()) list.sort((a, b) => a.clock - b.clock);
  return clients;
}

/** The parts of sorted ranges that lie within a range of ids. */
function overlapping(removals: readonly Removal[], { clock, length }: { clock: number; length: number }): Removal[] {
  const end = clock + length;
  return removals.flatMap((removal) => {
    const from = Math.max(removal.clock, clock);
    const to = Math.min(removal.clock + removal.length, end);
    return from < to ? [{ ...removal, clock: from, length: to - from }] : [];
  });
}
