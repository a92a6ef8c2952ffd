import * as Y from 'yjs';

type Struct = Y.Item | Y.GC;

/**
 * Cuts what was taken back and what came back of it at the same characters, within a change. Yjs knows of each piece only
 * where the first character of it came back: of what somebody wrote in since it would find that first part alone, and put
 * beside the whole what stood beside a part.
 */
export function cutAlike(transaction: Y.Transaction): void {
  const { clients } = transaction.doc.store;
  const count = () => [...clients.values()].reduce((sum, { length }) => sum + length, 0);
  for (let before = -1; before !== count(); ) {
    before = count();
    for (const structs of clients.values())
      for (const struct of structs) {
        if (!(struct instanceof Y.Item) || !struct.redone) continue;
        const { id, redone, length } = struct;
        // What is forgotten is not cut.
        for (const copy of cutOut(transaction, redone, length))
          if (copy instanceof Y.Item)
            cutOut(transaction, new Y.ID(id.client, id.clock + copy.id.clock - redone.clock), copy.length);
      }
  }
}

/** The pieces that say so many characters from one on, cut at both ends. */
function cutOut(transaction: Y.Transaction, { client, clock }: Y.ID, length: number): Struct[] {
  const ids = Y.createDeleteSet();
  ids.clients.set(client, [{ clock, len: length }]);
  const pieces: Struct[] = [];
  Y.iterateDeletedStructs(transaction, ids, (struct) => void pieces.push(struct));
  return pieces;
}
