/** Consecutive updates of a log in the name of one organisation, without a long pause. Times in milliseconds since 1970. */
export interface Stretch {
  fromSeq: number;
  toSeq: number;
  /** Null for what the server wrote in nobody's name. */
  organisation: string | null;
  from: number;
  to: number;
}

/** A piece of work on a text, by one organisation or by several at once. */
export interface Moment extends Omit<Stretch, 'organisation'> {
  /** In the order in which they began. */
  organisations: string[];
}

/** A pause after which work is another moment, in milliseconds. */
export const MOMENT_PAUSE = 10 * 60 * 1000;
/** Organisations that come back within this write together, in milliseconds. */
const TOGETHER = 60 * 1000;

/**
 * [H1] The moments of work of a log. One ends at a pause of ten minutes, or when another organisation takes over;
 * organisations that write by turns within a minute are at work together.
 */
export function momentsOf(stretches: readonly Stretch[]): Moment[] {
  const moments: Moment[] = [];
  for (const { organisation, ...stretch } of stretches) {
    const current = moments.at(-1);
    const before = moments.at(-2);
    const goesOn = current !== undefined && stretch.from - current.to < MOMENT_PAUSE;
    const has = (moment: Moment | undefined) => organisation !== null && moment?.organisations.includes(organisation);
    if (goesOn && (organisation === null || has(current))) extend(current, stretch);
    else if (goesOn && before && has(before) && stretch.from - before.to < TOGETHER) {
      moments.pop();
      extend(before, current);
      extend(before, stretch);
      before.organisations.push(...current.organisations.filter((each) => !before.organisations.includes(each)));
    } else moments.push({ ...stretch, organisations: organisation === null ? [] : [organisation] });
  }
  return moments;
}

function extend(moment: Moment, { toSeq, to }: Pick<Stretch, 'toSeq' | 'to'>): void {
  moment.toSeq = toSeq;
  moment.to = to;
}
