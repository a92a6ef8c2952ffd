/** Consecutive ids of one client. */
export interface Ids {
  client: number;
  clock: number;
  length: number;
}

/** What words are known by, whatever id they stand under: they are the same when they were first written as the same. */
export interface Identities {
  /** The ids under which words were first written, in order; they add up to the range. */
  originsOf(ids: Ids): Ids[];
  /** The ids under which they stand, or stood last, in order; they add up to the range. */
  latestOf(ids: Ids): Ids[];
}
