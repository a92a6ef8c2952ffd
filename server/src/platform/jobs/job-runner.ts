import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { parseCronItems, type Runner, run, type TaskList, Logger as WorkerLogger } from 'graphile-worker';
import { DatabaseUrl } from '../database/database-url.js';
import type { HourlyJob, JobName, JobPayloads } from './jobs.js';

/** Days for which a job that failed for good is kept, for whoever looks into why. */
const FAILED_KEPT_DAYS = 30;
const HOURLY = '17 * * * *';

/** Runs jobs in this process. A module gives the handler of each job it owns when it starts. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('jobs');
  private readonly tasks: TaskList = {
    'erase-failed-jobs': async (_, { query }) => {
      await query(
        `SELECT graphile_worker.complete_jobs(array_agg(id)) FROM graphile_worker.jobs
         WHERE attempts >= max_attempts AND updated_at < now() - make_interval(days => $1)`,
        [FAILED_KEPT_DAYS],
      );
    },
  };
  private readonly hourly: HourlyJob[] = ['erase-failed-jobs'];
  private runner: Runner | null = null;

  constructor(private readonly database: DatabaseUrl) {}

  handle<N extends JobName>(name: N, handler: (payload: JobPayloads[N]) => Promise<void>): void {
    this.tasks[name] = (payload) => handler(payload as JobPayloads[N]);
  }

  /** For what is done every hour, and at each start: a machine may be off at the hour. */
  everyHour(name: HourlyJob, run: () => Promise<void>): void {
    this.hourly.push(name);
    this.tasks[name] = run;
  }

  async onApplicationBootstrap(): Promise<void> {
    const once = (name: HourlyJob) => ({ jobKey: name, maxAttempts: 3 });
    this.runner = await run({
      connectionString: this.database.url,
      concurrency: 2,
      maxPoolSize: 3,
      noHandleSignals: true,
      taskList: this.tasks,
      parsedCronItems: parseCronItems(this.hourly.map((task) => ({ task, match: HOURLY, options: once(task) }))),
      logger: new WorkerLogger(() => (level, message) => {
        if (level === 'error' || level === 'warning') this.logger.warn({ message: 'job', detail: message });
      }),
    });
    for (const name of this.hourly) await this.runner.addJob(name, {}, once(name));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.runner?.stop();
  }
}
