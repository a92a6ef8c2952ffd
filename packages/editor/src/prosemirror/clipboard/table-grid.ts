const MOST_COLUMNS = 40;

/** The rows of a table with its merged cells opened up: the words stand in the first, the others are left out. */
export function expandedRows(table: HTMLTableElement): (Element | undefined)[][] {
  const grid: (Element | undefined)[][] = [];
  const taken = new Set<string>();
  for (const [y, row] of [...table.rows].entries()) {
    const line: (Element | undefined)[] = [];
    let x = 0;
    for (const cell of row.cells) {
      while (taken.has(`${x} ${y}`)) x += 1;
      if (x >= MOST_COLUMNS) break;
      line[x] = cell;
      for (let down = 0; down < Math.max(cell.rowSpan, 1); down++)
        for (let across = 0; across < Math.max(cell.colSpan, 1); across++) taken.add(`${x + across} ${y + down}`);
      x += Math.max(cell.colSpan, 1);
    }
    line.length = Math.min(Math.max(x, line.length), MOST_COLUMNS);
    grid.push(line);
  }
  return grid;
}
