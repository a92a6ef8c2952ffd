export { MemoryStore } from './memory-store.js';
export { authorOf, HandFlushedLink, settleAll, TestClient } from './test-client.js';
