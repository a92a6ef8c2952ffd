import { expect, it } from 'vitest';
import { Moves } from './moves.js';
import { Removals, removersOf } from './removals.js';
import { authorOf } from './testing/index.js';

const range = (client: number, clock: number, length: number) => ({ client, clock, length });
const removal = (name: string, at: number, ids: ReturnType<typeof range>) => ({ ...ids, author: authorOf(name), at });

it('[H5] names who removed words where they stood last in that text, whoever had moved or restored them', () => {
  const moves = new Moves([
    { from: range(1, 2, 4), to: range(2, 0, 4) },
    { from: range(2, 0, 2), to: range(3, 0, 2) },
  ]);
  const removals = new Removals([
    removal('mover', 1, range(1, 2, 4)),
    removal('restorer', 2, range(1, 7, 2)),
    removal('remover', 3, range(2, 0, 4)),
  ]);
  const told = (holds: Parameters<typeof removersOf>[3]) =>
    removersOf({ moves }, removals, range(1, 0, 10), holds).map(
      ({ length, removal: by }) => `${length} ${by?.author?.person ?? '-'}`,
    );
  expect(told(({ to }) => to.client === 2)).toEqual(['2 -', '4 p-remover', '1 -', '2 p-restorer', '1 -']);
  expect(told(() => true)).toEqual(['2 -', '2 -', '2 p-remover', '1 -', '2 p-restorer', '1 -']);
  expect(told(() => false)).toEqual(['2 -', '4 p-mover', '1 -', '2 p-restorer', '1 -']);
});
