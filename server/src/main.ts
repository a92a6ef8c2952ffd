import { createApp } from './app.setup.js';
import { ConfigError, readConfig } from './config/config.js';
import { entities } from './entities.js';
import { firstAdministrator } from './first-administrator.js';
import { openDatabase } from './platform/database/data-source.js';
import {
  type EmbeddedPostgres,
  EmbeddedPostgresError,
  startEmbeddedPostgres,
} from './platform/database/embedded-postgres.js';
import { ServerLockError, takeServerLock } from './platform/database/server-lock.js';

/** Tells whoever started the server what is going on; logs are for the machine. */
const say = (sentence: string) => process.stderr.write(`${sentence}\n`);

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const embedded = config.DATABASE_URL
    ? null
    : await startEmbeddedPostgres(config.DATA_DIR, (step) => say(`… ${step}`));
  const databaseUrl = config.DATABASE_URL ?? (embedded as EmbeddedPostgres).url;
  const releaseLock = await takeServerLock(databaseUrl, () => {
    say('Another Diapason server took this database over: stopping.');
    process.exit(1);
  });
  const dataSource = await openDatabase(databaseUrl, entities, (step) => say(`… ${step}`));
  const app = await createApp({ config, dataSource, databaseUrl });
  await app.init();
  await firstAdministrator(app, config);
  await app.listen(config.PORT, config.HOST);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await app.close();
    await dataSource.destroy();
    await releaseLock();
    await embedded?.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
  process.on('disconnect', () => void stop());

  say(`${config.SITE_NAME} is at ${config.PUBLIC_URL}`);
  process.send?.('ready');
}

start().catch((error: unknown) => {
  say(sentenceFor(error));
  process.exit(1);
});

function sentenceFor(error: unknown): string {
  if ([ConfigError, EmbeddedPostgresError, ServerLockError].some((kind) => error instanceof kind))
    return (error as Error).message;
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Choose another, for example: PORT=${Number(port) + 1} npm start`;
  return `Diapason could not start.\n${(error as Error)?.stack ?? error}`;
}
