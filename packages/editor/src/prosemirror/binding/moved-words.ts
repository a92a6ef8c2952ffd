import * as Y from 'yjs';
import { elementKey } from '../../ytext/element-key.js';

type Ids = ReturnType<typeof Y.createDeleteSet>;

const keyOf = ({ client, clock }: Y.ID): string => `${client}:${clock}`;

/**
 * Words that stand under other ids than those they were written under: those of an item or a cell that was moved, by
 * anybody, those that had not come when it was and that the server put there, and those that undo brought back. Known of
 * what happened since the document was opened.
 */
export class MovedWords {
  private readonly wentTo = new Map<string, Y.ID>();
  private readonly cameFrom = new Map<string, Y.ID>();
  /** What stood in an item or a cell when it was moved, and is not in the new one: what was typed in a row, by its key. */
  private readonly leftBehind = new Map<string, Character[][]>();

  /** `isServer` tells the client ids of the server. */
  constructor(
    private readonly doc: Y.Doc,
    isServer: (client: number) => boolean,
  ) {
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      this.noteMoves(transaction);
      if (this.leftBehind.size > 0) this.notePutBack(transaction, isServer);
      if (transaction.origin instanceof Y.UndoManager) this.noteReturns(transaction);
    });
  }

  /** The client that first wrote a character. */
  writerOf(id: Y.ID): number {
    let first = id;
    for (let from = this.cameFrom.get(keyOf(first)); from; from = this.cameFrom.get(keyOf(first))) first = from;
    return first.client;
  }

  /** Some ids, and those under which what they name stands, or stood last. */
  withLatest(ids: Ids): Ids {
    if (this.wentTo.size === 0) return ids;
    const latest = Y.createDeleteSet();
    for (const [client, ranges] of ids.clients)
      for (const { clock, len } of ranges)
        for (let i = 0; i < len; i++)
          for (let id = this.next(new Y.ID(client, clock + i)); id; id = this.next(id)) {
            const known = latest.clients.get(id.client) ?? [];
            latest.clients.set(id.client, known);
            known.push({ clock: id.clock, len: 1 });
          }
    return Y.mergeDeleteSets([ids, latest]);
  }

  private next(id: Y.ID): Y.ID | null {
    const moved = this.wentTo.get(keyOf(id));
    if (moved) return moved;
    const item = Y.getItem(this.doc.store, id);
    return item instanceof Y.Item && item.redone
      ? new Y.ID(item.redone.client, item.redone.clock + id.clock - item.id.clock)
      : null;
  }

  private noteMoves(transaction: Y.Transaction): void {
    const { beforeState } = transaction;
    const gone = new Map<string, Y.Item>();
    const isNew = ({ id }: Y.Item) => id.clock >= (beforeState.get(id.client) ?? 0);
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
      const holder = struct instanceof Y.Item && !isNew(struct) ? holderKey(struct) : null;
      if (holder) gone.set(holder, struct as Y.Item);
    });
    if (gone.size === 0) return;
    const stood = (item: Y.Item) => !isNew(item) && (!item.deleted || Y.isDeleted(transaction.deleteSet, item.id));
    for (const item of newItems(transaction)) {
      const key = item.deleted ? null : holderKey(item);
      const old = key !== null && gone.get(key);
      if (!old) continue;
      this.note(old.id, item.id);
      const stands = charactersOf(item, ({ deleted }) => !deleted);
      const left = rowsOf(this.noteCharacters(charactersOf(old, stood), stands));
      if (left.length > 0) this.leftBehind.set(key, [...(this.leftBehind.get(key) ?? []), ...left]);
    }
  }

  /** What the server puts into an item or a cell that was moved, when it is what was left behind. */
  private notePutBack(transaction: Y.Transaction, isServer: (client: number) => boolean): void {
    for (const item of newItems(transaction, isServer)) {
      const rows = this.leftBehind.get(elementKey((item.parent as Y.AbstractType<unknown>)._item?.parent) ?? '');
      if (!rows) continue;
      let told = charactersIn(item);
      for (let row = beginning(rows, told); row; row = beginning(rows, told)) {
        for (const [i, { id }] of row.entries()) this.note(id, (told[i] as Character).id);
        rows.splice(rows.indexOf(row), 1);
        told = told.slice(row.length);
      }
    }
  }

  /** Of two texts that may differ somewhere, the characters that begin and end both. Gives the others of the first. */
  private noteCharacters(before: readonly Character[], after: readonly Character[]): readonly Character[] {
    const shorter = Math.min(before.length, after.length);
    let head = 0;
    while (head < shorter && before[head]?.character === after[head]?.character) head += 1;
    let tail = 0;
    while (tail < shorter - head && before.at(-1 - tail)?.character === after.at(-1 - tail)?.character) tail += 1;
    for (let i = 0; i < head; i++) this.note((before[i] as Character).id, (after[i] as Character).id);
    for (let i = 1; i <= tail; i++) this.note((before.at(-i) as Character).id, (after.at(-i) as Character).id);
    return before.slice(head, before.length - tail);
  }

  private noteReturns({ beforeState, doc }: Y.Transaction): void {
    for (const structs of doc.store.clients.values())
      for (const struct of structs) {
        if (!(struct instanceof Y.Item) || !struct.redone) continue;
        const { id, redone, length } = struct;
        if (redone.clock < (beforeState.get(redone.client) ?? 0)) continue;
        for (let i = 0; i < length; i++)
          this.cameFrom.set(keyOf(new Y.ID(redone.client, redone.clock + i)), new Y.ID(id.client, id.clock + i));
      }
  }

  private note(from: Y.ID, to: Y.ID): void {
    this.wentTo.set(keyOf(from), to);
    this.cameFrom.set(keyOf(to), from);
  }
}

interface Character {
  id: Y.ID;
  character: string;
}

function newItems({ doc, beforeState, afterState }: Y.Transaction, isOf = (_client: number) => true): Y.Item[] {
  return [...afterState].flatMap(([client, end]) => {
    const start = beforeState.get(client) ?? 0;
    if (end <= start || !isOf(client)) return [];
    const structs = doc.store.clients.get(client) ?? [];
    return structs.slice(Y.findIndexSS(structs, start)).filter((struct) => struct instanceof Y.Item);
  });
}

const holderKey = ({ content }: Y.Item): string | null =>
  content instanceof Y.ContentType ? elementKey(content.type) : null;

/** The characters of the text that an element holds, of what counts. */
function charactersOf({ content }: Y.Item, counts: (item: Y.Item) => boolean): Character[] {
  const held = (content as Y.ContentType).type._start?.content;
  const characters: Character[] = [];
  if (!(held instanceof Y.ContentType) || !(held.type instanceof Y.XmlText)) return characters;
  for (let item = held.type._start; item; item = item.right)
    if (counts(item)) for (const character of charactersIn(item)) characters.push(character);
  return characters;
}

const charactersIn = ({ id, content }: Y.Item): Character[] =>
  content instanceof Y.ContentString
    ? content.str.split('').map((character, i) => ({ id: new Y.ID(id.client, id.clock + i), character }))
    : [];

/** The characters that were typed in a row, together. */
function rowsOf(characters: readonly Character[]): Character[][] {
  const rows: Character[][] = [];
  for (const character of characters) {
    const last = rows.at(-1)?.at(-1)?.id;
    if (last?.client === character.id.client && last.clock + 1 === character.id.clock) rows.at(-1)?.push(character);
    else rows.push([character]);
  }
  return rows;
}

/** The row with which some characters begin. */
const beginning = (rows: readonly Character[][], characters: readonly Character[]): Character[] | undefined =>
  rows.find((row) => row.every(({ character }, i) => character === characters[i]?.character));
