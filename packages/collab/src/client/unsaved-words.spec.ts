import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { unsavedWords } from './unsaved-words.js';

it('gives back the words that were not taken, wherever they stand, without those erased since', () => {
  const doc = new Y.Doc();
  const text = doc.getText('context');
  text.insert(0, 'Ce qui est déjà là.');
  const updates: Uint8Array[] = [];
  doc.on('update', (update) => updates.push(update));
  text.insert(3, 'mots 🎵 neufs ');
  text.insert(0, 'Avant. ');
  text.insert(0, 'effacé');
  text.delete(0, 6);
  const held = new Y.XmlText();
  const item = new Y.XmlElement('milestone');
  item.insert(0, [held]);
  held.insert(0, 'dans une étape');
  text.insertEmbed(text.length, item);
  expect(unsavedWords(doc, updates)).toBe('Avant. \nmots 🎵 neufs \ndans une étape');
});
