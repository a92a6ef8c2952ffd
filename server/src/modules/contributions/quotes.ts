/** So many passages of an organisation are quoted, and so many characters of each at most. */
const QUOTED = 2;
const LENGTH = 160;

/** The longest passages as they stand, in the order of the text, each cut after a word. */
export function quotesOf(passages: readonly string[]): string[] {
  const longest = new Set(passages.toSorted((a, b) => b.length - a.length).slice(0, QUOTED));
  return [...longest].sort((a, b) => passages.indexOf(a) - passages.indexOf(b)).map(cut);
}

function cut(passage: string): string {
  // Line breaks, and what no database keeps; spaces that must not break stay.
  const words = passage.replaceAll(/\p{Cc}+/gu, ' ').trim();
  if (words.length <= LENGTH) return words;
  const start = words.slice(0, LENGTH);
  return `${start.slice(0, start.lastIndexOf(' ') > 0 ? start.lastIndexOf(' ') : LENGTH)}…`;
}
