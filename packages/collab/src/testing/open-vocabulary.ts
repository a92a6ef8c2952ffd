import type { TextVocabulary } from '../inspection.js';

/** Whatever Yjs can say with elements, texts, attributes and formats. */
export const openVocabulary: TextVocabulary = {
  isElement: () => true,
  mayStand: () => true,
  holdsText: () => true,
  acceptsAttribute: () => true,
  acceptsFormat: () => true,
};
