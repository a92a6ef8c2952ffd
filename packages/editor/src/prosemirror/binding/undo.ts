import * as Y from 'yjs';
import { SectionBinding } from './section-binding.js';

/**
 * One history of a person's own changes over all the sections of a document. Undoing never takes out a table or an item
 * in which someone else has written since. `isOwn` tells the client ids of the person.
 */
export function undoManagerFor(sections: Y.Text[], isOwn: (client: number) => boolean): Y.UndoManager {
  return new Y.UndoManager(sections, {
    trackedOrigins: new Set([SectionBinding]),
    captureTimeout: 500,
    deleteFilter: (item) => !(item.content instanceof Y.ContentType && holdsOthersWords(item.content.type, isOwn)),
  });
}

function holdsOthersWords(type: Y.AbstractType<unknown>, isOwn: (client: number) => boolean): boolean {
  for (let item = type._start; item; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentString && !isOwn(item.id.client)) return true;
    if (item.content instanceof Y.ContentType && holdsOthersWords(item.content.type, isOwn)) return true;
  }
  return false;
}
