import { describe, expect, it } from 'vitest';
import type { Carry } from './carry-over.js';
import type { IdRange } from './ids.js';
import { Moves } from './moves.js';

const range = (client: number, clock: number, length: number): IdRange => ({ client, clock, length });
const carry = (from: IdRange, to: IdRange): Carry => ({ from, to });

describe('what words are the same', () => {
  const moves = new Moves([
    carry(range(1, 2, 4), range(2, 0, 4)),
    carry(range(2, 1, 2), range(3, 7, 2)),
    carry(range(1, 8, 1), range(3, 9, 1)),
  ]);

  it('[H3] are those that were carried over from one another, at any remove', () => {
    expect(moves.origins(range(3, 6, 4))).toEqual([range(3, 6, 1), range(1, 3, 2), range(1, 8, 1)]);
    expect(moves.origins(range(2, 0, 5))).toEqual([range(1, 2, 4), range(2, 4, 1)]);
    expect(moves.latest(range(1, 0, 7))).toEqual([
      range(1, 0, 2),
      range(2, 0, 1),
      range(3, 7, 2),
      range(2, 3, 1),
      range(1, 6, 1),
    ]);
  });

  it('[H3] are followed as far as a text holds their moves', () => {
    expect(moves.latest(range(1, 0, 7), ({ to }) => to.client !== 3)).toEqual([
      range(1, 0, 2),
      range(2, 0, 4),
      range(1, 6, 1),
    ]);
  });
});
