import { writeFileSync } from 'node:fs';
import { DocumentsRepository } from '@diapason/server/modules/documents/documents.repository';
import { answerParent } from '../support/children.mjs';

// The server as anyone starts it, in a process that can be told to die between a commit and the moment anyone hears of it.

/** The word whose commit is to be the last thing this process does. @type {string | null} */
let fatalWord = null;

const { storeOf } = DocumentsRepository.prototype;
DocumentsRepository.prototype.storeOf = function (documentId) {
  const store = storeOf.call(this, documentId);
  return {
    ...store,
    append: async (batch, after) => {
      const last = await store.append(batch, after);
      if (fatalWord && batch.some(({ update }) => Buffer.from(update).includes(fatalWord ?? ''))) {
        const death = { document: documentId, at: Date.now(), first: last - batch.length + 1, last };
        writeFileSync(process.env.DEATH_NOTE ?? '', JSON.stringify(death));
        process.kill(process.pid, 'SIGKILL');
      }
      return last;
    },
  };
};

// All the code is read beforehand, so that a restart takes no longer than it must.
await import('@diapason/server/app.setup');

answerParent({
  // It says 'ready' itself, once it listens.
  start: async () => {
    await import('@diapason/server/main');
  },
  dieOn: ({ word }) => {
    fatalWord = word;
  },
});
