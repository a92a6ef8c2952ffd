import type { Locale, RegisterFormat, RegisterView } from '@diapason/contracts';
import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';
import { type Cell, listOf, matrixOf, type Table } from './register-tables.js';
import { REGISTER_WORDS } from './register-words.js';

export interface RegisterDownload {
  name: string;
  type: string;
  bytes: Buffer;
}

/** The register as a file to keep: its name in plain ASCII says the strategy and the day. */
export async function registerFile(
  view: RegisterView,
  format: RegisterFormat,
  locale: Locale,
): Promise<RegisterDownload> {
  const { type, write } = WRITERS[format];
  const name = `contributions-${view.strategy.slug}-${view.at.slice(0, 10)}.${format}`;
  return { name, type, bytes: await write(view, locale) };
}

const WRITERS: Record<
  RegisterFormat,
  { type: string; write(view: RegisterView, locale: Locale): Buffer | Promise<Buffer> }
> = {
  csv: {
    type: 'text/csv; charset=utf-8',
    write: (view, locale) => csvOf(listOf(view, REGISTER_WORDS[locale])),
  },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: (view, locale) => xlsxOf([matrixOf(view, REGISTER_WORDS[locale]), listOf(view, REGISTER_WORDS[locale])]),
  },
  json: {
    type: 'application/json; charset=utf-8',
    write: (view) => Buffer.from(`${JSON.stringify(view, null, 2)}\n`),
  },
};

/** UTF-8 with its mark and semicolons: a French spreadsheet opens it by a double click. */
function csvOf({ rows }: Table): Buffer {
  const cells = rows.map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)));
  return Buffer.from(stringify(cells, { bom: true, delimiter: ';', record_delimiter: 'windows', quoted_string: true }));
}

function xlsxOf(tables: readonly Table[]): Promise<Buffer> {
  return writeExcelFile(
    tables.map(({ name, rows: [header = [], ...rows] }) => ({
      sheet: name,
      data: [header.map((title) => ({ value: String(title), fontWeight: 'bold' as const })), ...rows.map(rowOf)],
      columns: header.map((_, column) => ({ width: column === 0 ? 40 : 16 })),
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
    })),
  ).toBuffer();
}

const rowOf = (row: readonly Cell[]) =>
  row.map((cell) => (cell instanceof Date ? { value: cell, type: Date, format: 'yyyy-mm-dd' } : cell));
