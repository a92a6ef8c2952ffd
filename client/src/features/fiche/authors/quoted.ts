/** The beginning of some words, of at most so many characters, without the spaces around. */
export function quoted(words: string, length: number): string {
  const bare = words.trim();
  return bare.length > length ? `${bare.slice(0, length).trimEnd()}…` : bare;
}
