/** How much looking for words that came back may cost for one change, in characters compared: less than a tenth of a second. */
const MAX_EFFORT = 10_000_000;

/** What looking for words that came back has cost. */
export class Effort {
  private left = MAX_EFFORT;

  get isLeft(): boolean {
    return this.left > 0;
  }

  spend(comparisons: number): void {
    this.left -= comparisons;
  }
}

const BASE = 31;

/** A number for every so many characters of a text, by where they begin: the same for the same characters. */
export function fingerprints(text: string, length: number): Int32Array {
  let leaving = 1;
  for (let i = 0; i < length; i++) leaving = Math.imul(leaving, BASE);
  const hashes = new Int32Array(Math.max(text.length - length + 1, 0));
  let hash = 0;
  for (let i = 0; i < text.length; i++) {
    hash = (Math.imul(hash, BASE) + text.charCodeAt(i)) | 0;
    if (i >= length) hash = (hash - Math.imul(text.charCodeAt(i - length), leaving)) | 0;
    if (i >= length - 1) hashes[i - length + 1] = hash;
  }
  return hashes;
}

/** Where so many characters may stand in what is looked through. */
export interface Occurrence<Source> {
  source: Source;
  index: number;
}

/**
 * Where every so many characters of some words may stand in others, by their fingerprint and in the order of the others:
 * one walk through each, however long they are.
 */
export function occurrences<Source extends { fragment: { text: string } }>(
  words: readonly { text: string }[],
  sources: readonly Source[],
  length: number,
): Map<number, Occurrence<Source>[]> {
  const found = new Map<number, Occurrence<Source>[]>();
  for (const { text } of words) for (const hash of fingerprints(text, length)) found.set(hash, []);
  if (found.size > 0)
    for (const source of sources)
      for (const [index, hash] of fingerprints(source.fragment.text, length).entries())
        found.get(hash)?.push({ source, index });
  return found;
}
