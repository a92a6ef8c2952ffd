export { MemoryStore } from './memory-store.js';
export { openVocabulary } from './open-vocabulary.js';
export { authorOf, HandFlushedLink, settleAll, TestClient } from './test-client.js';
