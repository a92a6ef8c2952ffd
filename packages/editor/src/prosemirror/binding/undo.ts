import * as Y from 'yjs';
import { cutAlike } from './cut-alike.js';
import { lateValues } from './late-values.js';
import { MovedWords } from './moved-words.js';
import { isOverwritten } from './overwritten.js';
import { noteSince, withoutPutBack } from './put-back.js';
import { SectionBinding } from './section-binding.js';

type Step = Y.UndoManager['undoStack'][number];

/** Whence a change comes that no editor makes. */
const STEP = Symbol('step');

/**
 * A history that takes back one step at a time, leaves an item where it was moved to once someone else has changed it
 * there, and does not bring back words beside themselves, once the server has put them back.
 */
export class OwnHistory extends Y.UndoManager {
  /** Told of each step that was passed over. */
  onPassedOver: () => void = () => undefined;

  constructor(
    private readonly sections: Y.Text[],
    private readonly moved: MovedWords,
    private readonly isServer: (client: number) => boolean,
    options: ConstructorParameters<typeof Y.UndoManager>[1],
  ) {
    super(sections, options);
    noteSince(this);
  }

  /** Makes a change that is a step of its own, and gives what `change` gives. */
  step<T>(change: () => T): T {
    this.stopCapturing();
    const made = this.doc.transact(change, STEP);
    this.stopCapturing();
    return made;
  }

  override undo(): Step | null {
    return this.takeBack(this.undoStack, 'undoing', () => super.undo());
  }

  override redo(): Step | null {
    return this.takeBack(this.redoStack, 'redoing', () => super.redo());
  }

  private takeBack(stack: Step[], doing: 'undoing' | 'redoing', take: () => Step | null): Step | null {
    let taken: Step | null = null;
    try {
      this.doc.transact((transaction) => {
        cutAlike(transaction);
        for (let step = stack.at(-1); step && !taken; step = stack.at(-1)) {
          if (isOverwritten(this.sections, step)) {
            stack.pop();
            this.onPassedOver();
            break;
          }
          const toBringBack = withoutPutBack(transaction, step, this.isServer);
          const isPutBack = toBringBack !== step.deletions;
          step.deletions = toBringBack;
          step.insertions = Y.mergeDeleteSets([
            this.moved.withLatest(step.insertions),
            lateValues(transaction, step.deletions),
          ]);
          taken = this.alone(stack, take);
          if (taken || !isPutBack) continue;
          this.onPassedOver();
          break;
        }
        // Yjs takes it for done, but files the change when the transaction ends.
        this[doing] = true;
      }, this);
    } finally {
      this[doing] = false;
    }
    return taken;
  }

  /** Yjs would go on with the step before, unlooked at, when the last one has nothing to take back any more. */
  private alone(stack: Step[], take: () => Step | null): Step | null {
    const before = stack.splice(0, stack.length - 1);
    try {
      return take();
    } finally {
      stack.unshift(...before);
    }
  }
}

/**
 * One history of a person's own changes over all the sections of a document. Undoing never takes out a table or an item
 * in which someone else has written since; a step that would is passed over, as is one whose words the server has put
 * back. `isOwn` tells the client ids of the person, `isServer` those of the server.
 */
export function undoManagerFor(
  sections: Y.Text[],
  isOwn: (client: number) => boolean,
  isServer: (client: number) => boolean,
): OwnHistory {
  const moved = new MovedWords((sections[0] as { doc: Y.Doc }).doc, isServer);
  const isOwnWord = (id: Y.ID) => isOwn(moved.writerOf(id));
  const manager = new OwnHistory(sections, moved, isServer, {
    trackedOrigins: new Set<unknown>([SectionBinding, STEP]),
    captureTimeout: 500,
    deleteFilter: (item) => !(item.content instanceof Y.ContentType && holdsOthersWords(item.content.type, isOwnWord)),
  });
  manager.doc.on('afterTransaction', (transaction: Y.Transaction) => {
    if (transaction.origin === manager) nameNeighbours(transaction);
  });
  return manager;
}

/**
 * What undo brings back names the neighbours between which it was put. Yjs has it name those that its first self had, as
 * far as they came back too: others may stand between these, even the wrong way round, and each copy would then put it
 * elsewhere. Before the change is told.
 */
function nameNeighbours({ doc, beforeState, afterState }: Y.Transaction): void {
  for (const [client, end] of afterState) {
    const start = beforeState.get(client) ?? 0;
    if (end <= start) continue;
    const structs = doc.store.clients.get(client) ?? [];
    for (const struct of structs.slice(Y.findIndexSS(structs, start))) {
      if (!(struct instanceof Y.Item)) continue;
      struct.origin = neighbourThen(struct, 'left')?.lastId ?? null;
      struct.rightOrigin = neighbourThen(struct, 'right')?.id ?? null;
    }
  }
}

/** What stood on one side of an item when it came: the change brought what its client wrote since after it. */
function neighbourThen(item: Y.Item, side: 'left' | 'right'): Y.Item | null {
  let next = item[side];
  while (next && next.id.client === item.id.client && next.id.clock > item.id.clock) next = next[side];
  return next;
}

function holdsOthersWords(type: Y.AbstractType<unknown>, isOwn: (id: Y.ID) => boolean): boolean {
  for (let item = type._start; item; item = item.right) {
    if (item.deleted) continue;
    const { id, length, content } = item;
    const ids = Array.from({ length }, (_, i) => new Y.ID(id.client, id.clock + i));
    if (content instanceof Y.ContentString && !ids.every(isOwn)) return true;
    if (content instanceof Y.ContentType && holdsOthersWords(content.type, isOwn)) return true;
  }
  return false;
}
