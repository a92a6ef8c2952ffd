import { Injectable } from '@nestjs/common';
import * as Y from 'yjs';
import { DocumentsRepository } from './documents.repository.js';

/** So many states of a text at most are kept to begin from, spread over its log. */
const KEYFRAMES = 64;
/** Fewer updates than this apart, they are not worth keeping. */
const NEAREST = 500;
/** So many texts at most have their states kept; the one read longest ago goes first. */
const TEXTS = 8;

/** Texts as they were: any place of a log is near a state that is kept, so that going to and fro in it is quick. */
@Injectable()
export class HistoryService {
  private readonly texts = new Map<string, Map<number, Uint8Array>>();

  constructor(private readonly repository: DocumentsRepository) {}

  /** A text as it was after an update. `last` is the number of its last one. The caller destroys the document. */
  async documentAt(documentId: string, seq: number, last: number): Promise<Y.Doc> {
    const keyframes = this.keyframesOf(documentId);
    const every = Math.max(NEAREST, Math.ceil(last / KEYFRAMES));
    let from = 0;
    for (const at of keyframes.keys()) if (at <= seq && at > from) from = at;
    const doc = new Y.Doc();
    const state = keyframes.get(from);
    if (state) Y.applyUpdate(doc, state);
    while (from < seq) {
      const to = Math.min(seq, (Math.floor(from / every) + 1) * every);
      const updates = await this.repository.updatesBetween(documentId, from, to);
      applyAll(doc, updates);
      if (to % every === 0) keyframes.set(to, Y.encodeStateAsUpdate(doc));
      from = to;
    }
    return doc;
  }

  private keyframesOf(documentId: string): Map<number, Uint8Array> {
    const known = this.texts.get(documentId) ?? new Map<number, Uint8Array>();
    this.texts.delete(documentId);
    this.texts.set(documentId, known);
    for (const oldest of this.texts.keys()) {
      if (this.texts.size <= TEXTS) break;
      this.texts.delete(oldest);
    }
    return known;
  }
}

/** In one transaction: several times quicker than merging the updates, or than one transaction for each. */
function applyAll(doc: Y.Doc, updates: readonly Uint8Array[]): void {
  const apply = () => {
    for (const update of updates) Y.applyUpdate(doc, update);
  };
  Y.transact(doc, apply, null, false);
}
