import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createApp } from '@diapason/server/app.setup';
import { readConfig } from '@diapason/server/config/config';
import { entities } from '@diapason/server/entities';
import { openDatabase } from '@diapason/server/platform/database/data-source';
import type { INestApplication } from '@nestjs/common';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, inject } from 'vitest';
import { databaseUrl, TEMPLATE } from './postgres.setup.js';

export interface RunningApp {
  app: INestApplication;
  dataSource: DataSource;
  /** Where it listens: http://127.0.0.1:port */
  url: string;
  databaseUrl: string;
  stop(): Promise<void>;
}

/** A new database, brought to the present, or as another template has it. */
export async function newDatabase(template: string = TEMPLATE): Promise<string> {
  const server = inject('postgresUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = new Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  await admin.end();
  return databaseUrl(server, name);
}

/** The real application on a database of its own and a free port, stopped when the test file ends. */
export async function startApp(env: Record<string, string> = {}): Promise<RunningApp> {
  const running = await startAppOn(await newDatabase(), env);
  afterAll(() => running.stop());
  return running;
}

/** The same on a database that is there already: what a restart finds. */
export async function startAppOn(url: string, env: Record<string, string> = {}): Promise<RunningApp> {
  const config = readConfig({ NODE_ENV: 'test', DEMO: 'on', LOG_LEVEL: 'error', DATABASE_URL: url, PORT: '0', ...env });
  const dataSource = await openDatabase(url, entities);
  const app = await createApp({ config, dataSource, databaseUrl: url });
  await app.init();
  const http = await app.listen(config.PORT, '127.0.0.1');
  const { port } = http.address() as AddressInfo;
  let stopped = false;
  return {
    app,
    dataSource,
    url: `http://127.0.0.1:${port}`,
    databaseUrl: url,
    stop: async () => {
      if (stopped) return;
      stopped = true;
      await app.close();
      await dataSource.destroy();
    },
  };
}
