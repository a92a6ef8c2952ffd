import { describe, expect, it } from 'vitest';
import { type Moment, momentsOf, type Stretch } from './moments.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Stretches that follow one another: who, when they begin and how long they last, in seconds. */
const log = (...parts: [string | null, number, number][]): Stretch[] =>
  parts.map(([organisation, from, length], i) => ({
    fromSeq: i * 10 + 1,
    toSeq: i * 10 + 10,
    organisation,
    from: from * SECOND,
    to: (from + length) * SECOND,
  }));
const told = (moments: readonly Moment[]) =>
  moments.map(({ fromSeq, toSeq, organisations }) => `${fromSeq}–${toSeq} ${organisations.join('+')}`);

describe('moments of work', () => {
  it('[H1] end at a pause of ten minutes, or when another organisation takes over', () => {
    expect(told(momentsOf(log(['ada', 0, 30], ['bob', 40, 30], ['bob', 40 + 15 * MINUTE, 5])))).toEqual([
      '1–10 ada',
      '11–20 bob',
      '21–30 bob',
    ]);
  });

  it('[H1] hold those who write by turns together, and what the server mends with them', () => {
    const turns = log(['ada', 0, 5], ['bob', 6, 5], ['ada', 12, 5], [null, 18, 0], ['eve', 90, 5], ['bob', 300, 5]);
    expect(told(momentsOf(turns))).toEqual(['1–40 ada+bob', '41–50 eve', '51–60 bob']);
  });
});
