import type { RunningApp } from './start-app.js';

export interface Column {
  schema: string;
  table: string;
  column: string;
}

/** Every column of every table in which a name or an address could stand. */
export const wordColumns = ({ dataSource }: RunningApp): Promise<Column[]> =>
  dataSource.query(
    `SELECT c.table_schema AS schema, c.table_name AS table, c.column_name AS column
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')
       AND c.udt_name IN ('text', 'varchar', 'bpchar', 'name', 'citext', 'json', 'jsonb', 'bytea', 'tsvector',
                          '_text', '_varchar', '_jsonb', '_bytea')`,
  );

/** Where a word is found, as characters or as the bytes of characters, whatever its case. */
export async function whereIs(running: RunningApp, word: string): Promise<string[]> {
  const found: string[] = [];
  for (const { schema, table, column } of await wordColumns(running)) {
    const rows: { value: unknown }[] = await running.dataSource.query(
      `SELECT "${column}" AS value FROM "${schema}"."${table}" WHERE "${column}" IS NOT NULL`,
    );
    const says = rows.some(({ value }) =>
      [...readings(value)].some((reading) => reading.toLowerCase().includes(word.toLowerCase())),
    );
    if (says) found.push(`${table}.${column}`);
  }
  return found;
}

function* readings(value: unknown): Generator<string> {
  if (Buffer.isBuffer(value)) {
    yield value.toString('utf8');
    yield value.toString('latin1');
  } else if (Array.isArray(value)) for (const each of value) yield* readings(each);
  else yield typeof value === 'string' ? value : JSON.stringify(value);
}
