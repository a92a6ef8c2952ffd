import * as Y from 'yjs';
import type { Author, Lease, UpdateKind, Voice } from './author.js';
import type { Carry } from './carry-over.js';
import type { Participant } from './connection.js';
import type { Stray } from './fragments.js';
import type { IdRange, IdSet } from './ids.js';
import { inspect, type TextVocabulary } from './inspection.js';
import { type Applied, LiveDocument, RESERVED_CLIENTS, type Restoration } from './live-document.js';
import { merged } from './merged.js';
import type { RefusalCode, RefusalRule, SectionChange, StrandedText } from './protocol.js';
import { hasGap, isKnown, newRanges, readUpdate, type UpdateReading, withoutKnown } from './reading.js';
import { replant, valueInstead } from './replant.js';
import type { DocumentStore, LeasedClient, NewUpdate } from './store.js';

/** What waits to be written: an update of a participant, a restoration in somebody's name, or an edit of the server. */
export type Incoming = IncomingUpdate | IncomingRestoration | { edit: (doc: Y.Doc) => void };

/** Someone in whose name something is written, and whether they may, asked when it is. */
export type Writer = Pick<Participant, 'author' | 'mayWrite'>;

export interface IncomingRestoration {
  restore: Restoration;
  participant: Writer;
}

export interface IncomingUpdate {
  update: Uint8Array;
  /** All that the client has beyond our state vector, rather than one change. */
  whole: boolean;
  participant: Participant;
  /** Whom the connection said it writes for, by client id. */
  voices: ReadonlyMap<number, Voice>;
  /** What it said was pasted. */
  pasted: IdSet;
  /** Whether an earlier update of this connection was refused: what follows leans on it. */
  barred(): boolean;
}

/** Covered: it is on disk, or said nothing new. Gap: something before it is missing, to be asked for again. */
export type Outcome = 'covered' | 'gap' | Refusal;

/** Why an update is not written; the rule of SPEC.md it breaks, when it is no update that the person could have made. */
export interface Refusal {
  refused: RefusalCode;
  rule?: RefusalRule;
}

export interface Commit {
  live: LiveDocument;
  outcomes: Outcome[];
  /** What the room is to be told, as one update; null when nothing changed. */
  told: Uint8Array | null;
  /** Whose updates it is made of; null stands for the server. */
  tellers: Set<Participant | null>;
  stranded: { author: Author; text: StrandedText }[];
  changes: SectionChange[];
}

export class CommitError extends Error {}

export interface CommitOptions {
  store: DocumentStore;
  /** The sections of the document; no other root may be written. */
  sections: readonly string[];
  /** What the text may hold: anything else is refused before it is applied. */
  vocabulary: TextVocabulary;
  /** Whether the value of an attribute is words that a person typed, worth offering back when a concurrent value replaces them; the name is empty when it is forgotten. */
  isWording(attribute: string, value: string): boolean;
  /** Milliseconds since 1970. */
  now(): number;
  newId(): string;
}

interface Announced {
  /** The memberships of client ids that were announced and may not have written yet. */
  announced: ReadonlyMap<number, string>;
}

/**
 * The path of a batch: nothing new → may → inspect → apply → write. It returns once everything it accepted is on disk;
 * it rejects with the store's error when the write failed, and then nothing of the batch may be told.
 */
export async function commitBatch(
  start: LiveDocument,
  batch: readonly Incoming[],
  options: CommitOptions & Announced,
): Promise<Commit> {
  const rights = await askRights(batch);
  const spoilers = new Set<Incoming>();
  for (let live = start; ; ) {
    const attempt = new Attempt(live, rights, spoilers, options);
    const spoiler = batch.find((incoming) => !attempt.take(incoming));
    if (spoiler) {
      // Yjs threw, perhaps after having changed the document: start again from the log, without the offender.
      spoilers.add(spoiler);
      live.doc.destroy();
      live = await LiveDocument.load(options.store, options.sections);
      continue;
    }
    if (attempt.entries.length > 0)
      live.seq = await options.store.append(attempt.entries, live.seq, live.ledger.takeChanges());
    return attempt.conclude();
  }
}

interface Rights {
  refusal: RefusalCode | null;
  /** The voices that were declared and are not theirs. */
  usurped: ReadonlySet<Voice>;
}

async function askRights(batch: readonly Incoming[]): Promise<Map<Writer, Rights>> {
  const writers = new Map<Writer, IncomingUpdate | IncomingRestoration>();
  for (const incoming of batch) if ('participant' in incoming) writers.set(incoming.participant, incoming);
  const answers = await Promise.all(
    [...writers].map(async ([writer, incoming]) => {
      const usurped = 'voices' in incoming ? await usurpedVoices(incoming) : new Set<Voice>();
      return [writer, { refusal: await writer.mayWrite(), usurped }] as const;
    }),
  );
  return new Map(answers);
}

async function usurpedVoices({ participant, voices }: IncomingUpdate): Promise<Set<Voice>> {
  const answers = await Promise.all(
    [...new Set(voices.values())].map(async (voice) => ((await participant.speaksFor(voice)) ? [] : [voice])),
  );
  return new Set(answers.flat());
}

/** One pass of a batch over a document. */
class Attempt {
  readonly entries: NewUpdate[] = [];
  private readonly outcomes: Outcome[] = [];
  private readonly tellers = new Set<Participant | null>();
  private readonly stranded: Commit['stranded'] = [];
  private readonly changes: Commit['changes'] = [];
  /** Whose update was refused in this pass: what follows leans on it. */
  private readonly refused = new Set<Participant>();
  private readonly at: number;

  constructor(
    private readonly live: LiveDocument,
    private readonly rights: ReadonlyMap<Writer, Rights>,
    private readonly spoilers: ReadonlySet<Incoming>,
    private readonly options: CommitOptions & Announced,
  ) {
    this.at = options.now();
  }

  /** Does one thing of the batch. False when it spoilt the document. */
  take(incoming: Incoming): boolean {
    try {
      if ('edit' in incoming) this.outcomes.push(this.takeEdit(incoming.edit));
      else if ('restore' in incoming) this.outcomes.push(this.takeRestoration(incoming));
      else {
        const outcome = this.takeUpdate(incoming);
        if (typeof outcome === 'object') this.refused.add(incoming.participant);
        this.outcomes.push(outcome);
      }
      return true;
    } catch (error) {
      if (error instanceof Spoilt) return false;
      throw error;
    }
  }

  conclude(): Commit {
    const { live, outcomes, tellers, stranded, changes } = this;
    const updates = this.entries.map(({ update }) => update);
    const told = updates.length > 0 ? merged(updates) : null;
    return { live, outcomes, told, tellers, stranded, changes };
  }

  private takeEdit(edit: (doc: Y.Doc) => void): Outcome {
    this.record(this.live.edit(null, this.at, edit), { author: null, kind: 'server' });
    return 'covered';
  }

  private takeRestoration(incoming: IncomingRestoration): Outcome {
    const { participant, restore } = incoming;
    const refused = this.spoilers.has(incoming) ? 'UPDATE_INVALID' : this.rights.get(participant)?.refusal;
    if (refused) return { refused };
    let applied: Applied;
    try {
      applied = this.live.restore(participant.author, this.at, restore);
    } catch {
      throw new Spoilt();
    }
    this.record(applied, { author: participant.author, kind: 'restored' });
    return 'covered';
  }

  private takeUpdate(incoming: IncomingUpdate): Outcome {
    const { participant, update } = incoming;
    if (this.spoilers.has(incoming)) return { refused: 'UPDATE_INVALID', rule: 'R7' };
    const reading = tryReading(update);
    if (!reading) return { refused: 'UPDATE_INVALID', rule: 'I1' };
    if (isKnown(this.live.doc, reading)) return 'covered';
    const refusal =
      this.rights.get(participant)?.refusal ??
      (incoming.barred() || this.refused.has(participant) ? 'UPDATE_INVALID' : null);
    if (refusal) return { refused: refusal };
    if (hasGap(this.live.doc, reading)) return 'gap';
    const inspected = this.inspect(reading, incoming);
    if ('refused' in inspected) return inspected;
    this.apply(incoming, reading, inspected.leases);
    return 'covered';
  }

  /** The client ids that write here for the first time, or why the update may not be. */
  private inspect(
    reading: UpdateReading,
    { participant, voices }: IncomingUpdate,
  ): { leases: LeasedClient[] } | Refusal {
    const { author } = participant;
    const leases = new Map<number, LeasedClient>();
    for (const { client } of newRanges(this.live.doc, reading)) {
      if (client < RESERVED_CLIENTS) return { refused: 'UPDATE_INVALID', rule: 'R10' };
      const holder = this.live.clients.get(client);
      const owner = holder?.author.membership ?? this.options.announced.get(client);
      if (owner !== undefined && owner !== author.membership) return { refused: 'UPDATE_INVALID', rule: 'R10' };
      if (holder) continue;
      const voice = voices.get(client) ?? null;
      if (voice !== null && this.rights.get(participant)?.usurped.has(voice))
        return { refused: 'UPDATE_INVALID', rule: 'R18' };
      leases.set(client, { client, voice });
    }
    const roots = reading.structs.flatMap((struct) =>
      struct instanceof Y.Item && typeof struct.parent === 'string' ? struct.parent : [],
    );
    if (!roots.every((root) => this.options.sections.includes(root))) return { refused: 'UPDATE_INVALID', rule: 'R11' };
    const rule = inspect(this.live.doc, reading, this.options.vocabulary);
    if (rule) return { refused: CONTENT_RULES.has(rule) ? 'CONTENT_INVALID' : 'UPDATE_INVALID', rule };
    return { leases: [...leases.values()] };
  }

  private apply(incoming: IncomingUpdate, reading: UpdateReading, leases: LeasedClient[]): void {
    const { participant, update, whole } = incoming;
    const { author } = participant;
    const sent = withoutKnown(this.live.doc, reading, update);
    let applied: Applied;
    try {
      applied = this.live.apply(sent, reading, author, this.at);
    } catch {
      throw new Spoilt();
    }
    // The log keeps what the client sent, words that were dead on arrival included; of all a client has, only what is new.
    if (!whole || applied.strays.length > 0 || applied.implied.some) applied.updates[0] = sent;
    for (const { client, voice } of leases) this.live.clients.set(client, { author, voice });
    const pasted = applied.added.flatMap((range) => incoming.pasted.within(range));
    this.record(applied, { author, participant, kind: 'typed', leases, pasted });
    for (const { part, lease } of applied.strays.flatMap((stray) => this.live.partsOf(stray)))
      this.recover(part, lease);
  }

  /** Words or a value that nobody removed knowingly: put back where their place went, or offered back to who wrote them. */
  private recover(stray: Stray, { author, voice }: Lease): void {
    let carried: ReturnType<typeof replant> = null;
    const applied = this.live.edit(author, this.at, (doc) => {
      carried = replant(doc, stray, this.live.moves, this.options.vocabulary);
    });
    if (carried) {
      this.live.moves.add(carried);
      // What the author had cut is still its first author's; where the late words went is told last, for the words after.
      this.record(applied, { author, kind: 'replanted', voice, moved: [carried] });
      return;
    }
    if (stray.attribute !== null) {
      const instead = valueInstead(this.live.doc, stray, this.live.moves);
      const giver = instead && this.live.ledger.creditOf(instead.id.client, instead.id.clock)?.author;
      if (giver?.person === author.person) return;
    }
    if (stray.text === '' || (stray.attribute !== null && !this.options.isWording(stray.attribute, stray.text))) return;
    const text = this.live.strand(stray, author, this.options.newId);
    this.stranded.push({ author, text });
    this.entries.at(-1)?.stranded.push({ author, text });
  }

  private record(
    applied: Applied,
    { author, kind, participant = null, voice = null, leases = [], moved = [], pasted = [] }: Provenance,
  ): void {
    const { updates, carries, sections } = applied;
    if (updates.length === 0) return;
    const voiceOf = (client: number) => voice ?? this.live.voiceOf(client);
    this.live.ledger.enter(applied, { author, kind, at: this.at, voiceOf, pasted });
    this.tellers.add(participant);
    // Yjs tidied formats on our side: whoever sent the update has to hear of that as well.
    if (updates.length > 1) this.tellers.add(null);
    this.entries.push({
      update: merged(updates),
      author,
      connection: participant?.connection.id ?? null,
      schema: participant?.schema ?? null,
      kind,
      voice,
      at: this.at,
      leases,
      carries: [...carries, ...moved],
      pasted,
      stranded: [],
    });
    const organisations = author ? [author.organisation] : [];
    const restoredBy = kind === 'restored' ? author?.organisation : undefined;
    for (const section of sections)
      this.changes.push({ section, organisations, ...(restoredBy !== undefined && { restoredBy }) });
  }
}

/** Where what is recorded comes from. */
interface Provenance {
  author: Author | null;
  kind: UpdateKind;
  /** Whose connection it came by; null for what the room does itself. */
  participant?: Participant | null;
  /** Whom the words were typed for that are put back. */
  voice?: Voice | null;
  leases?: LeasedClient[];
  /** Where words went that is no credit: they are new words of their author. */
  moved?: Carry[];
  pasted?: IdRange[];
}

/** What an update may break although every program on the way understood it: the person can put it otherwise. */
const CONTENT_RULES: ReadonlySet<RefusalRule> = new Set(['I2', 'I3', 'I4', 'I5', 'I6']);

class Spoilt extends Error {}

function tryReading(update: Uint8Array): UpdateReading | null {
  try {
    return readUpdate(update);
  } catch {
    return null;
  }
}
