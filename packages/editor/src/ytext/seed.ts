import * as Y from 'yjs';
import { insertBlock } from './write.js';

/** Roots that every document has beside its template's sections. */
export const TITLE_ROOT = 'title';
export const AIM_ROOT = 'aim';

/** Opens each root with one empty paragraph, so that two first typists write in the same one. */
export function seedRoots(doc: Y.Doc, roots: readonly string[]): void {
  doc.transact(() => {
    for (const root of roots) {
      const text = doc.getText(root);
      if (text.length === 0) insertBlock(text, 0, { type: 'textBlock' });
    }
  });
}
