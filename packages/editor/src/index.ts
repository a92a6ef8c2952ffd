export * from './content.js';
export * from './vocabulary.js';
export { type Block, type Flow, heldText, readBlocks } from './ytext/blocks.js';
export { readContent, readElement } from './ytext/read.js';
export { AIM_ROOT, seedRoots, TITLE_ROOT } from './ytext/seed.js';
export { createElement, insertBlock, insertContent, insertLine } from './ytext/write.js';
