import * as Y from 'yjs';
import type { Author, Lease, Voice } from './author.js';
import { type Carry, carryOver, type Deleted, deleted, markReturned, RETURN_WINDOW } from './carry-over.js';
import { FormerPlaces } from './former-places.js';
import { deletedFragments, type Fragment, insertedFragments, type Stray, strays } from './fragments.js';
import type { IdRange, IdSet } from './ids.js';
import { type Implied, readImplied } from './implied.js';
import type { Ledger } from './ledger.js';
import { Moves, movedHolders } from './moves.js';
import { standBetweenNeighbours } from './neighbours.js';
import type { StrandedText } from './protocol.js';
import { readUpdate, type UpdateReading } from './reading.js';
import type { DocumentStore, StoredDocument, StoredUpdate } from './store.js';
import { RemovedValues } from './values.js';

/** Client ids below this one belong to the server. */
export const RESERVED_CLIENTS = 1024;
/** The id under which the server itself writes: one writer per document, whose clock goes on from the log. */
export const SERVER_CLIENT = 1;

/**
 * In how many pieces an update may leave words or values homeless, each of which is put back or offered back by itself:
 * letters typed in a row are one.
 */
const MAX_STRAYS = 10_000;

/** What an update did to a document, read while it was done. */
export interface Applied {
  /** What it added, as one update or several (Yjs tidies formats in a change of its own); empty when nothing. */
  updates: Uint8Array[];
  /** The ids it added, and the characters it removed. */
  added: IdRange[];
  removed: IdRange[];
  carries: Carry[];
  strays: Stray[];
  /** Of what a client sent, what it took away and does not name. */
  implied: Implied;
  sections: string[];
}

/** Brings back words of a document within a transaction: which ids stand for which that went. */
export type Restoration = (live: Pick<LiveDocument, 'doc' | 'moves'>) => Carry[];

/** A document in memory, with what the server remembers of it beside the text. A cache: the log is the truth. */
export class LiveDocument {
  readonly doc = new Y.Doc();
  readonly clients = new Map<number, Lease>();
  readonly moves: Moves;
  readonly ledger: Ledger;
  seq = 0;
  private recent: Deleted[] = [];
  private readonly removedValues = new RemovedValues();
  private readonly formerPlaces = new FormerPlaces(this.doc);
  private readonly lastStranded = new Map<string, { client: number; end: number; offered: StrandedText }>();

  private constructor(sections: readonly string[], { carries, ledger }: StoredDocument) {
    // Yjs tells of changes only in roots whose type it knows.
    for (const section of sections) this.doc.getText(section);
    this.moves = new Moves(carries);
    this.ledger = ledger;
  }

  static async load(store: Pick<DocumentStore, 'load'>, sections: readonly string[]): Promise<LiveDocument> {
    const stored = await store.load();
    const { snapshot, updates, leases } = stored;
    const live = new LiveDocument(sections, stored);
    for (const { client, author, voice } of leases) live.clients.set(client, { author, voice });
    if (snapshot) {
      Y.applyUpdate(live.doc, snapshot.state);
      live.seq = snapshot.seq;
    }
    const recently = (updates.at(-1)?.at ?? 0) - RETURN_WINDOW;
    for (const update of updates) {
      if (update.at < recently) Y.applyUpdate(live.doc, update.update);
      else live.replay(update);
      live.seq = update.seq;
    }
    return live;
  }

  /** Applies what the log says. */
  replay({ update, author, at, restored }: Omit<StoredUpdate, 'seq'>): Applied {
    const named = () => readUpdate(update).deletes;
    return this.change(author, at, () => Y.applyUpdate(this.doc, update), { named, restored });
  }

  /**
   * The parts of a stray, in order, by who wrote them first and for whom; what the server wrote first, by who brought it
   * first; what nobody but the server ever brought is none.
   */
  partsOf(stray: Stray): { part: Stray; lease: Lease }[] {
    const leases = Array.from({ length: stray.length }, (_, i) => {
      const ids = this.moves.lineage(new Y.ID(stray.client, stray.clock + i));
      return ids.map(({ client }) => this.clients.get(client)).findLast((lease) => lease !== undefined);
    });
    const starts = leases.flatMap((lease, i) => (i === 0 || !isSameLease(lease, leases[i - 1]) ? i : []));
    return starts.flatMap((from, n) => {
      const lease = leases[from];
      return lease ? { part: partOf(stray, from, starts[n + 1] ?? stray.length), lease } : [];
    });
  }

  /** Whom a client id writes for. */
  voiceOf(client: number): Voice | null {
    return this.clients.get(client)?.voice ?? null;
  }

  /**
   * Applies what a client sent. Throws when Yjs does, and on what no honest client writes; the document may then be spoilt
   * and must be loaded again.
   */
  apply(update: Uint8Array, reading: UpdateReading, author: Author, at: number): Applied {
    const applied = this.change(author, at, () => Y.applyUpdate(this.doc, update), {
      named: () => reading.deletes,
      reading,
    });
    const { pendingStructs, pendingDs } = this.doc.store;
    if (pendingStructs || pendingDs) throw new Error('the update leaves something pending');
    if (!standBetweenNeighbours(this.doc, applied.added)) throw new Error('the update crosses its neighbours');
    if (applied.strays.length > MAX_STRAYS) throw new Error('the update leaves too much homeless');
    if (applied.implied.known) throw new Error('the update takes away without naming it what it shows to know');
    return applied;
  }

  /** Writes as the server. */
  edit(author: Author | null, at: number, edit: (doc: Y.Doc) => void): Applied {
    this.doc.clientID = SERVER_CLIENT;
    return this.change(author, at, () => this.doc.transact(() => edit(this.doc)));
  }

  /** Writes as the server what brings back words that went, and says which. */
  restore(author: Author, at: number, restore: Restoration): Applied {
    const restored: Carry[] = [];
    const run = () =>
      this.doc.transact(() => {
        for (const carry of restore(this)) restored.push(carry);
      });
    this.doc.clientID = SERVER_CLIENT;
    return this.change(author, at, run, { restored });
  }

  private change(
    author: Author | null,
    at: number,
    run: () => void,
    { named, reading, restored }: { named?: () => IdSet; reading?: UpdateReading; restored?: readonly Carry[] } = {},
  ): Applied {
    const applied: Applied = {
      updates: [],
      added: [],
      removed: [],
      carries: [],
      strays: [],
      implied: { some: false, known: false },
      sections: [],
    };
    const onUpdate = (update: Uint8Array) => applied.updates.push(update);
    const onTransaction = (transaction: Y.Transaction) => {
      const takesAway = transaction.deleteSet.clients.size > 0;
      const gone = takesAway ? deletedFragments(transaction, named?.() ?? null) : [];
      applied.added.push(...addedRanges(transaction));
      applied.removed = gone.flatMap(({ pieces }) => pieces.map(rangeOf));
      if (restored) {
        applied.carries = [...this.noteRestored(restored, gone, author, at)];
        this.removedValues.note(transaction, author?.person ?? '', at, restored);
      } else {
        const holders = movedHolders(transaction);
        const returned = this.recogniseReturns(transaction, gone, author, at);
        const values = this.removedValues.recognise(transaction, author?.person ?? '', at, holders);
        applied.carries = [...holders, ...returned, ...values];
      }
      if (reading) {
        applied.strays = strays(transaction, reading, this.formerPlaces);
        if (takesAway) applied.implied = readImplied(transaction, reading.deletes);
      }
      applied.sections.push(...sectionsOf(transaction));
    };
    this.doc.on('update', onUpdate);
    this.doc.once('afterTransaction', onTransaction);
    try {
      run();
    } finally {
      this.doc.off('update', onUpdate);
      this.doc.off('afterTransaction', onTransaction);
    }
    for (const carry of applied.carries) this.moves.add(carry);
    return applied;
  }

  /** Words to be offered back; letters that were typed one after the other are offered as one. */
  strand(stray: Stray, author: Author, newId: () => string): StrandedText {
    const { client, clock, length, text, attribute, left, section } = stray;
    const last = this.lastStranded.get(author.person);
    const isNext = left?.client === client && left.clock === clock - 1;
    const continues = last && isNext && attribute === null && last.client === client && last.end === clock;
    const offered = continues
      ? { ...last.offered, text: last.offered.text + text }
      : { id: newId(), section, field: attribute || null, text };
    this.lastStranded.set(author.person, { client, end: clock + length, offered });
    return offered;
  }

  private recogniseReturns(
    transaction: Y.Transaction,
    gone: readonly Fragment[],
    author: Author | null,
    at: number,
  ): Carry[] {
    this.recent = this.recent.filter((source) => source.at > at - RETURN_WINDOW);
    const person = author?.person ?? '';
    const moved = gone.map((fragment) => deleted(fragment, person, at));
    const own = this.recent.filter((source) => source.person === person);
    const carries = moved.length + own.length > 0 ? carryOver(insertedFragments(transaction), moved, own) : [];
    this.recent = [...this.recent, ...moved];
    return carries;
  }

  /** Nothing of a restoration is recognised [O8]: what it removed may come back later, what it brought back has come. */
  private noteRestored(
    restored: readonly Carry[],
    gone: readonly Fragment[],
    author: Author | null,
    at: number,
  ): readonly Carry[] {
    this.recent = [...this.recent, ...gone.map((fragment) => deleted(fragment, author?.person ?? '', at))];
    markReturned(this.recent, restored);
    return restored;
  }
}

const rangeOf = ({ client, clock, length }: IdRange): IdRange => ({ client, clock, length });

function addedRanges({ beforeState, afterState }: Y.Transaction): IdRange[] {
  return [...afterState].flatMap(([client, end]) => {
    const clock = beforeState.get(client) ?? 0;
    return end > clock ? [{ client, clock, length: end - clock }] : [];
  });
}

function sectionsOf(transaction: Y.Transaction): string[] {
  const sections: string[] = [];
  for (const type of transaction.changedParentTypes.keys())
    if (type._item === null) sections.push(Y.findRootTypeKey(type));
  return sections;
}

const isSameLease = (a: Lease | undefined, b: Lease | undefined): boolean =>
  a?.author.membership === b?.author.membership && a?.voice === b?.voice;

/** Some characters of a stray: those that were before them in it stand on their left. */
const partOf = (stray: Stray, from: number, to: number): Stray => ({
  ...stray,
  clock: stray.clock + from,
  length: to - from,
  text: stray.attribute === null ? stray.text.slice(from, to) : stray.text,
  left: from === 0 ? stray.left : new Y.ID(stray.client, stray.clock + from - 1),
});
