import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type Runner, run, Logger as WorkerLogger } from 'graphile-worker';
import { DatabaseUrl } from '../database/database-url.js';
import type { JobName, JobPayloads } from './jobs.js';

type Handlers = { [N in JobName]?: (payload: JobPayloads[N]) => Promise<void> };

/** Runs jobs in this process. A module gives the handler of each job it owns when it starts. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('jobs');
  private readonly handlers: Handlers = {};
  private runner: Runner | null = null;

  constructor(private readonly database: DatabaseUrl) {}

  handle<N extends JobName>(name: N, handler: (payload: JobPayloads[N]) => Promise<void>): void {
    this.handlers[name] = handler as Handlers[N];
  }

  async onApplicationBootstrap(): Promise<void> {
    const taskList = Object.fromEntries(
      Object.entries(this.handlers).map(([name, handler]) => [
        name,
        (payload: unknown) => (handler as (given: unknown) => Promise<void>)(payload),
      ]),
    );
    this.runner = await run({
      connectionString: this.database.url,
      concurrency: 2,
      maxPoolSize: 3,
      noHandleSignals: true,
      taskList,
      logger: new WorkerLogger(() => (level, message) => {
        if (level === 'error' || level === 'warning') this.logger.warn({ message: 'job', detail: message });
      }),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.runner?.stop();
  }
}
