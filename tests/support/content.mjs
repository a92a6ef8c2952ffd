import { readContent } from '@diapason/editor';

/** All that a document says, section by section. @param {import('yjs').Doc} doc */
export const contentOf = (doc) =>
  JSON.stringify([...doc.share.keys()].sort().map((root) => [root, readContent(doc.getText(root))]));
