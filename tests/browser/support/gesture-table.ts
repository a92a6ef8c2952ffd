import type { CreditedLine } from './credited-text.js';
import type { Writer } from './writer.js';

interface Row {
  gesture: string;
  compared: number;
  exact: number;
  /** Characters that came under a new id without being typed: moved, brought back, copied, pasted. */
  untyped: number;
}

/** What was compared for each gesture. */
export class GestureTable {
  private readonly rows: Row[] = [];
  private writers: Writer[] = [];
  private before = 0;

  begin(gesture: string, writers: Writer[]): void {
    this.writers = writers;
    this.before = this.beyondTyping();
    this.rows.push({ gesture, compared: 0, exact: 0, untyped: 0 });
  }

  compare(expected: CreditedLine, told: CreditedLine): void {
    const row = this.rows.at(-1);
    if (!row) return;
    row.compared += expected.length;
    row.exact += expected.filter((character, i) => character === told[i]).length;
    row.untyped = this.beyondTyping() - this.before;
  }

  toString(): string {
    const width = Math.max(...this.rows.map(({ gesture }) => gesture.length));
    const line = (...[gesture, ...figures]: (string | number)[]) =>
      String(gesture).padEnd(width) + figures.map((figure) => String(figure).padStart(12)).join('');
    const sum = (figure: 'compared' | 'exact' | 'untyped') => this.rows.reduce((total, row) => total + row[figure], 0);
    return [
      line('', 'compared', 'not typed', 'exact'),
      ...this.rows.map(({ gesture, compared, untyped, exact }) => line(gesture, compared, untyped, exact)),
      line('in all', sum('compared'), sum('untyped'), sum('exact')),
    ].join('\n');
  }

  private beyondTyping = (): number =>
    this.writers.reduce((total, { brought, typed }) => total + brought.size - typed, 0);
}
