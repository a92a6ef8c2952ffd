/** What a member may do in the name of an organisation, and since when. */
export interface Mandate {
  /** First and last day, as ISO dates; null: without limit. */
  from: string | null;
  to: string | null;
  mayWrite: boolean;
  maySend: boolean;
  mayVote: boolean;
}

/** [M1] A membership holds from its first day to its last, both included. `today` is an ISO date. */
export function isCurrent({ from, to }: Pick<Mandate, 'from' | 'to'>, today: string): boolean {
  return (from === null || from <= today) && (to === null || today <= to);
}
