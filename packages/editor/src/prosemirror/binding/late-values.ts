import * as Y from 'yjs';

type Ids = ReturnType<typeof Y.createDeleteSet>;

/**
 * The values that were given to elements that had been deleted, by someone who did not know it, in the fields whose values
 * went with them (`deletions`). Nobody ever saw them; yet Yjs takes them for changes made since, and would bring the
 * elements back without a value there.
 */
export function lateValues(transaction: Y.Transaction, deletions: Ids): Ids {
  const late = Y.createDeleteSet();
  Y.iterateDeletedStructs(transaction, deletions, (struct) => {
    if (!(struct instanceof Y.Item) || struct.parentSub === null || !isGone(struct)) return;
    for (let next = struct.right; next && !Y.isDeleted(deletions, next.id); next = next.right) {
      const known = late.clients.get(next.id.client) ?? [];
      late.clients.set(next.id.client, known);
      known.push({ clock: next.id.clock, len: next.length });
    }
  });
  return late;
}

const isGone = ({ parent }: Y.Item): boolean => (parent as Y.AbstractType<unknown>)._item?.deleted === true;
