import { readContent } from '@diapason/editor';

/** Where only words that are looked for afterwards are written. */
export const WORDS_SECTION = 'calendrier';

/** All that a document says, section by section. @param {import('yjs').Doc} doc */
export const contentOf = (doc) =>
  JSON.stringify([...doc.share.keys()].sort().map((root) => [root, readContent(doc.getText(root))]));
