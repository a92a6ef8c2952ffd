import * as Y from 'yjs';

type Step = Y.UndoManager['undoStack'][number];

const SINCE = 'since';

/** Has a history note with each of its steps how far the document had come when it was made. */
export function noteSince(history: Y.UndoManager): void {
  history.on('stack-item-added', ({ stackItem }) => {
    stackItem.meta.set(SINCE, Y.decodeStateVector(Y.encodeStateVector(history.doc)));
  });
}

/**
 * What taking a step back is to bring back of what it deleted: the same deletions, or what is left of them when the
 * server has put words back since. What went between two neighbours stands again when most of it is in what the server
 * has put there; then what it left out stays out.
 */
export function withoutPutBack(
  transaction: Y.Transaction,
  { deletions, insertions, meta }: Step,
  isServer: (client: number) => boolean,
): Step['deletions'] {
  const since: Map<number, number> = meta.get(SINCE) ?? new Map();
  const isNew = ({ id }: Y.Item) => id.clock >= (since.get(id.client) ?? 0);
  const structs: (Y.Item | Y.GC)[] = [];
  Y.iterateDeletedStructs(transaction, deletions, (struct) => void structs.push(struct));
  const missing = new Set(
    structs.filter(
      (struct): struct is Y.Item =>
        struct instanceof Y.Item && !struct.parentSub && !struct.redone && !Y.isDeleted(insertions, struct.id),
    ),
  );
  const putBack = new Set<Y.Item | Y.GC>();
  for (const item of missing) {
    const gap = gapAround(item, (each) => each.deleted || isNew(each));
    const gone = gap.filter((each) => missing.delete(each));
    const back = gap.filter((each) => !each.deleted && isServer(each.id.client));
    if (standIn(wordsOf(gone), new Set(wordsOf(back)))) for (const each of gone) putBack.add(each);
  }
  return putBack.size > 0 ? idsOf(structs.filter((struct) => !putBack.has(struct))) : deletions;
}

/** What has come and gone between two neighbours, around an item of it. */
function gapAround(item: Y.Item, hasComeOrGone: (item: Y.Item) => boolean): Y.Item[] {
  let first = item;
  while (first.left && hasComeOrGone(first.left)) first = first.left;
  const gap: Y.Item[] = [];
  for (let next: Y.Item | null = first; next && hasComeOrGone(next); next = next.right) gap.push(next);
  return gap;
}

const ELEMENT = '\uFFFC';

function wordsOf(items: readonly Y.Item[]): string[] {
  const text = items.map(({ content }) => {
    if (content instanceof Y.ContentString) return content.str;
    return content instanceof Y.ContentType ? ELEMENT : '';
  });
  return text.join('').match(/\uFFFC|\s+|[^\s\uFFFC]+/g) ?? [];
}

/** Whether most of some words, by their letters, are among others. */
function standIn(words: readonly string[], others: ReadonlySet<string>): boolean {
  const lengthOf = (some: readonly string[]) => some.join('').length;
  return lengthOf(words.filter((word) => others.has(word))) * 2 > lengthOf(words);
}

function idsOf(structs: readonly (Y.Item | Y.GC)[]): Step['deletions'] {
  const ids = Y.createDeleteSet();
  for (const { id, length } of structs) {
    const ranges = ids.clients.get(id.client) ?? [];
    ids.clients.set(id.client, ranges);
    ranges.push({ clock: id.clock, len: length });
  }
  return ids;
}
