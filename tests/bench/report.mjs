/** @typedef {import('./scenarios.mjs').Row} Row */

/** @type {[string, (row: Row) => number | undefined, number][]} title, figure, decimals */
const COLUMNS = [
  ['p50 ms', ({ delays }) => delays?.p50, 1],
  ['p95', ({ delays }) => delays?.p95, 1],
  ['p99', ({ delays }) => delays?.p99, 1],
  ['max', ({ delays }) => delays?.max, 1],
  ['arrived', ({ delays }) => delays?.count, 0],
  ['messages/s', ({ messages }) => messages, 0],
  ['server %', ({ server }) => server, 0],
  ['ms/arrival', ({ perDelivery }) => perDelivery, 3],
  ['database %', ({ database }) => database, 0],
  ['load %', ({ load }) => load, 0],
  ['others %', ({ others }) => others, 0],
  ['RSS MB', ({ rss }) => rss, 0],
  ['in use MB', ({ heap }) => heap, 1],
  ['kB/fiche', ({ perFiche }) => perFiche, 0],
];
const WIDTH = 58;

export function printHead() {
  console.log(`\n${''.padEnd(WIDTH)}${COLUMNS.map(([title]) => title.padStart(cell(title))).join('')}`);
}

/** @param {Row} row */
export function printRow(row) {
  const cells = COLUMNS.map(([title, read, decimals]) => {
    const figure = read(row);
    return (figure === undefined ? '' : figure.toFixed(decimals)).padStart(cell(title));
  });
  console.log(`${row.what.padEnd(WIDTH)}${cells.join('')}`.trimEnd());
}

/** @param {string} title */
const cell = (title) => Math.max(title.length, 7) + 2;
