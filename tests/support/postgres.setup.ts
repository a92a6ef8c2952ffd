import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entities } from '@diapason/server/entities';
import { openDatabase } from '@diapason/server/platform/database/data-source';
import { startEmbeddedPostgres } from '@diapason/server/platform/database/embedded-postgres';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

export const TEMPLATE = 'diapason_template';

/** One PostgreSQL for the run, with a database brought to the present that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'diapason-tests-'));
  // For root, what only root may enter is kept elsewhere, and would stay there.
  await chmod(directory, 0o755);
  const postgres = await startEmbeddedPostgres(directory, () => undefined);
  const admin = new Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await admin.end();
  const template = await openDatabase(databaseUrl(postgres.url, TEMPLATE), entities);
  await template.destroy();
  project.provide('postgresUrl', postgres.url);
  return async () => {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  };
}

export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
