import type { Verdict } from './credit-oracle.js';

/** What became of the characters that one gesture re-created. */
class Row {
  /** How often the gesture was made. */
  times = 0;
  recreated = 0;
  /** Credited to the person whom the rule names. */
  exact = 0;
  /** Of these, credited to someone else than who typed them: too few to be recognised when they were moved. */
  movers = 0;
  /** Credited to nobody. */
  unverified = 0;
  /** Credited to anyone whom the rule does not name. */
  wrong = 0;

  /** Counts a character that was re-created; `credited` is undefined when the ledger names nobody. */
  count({ named, typist }: Verdict, credited: string | undefined): void {
    this.recreated += 1;
    if (credited === undefined) this.unverified += 1;
    else if (credited !== named) this.wrong += 1;
    else this.exact += 1;
    if (credited === named && named !== typist) this.movers += 1;
  }

  add(row: Row): void {
    for (const figure of FIGURES) this[figure] += row[figure];
  }
}

const FIGURES = ['times', 'recreated', 'exact', 'movers', 'unverified', 'wrong'] as const;

/** Counts by gesture. */
export class CreditTable {
  private readonly rows = new Map<string, Row>();

  row(gesture: string): Row {
    const row = this.rows.get(gesture) ?? new Row();
    this.rows.set(gesture, row);
    return row;
  }

  get total(): Row {
    const total = new Row();
    for (const row of this.rows.values()) total.add(row);
    return total;
  }

  /** The gestures under their least, each said in a line. */
  missing(least: Readonly<Record<string, { times: number; recreated: number }>>): string[] {
    return Object.entries(least).flatMap(([gesture, { times, recreated }]) => {
      const row = this.rows.get(gesture) ?? new Row();
      const enough = row.times >= times && row.recreated >= recreated;
      return enough ? [] : `${gesture}: ${row.times} times of ${times}, ${row.recreated} characters of ${recreated}`;
    });
  }

  toString(): string {
    const rows = [...this.rows].toSorted(([, a], [, b]) => b.recreated - a.recreated || b.times - a.times);
    const head = ['times', 're-created', 'exact', 'to movers', 'non vérifié', 'wrong', 'exact %'];
    return [
      line('', head),
      ...rows.map(([name, row]) => line(name, figures(row))),
      line('in all', figures(this.total)),
    ].join('\n');
  }
}

const figures = (row: Row): string[] => [
  ...FIGURES.map((figure) => String(row[figure])),
  row.recreated > 0 ? ((100 * row.exact) / row.recreated).toFixed(2) : '',
];

const line = (name: string, cells: readonly string[]): string =>
  name.padEnd(34) + cells.map((cell) => cell.padStart(12)).join('');
