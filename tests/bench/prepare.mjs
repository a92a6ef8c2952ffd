import { answerParent } from '../support/children.mjs';
import { inApplication, makeStrategy } from '../support/strategy.mjs';
import { grow } from './grow.mjs';

answerParent({
  /** A strategy whose fiches hold each so many operations. Gives its people and the documents. */
  prepare: ({ operations, ...wanted }) =>
    inApplication(async (get) => {
      const { people, documents } = await makeStrategy(get, wanted);
      for (const [seed, document] of operations > 0 ? documents.entries() : [])
        await grow(get, { document, operations, people, seed });
      return { people, documents };
    }),
});
