import { answerParent } from '../support/children.mjs';
import { inApplication, makeStrategy } from '../support/strategy.mjs';

/** @typedef {import('../support/strategy.mjs').Contributor & { document: string }} Cast */

const FICHES = 3;
const ORGANISATIONS = 5;

answerParent({
  /** @returns {Promise<Cast[]>} */
  seed: ({ people: wanted }) =>
    inApplication(async (get) => {
      const { people, documents } = await makeStrategy(get, {
        people: wanted,
        organisations: ORGANISATIONS,
        fiches: FICHES,
      });
      return people.map((person, n) => ({ ...person, document: documents[n % FICHES] ?? '' }));
    }),
});
