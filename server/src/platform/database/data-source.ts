import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runMigrations as migrateJobs } from 'graphile-worker';
import { DataSource, type MixedList } from 'typeorm';
import { SnakeCase } from './naming.js';

type Migration = MixedList<() => unknown> & (new () => object);

/** Connects to the database and brings it to the present: its own migrations, and those of the job queue. */
export async function openDatabase(
  url: string,
  entities: (new () => object)[],
  note: (step: string) => void = () => undefined,
): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    entities,
    namingStrategy: new SnakeCase(),
    migrations: (await migrationClasses()) as never,
    migrationsTableName: 'migrations',
    extra: { max: 20, connectionTimeoutMillis: 10_000 },
  });
  await dataSource.initialize();
  if (await dataSource.showMigrations()) {
    note('bringing the database to the present');
    await dataSource.runMigrations({ transaction: 'each' });
  }
  await migrateJobs({ connectionString: url });
  return dataSource;
}

async function migrationClasses(): Promise<Migration[]> {
  const folder = new URL('migrations/', import.meta.url);
  const files = (await readdir(fileURLToPath(folder))).filter((file) => file.endsWith('.js')).sort();
  const modules = await Promise.all(
    files.map((file) => import(new URL(file, folder).href) as Promise<Record<string, Migration>>),
  );
  return modules.flatMap((module) => Object.values(module));
}
