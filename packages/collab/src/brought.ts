import type * as Y from 'yjs';
import type { Credit, Ledger } from './ledger.js';
import { stretchesOf } from './passages.js';

/** To which organisation characters are credited; null: to none. */
export type OrganisationOf = (credit: Pick<Credit, 'author' | 'voice'>) => string | null;

/** What an organisation brought to a text. */
export interface Brought {
  organisation: string;
  /** How many characters of it stand in the text, spaces included. */
  characters: number;
  /** The passages they stand in, in the order of the text. */
  passages: string[];
  /** When it first and last began a piece of work, in milliseconds since 1970. */
  from: number;
  to: number;
}

export interface BroughtByAll {
  /** How many characters stand in the text, whoever brought them. */
  characters: number;
  /** In the order in which they began. */
  organisations: Brought[];
}

/**
 * [H4] What each organisation brought to a text: the characters that stand in it and are credited to it, whoever moved
 * them. A passage is consecutive characters of it that no element parts, with a letter or a digit among them. One that wrote
 * and of which nothing stands any more brought zero characters.
 */
export function broughtTo(sections: readonly Y.Text[], ledger: Ledger, organisationOf: OrganisationOf): BroughtByAll {
  const brought = writersOf(ledger, organisationOf);
  let characters = 0;
  for (const section of sections) {
    let last: Brought | undefined;
    for (const stretch of stretchesOf(section, ledger)) {
      const by = stretch ? brought.get(organisationOf(stretch.run) ?? '') : undefined;
      if (stretch) characters += lengthOf(stretch.words);
      if (stretch && by) {
        by.characters += lengthOf(stretch.words);
        if (by === last) by.passages.push((by.passages.pop() ?? '') + stretch.words);
        else by.passages.push(stretch.words);
      }
      last = by;
    }
  }
  for (const by of brought.values()) by.passages = by.passages.filter(hasWords);
  return { characters, organisations: [...brought.values()] };
}

/** Whoever wrote in a document, whatever became of it. */
function writersOf(ledger: Ledger, organisationOf: OrganisationOf): Map<string, Brought> {
  const writers = new Map<string, Brought>();
  for (const run of ledger.runs.toSorted((a, b) => a.at - b.at)) {
    const organisation = organisationOf(run);
    if (organisation === null) continue;
    const known = writers.get(organisation);
    if (known) known.to = run.at;
    else writers.set(organisation, { organisation, characters: 0, passages: [], from: run.at, to: run.at });
  }
  return writers;
}

const hasWords = (passage: string): boolean => /[\p{L}\p{N}]/u.test(passage);

/** As people count: a letter outside the first plane of Unicode is one. */
const lengthOf = (words: string): number => [...words].length;
