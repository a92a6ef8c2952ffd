import { randomUUID } from 'node:crypto';
import { foldLog, type LiveDocument, RETURN_WINDOW, Room, type SettledDocument } from '@diapason/collab';
import {
  type Content,
  isWording,
  readContent,
  repairsOf,
  seedRoots,
  TITLE_ROOT,
  textVocabulary,
} from '@diapason/editor';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import * as Y from 'yjs';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { DocumentsRepository } from './documents.repository.js';
import { DocumentOwners, type OwnedDocument } from './owners.js';
import { QuarantineService } from './quarantine.service.js';

const CHECK_EVERY = 10_000;
const IDLE_CHECKS_BEFORE_CLOSING = 3;
const SNAPSHOT_AFTER = 500;
/** How long words that were settled are kept, in milliseconds. */
const SETTLED_KEPT = 24 * 60 * 60 * 1000;

/** A text and who wrote it, at one moment. */
export type ReadText = Pick<LiveDocument, 'doc' | 'seq' | 'ledger'>;

export interface OpenRoom {
  room: Room;
  owned: OwnedDocument;
  idleChecks: number;
}

/** The documents that are open: one room each, loaded once however many ask, let go of when nobody is left. */
@Injectable()
export class RoomsService implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('documents');
  private readonly rooms = new Map<string, Promise<OpenRoom>>();
  private check: ReturnType<typeof setInterval> | null = null;
  private stopping = false;

  constructor(
    private readonly owners: DocumentOwners,
    private readonly repository: DocumentsRepository,
    private readonly quarantine: QuarantineService,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.jobs.everyHour('erase-settled-words', () => this.repository.eraseSettled(new Date(Date.now() - SETTLED_KEPT)));
  }

  onApplicationBootstrap(): void {
    this.check = setInterval(() => void this.closeIdle(), CHECK_EVERY);
    this.check.unref();
    void this.catchUp();
  }

  /** What was on disk but not yet read out when the server died is read out now, though nobody opens it. */
  private async catchUp(): Promise<void> {
    const report = (error: unknown) => this.logger.warn({ message: 'could not be read out', reason: String(error) });
    const behind = await this.owners.behind((kind) => this.repository.heads(kind)).catch(report);
    for (const { document } of behind ?? []) await this.open(document).catch(report);
  }

  /** Everything received is on disk before anything else stops. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    if (this.check) clearInterval(this.check);
    await Promise.allSettled([...this.rooms.values()].map(async (opening) => (await opening).room.close()));
    this.rooms.clear();
  }

  /** The room of a document; null when no such document exists. Rejects when it could not be loaded. */
  async open(documentId: string): Promise<OpenRoom | null> {
    for (;;) {
      const known = this.rooms.get(documentId);
      const opening = known ?? (await this.begin(documentId));
      if (!opening) return null;
      const open = await opening;
      if (!open.room.closed) return open;
      if (this.rooms.get(documentId) === opening) this.rooms.delete(documentId);
    }
  }

  /** Reads a text where it is: in its room if that is open, else on disk, and no room is opened. Null when there is none. */
  async look<T>(documentId: string, read: (text: ReadText, owned: OwnedDocument) => T): Promise<T | null> {
    // A ledger that is behind is folded by whoever opens the room, once.
    if (this.rooms.has(documentId) || (await this.repository.isLedgerBehind(documentId))) {
      const open = await this.open(documentId);
      return open && open.room.read((text) => read(text, open.owned));
    }
    const found = await this.owners.find(documentId);
    if (!found) return null;
    const { seq, updates, ledger } = await this.repository.stored(documentId);
    const doc = new Y.Doc();
    // All in one change: three times as quick as one by one.
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    const result = read({ doc, seq, ledger }, found.owned);
    doc.destroy();
    return result;
  }

  /** The rooms that are open now. */
  async opened(): Promise<OpenRoom[]> {
    const settled = await Promise.allSettled(this.rooms.values());
    return settled.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
  }

  private async begin(documentId: string): Promise<Promise<OpenRoom> | null> {
    const found = await this.owners.find(documentId);
    if (!found) return null;
    // Another caller may have begun while the owner was looked for: there is one load.
    const begun = this.rooms.get(documentId);
    if (begun) return begun;
    if (this.stopping) throw new Error('the server stops');
    const opening = this.load(documentId, found.kind, found.owned);
    this.rooms.set(documentId, opening);
    opening.catch(() => this.rooms.delete(documentId));
    return opening;
  }

  private async load(documentId: string, kind: string, owned: OwnedDocument): Promise<OpenRoom> {
    await this.repository.ensure(documentId, kind, owned.ownerId, owned.template);
    if (await this.repository.isLedgerBehind(documentId)) await this.foldLedger(documentId, owned.sections);
    let last = await this.repository.lastSnapshot(documentId);
    const room = await Room.open({
      store: {
        ...this.repository.storeOf(documentId),
        quarantine: (refused) => this.quarantine.keep(documentId, refused),
      },
      sections: owned.sections,
      vocabulary: textVocabulary,
      isWording,
      now: () => Date.now(),
      newId: randomUUID,
      report: (event, details) => this.logger.warn({ message: event, document: documentId, ...details }),
      settled: async (settled) => {
        await owned.project(readOut(settled, owned));
        // A snapshot serves once it is older than the window: made more often, new ones would push out those that serve.
        const now = Date.now();
        if (settled.seq - last.seq < SNAPSHOT_AFTER || now - last.at < RETURN_WINDOW) return;
        last = { seq: settled.seq, at: now };
        await this.compact(documentId, room, owned.sections);
      },
    });
    if (room.seq === 0) await room.edit((doc) => seed(doc, owned));
    else if (room.seq > owned.takenIn) room.handOutAgain();
    return { room, owned, idleChecks: 0 };
  }

  private async foldLedger(documentId: string, sections: readonly string[]): Promise<void> {
    const log = await this.repository.log(documentId);
    const ledger = await foldLog(log, sections);
    await this.repository.replaceLedger(documentId, log.at(-1)?.seq ?? 0, ledger.takeChanges());
  }

  /** Writes a snapshot, once it is proved to say what the document says. */
  private async compact(documentId: string, room: Room, sections: readonly string[]): Promise<void> {
    const { seq, state, wanted } = await room.read(({ doc, seq: at }) => ({
      seq: at,
      state: Y.encodeStateAsUpdate(doc),
      wanted: JSON.stringify(sections.map((section) => readContent(doc.getText(section)))),
    }));
    const copy = new Y.Doc();
    Y.applyUpdate(copy, state);
    const says = JSON.stringify(sections.map((section) => readContent(copy.getText(section))));
    if (says !== wanted) throw new Error('the snapshot does not say what the document says');
    await this.repository.saveSnapshot(documentId, seq, state, new Date());
  }

  private async closeIdle(): Promise<void> {
    for (const [documentId, opening] of this.rooms) {
      const open = await opening.catch(() => null);
      if (!open || this.rooms.get(documentId) !== opening) continue;
      open.idleChecks = open.room.idle ? open.idleChecks + 1 : 0;
      // A room that closed itself (a write failed) is only forgotten.
      if (!open.room.closed && open.idleChecks < IDLE_CHECKS_BEFORE_CLOSING) continue;
      // Closed and forgotten in one go: nobody can join in between.
      this.rooms.delete(documentId);
      if (!open.room.closed) await open.room.close();
    }
  }
}

function seed(doc: Y.Doc, { sections, title }: OwnedDocument): void {
  seedRoots(doc, sections);
  doc.getText(TITLE_ROOT).insert(1, title, {});
}

/** Reads all the sections and mends what only the server mends. */
function readOut({ doc, seq, changes, repair }: SettledDocument, { sections, lines }: OwnedDocument) {
  const contents = new Map<string, Content>();
  for (const section of sections) contents.set(section, readContent(doc.getText(section)));
  for (const { section } of changes) {
    const text = doc.getText(section);
    if (repairsOf(text, lines.includes(section), randomUUID).length === 0) continue;
    repair((live) => {
      for (const mend of repairsOf(live.getText(section), lines.includes(section), randomUUID)) mend();
    });
  }
  return { seq, contents, changes };
}
