/** What became of the characters that one gesture re-created. */
export interface Row {
  times: number;
  recreated: number;
  /** Credited to the person the rule names. */
  exact: number;
  /** Of these, to who brought them, because the rule recognises them as nobody's. */
  movers: number;
  /** Credited to nobody. */
  unverified: number;
  /** Credited to anyone the rule does not name. */
  wrong: number;
}

/** Counts by gesture. */
export class CreditTable {
  private readonly rows = new Map<string, Row>();

  row(gesture: string): Row {
    const known = this.rows.get(gesture);
    if (known) return known;
    const row: Row = { times: 0, recreated: 0, exact: 0, movers: 0, unverified: 0, wrong: 0 };
    this.rows.set(gesture, row);
    return row;
  }

  get total(): Row {
    const total = new CreditTable().row('');
    for (const row of this.rows.values())
      for (const figure of Object.keys(total) as (keyof Row)[]) total[figure] += row[figure];
    return total;
  }

  /** The gestures under their least, each said in a line. */
  missing(least: Readonly<Record<string, { times: number; recreated: number }>>): string[] {
    return Object.entries(least).flatMap(([gesture, { times, recreated }]) => {
      const row = this.row(gesture);
      const enough = row.times >= times && row.recreated >= recreated;
      return enough ? [] : `${gesture}: ${row.times} times of ${times}, ${row.recreated} characters of ${recreated}`;
    });
  }

  toString(): string {
    const rows = [...this.rows].toSorted(([, a], [, b]) => b.recreated - a.recreated || b.times - a.times);
    return [HEAD, ...rows.map(([name, row]) => line(name, row)), line('in all', this.total)].join('\n');
  }
}

const HEAD = line('', {
  times: 'times',
  recreated: 're-created',
  exact: 'exact',
  movers: 'of them movers',
  unverified: 'non vérifié',
  wrong: 'wrong',
  share: 'exact %',
});

function line(
  name: string,
  {
    times,
    recreated,
    exact,
    movers,
    unverified,
    wrong,
    share,
  }: Record<keyof Row, number | string> & { share?: string },
): string {
  const percent = share ?? (Number(recreated) > 0 ? ((100 * Number(exact)) / Number(recreated)).toFixed(2) : '');
  const figures = [times, recreated, exact, movers, unverified, wrong, percent];
  return `${name.padEnd(34)}${figures.map((figure) => String(figure).padStart(15)).join('')}`;
}
