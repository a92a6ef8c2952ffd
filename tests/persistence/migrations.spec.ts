import { entities } from '@diapason/server/entities';
import { openDatabase } from '@diapason/server/platform/database/data-source';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newDatabase } from '../support/start-app.js';

const EMPTY = 'template0';

let url: string;
let dataSource: DataSource;
beforeEach(async () => {
  url = await newDatabase(EMPTY);
  dataSource = await openDatabase(url, entities);
});
afterEach(() => dataSource.destroy());

/** What the database is made of, in words: nothing that depends on when or in what order it was made. */
const ASPECTS: Record<string, string> = {
  columns: `SELECT table_name, column_name, udt_name, is_nullable, column_default, is_identity, generation_expression
            FROM information_schema.columns WHERE table_schema = 'public'`,
  constraints: `SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
                FROM pg_constraint WHERE connamespace = 'public'::regnamespace`,
  indexes: `SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'`,
  triggers: `SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal`,
  functions: `SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
              AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')`,
  searches: `SELECT c.cfgname, m.maptokentype, m.mapseqno, d.dictname FROM pg_ts_config c
             JOIN pg_ts_config_map m ON m.mapcfg = c.oid JOIN pg_ts_dict d ON d.oid = m.mapdict
             WHERE c.cfgnamespace = 'public'::regnamespace`,
};
/** The list of migrations that were run is TypeORM's own. */
const OWN_TO_TYPEORM = /migrations/;

async function schema(): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [aspect, query] of Object.entries(ASPECTS)) {
    const rows: unknown[] = await dataSource.query(query);
    found[aspect] = rows
      .map((row) => JSON.stringify(row))
      .filter((row) => !OWN_TO_TYPEORM.test(row))
      .sort();
  }
  return found;
}

async function undoAll(): Promise<void> {
  for (let left = dataSource.migrations.length; left > 0; left--) await dataSource.undoLastMigration();
}

const isNothing = Object.fromEntries(Object.keys(ASPECTS).map((aspect) => [aspect, []]));

it('an empty database is brought to the present, and then nothing waits', async () => {
  expect(dataSource.migrations.length).toBeGreaterThan(0);
  expect(await dataSource.showMigrations()).toBe(false);
  const { columns, triggers, searches } = await schema();
  for (const aspect of [columns, triggers, searches]) expect(aspect?.length).toBeGreaterThan(0);
  const [{ jobs }] = await dataSource.query(`SELECT to_regclass('graphile_worker._private_jobs') IS NOT NULL AS jobs`);
  expect(jobs).toBe(true);
});

it('every migration can be undone, down to nothing, and done again to the same', async () => {
  const before = await schema();
  await undoAll();
  expect(await schema()).toEqual(isNothing);
  expect(await dataSource.showMigrations()).toBe(true);
  await dataSource.runMigrations({ transaction: 'each' });
  expect(await schema()).toEqual(before);
  expect(await dataSource.showMigrations()).toBe(false);
});

it('each of them alone leaves what was before it as it was', async () => {
  await undoAll();
  const [...migrations] = dataSource.migrations;
  const reached: Record<string, string[]>[] = [];
  await dataSource.runMigrations({ transaction: 'each' });
  for (const _ of migrations) {
    reached.push(await schema());
    await dataSource.undoLastMigration();
  }
  const stages = reached.map((stage) => Object.values(stage).reduce((sum, { length }) => sum + length, 0));
  expect(stages).toEqual(stages.toSorted((a, b) => b - a));
  expect(new Set(stages).size).toBe(stages.length);
});

it('a server that starts again on the same database finds it as it left it', async () => {
  const before = await schema();
  await dataSource.query(`INSERT INTO colleges (id, name, hue, position) VALUES (gen_random_uuid(), 'État', 1, 1)`);
  await dataSource.destroy();
  const notes: string[] = [];
  dataSource = await openDatabase(url, entities, (step) => notes.push(step));
  expect(notes).toEqual([]);
  expect(await schema()).toEqual(before);
  expect(await dataSource.query('SELECT name FROM colleges')).toEqual([{ name: 'État' }]);
});
