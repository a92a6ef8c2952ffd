import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { Acts } from './database/act.js';
import { DatabaseUrl } from './database/database-url.js';
import { EventBus } from './events/event-bus.js';
import { HealthController } from './health/health.controller.js';
import { SiteController } from './http/site.controller.js';
import { RequestThrottler } from './http/throttler.guard.js';
import { JobRunner } from './jobs/job-runner.js';
import { Mailer } from './mail/mailer.js';

/** Requests of one address in a minute, whatever they ask: a whole room behind one address stays well below. */
const PER_MINUTE = { ttl: 60_000, limit: 3_000 };

export interface Foundation {
  config: Config;
  dataSource: DataSource;
  databaseUrl: string;
}

/** What every module stands on. */
@Global()
@Module({})
export class PlatformModule {
  static on({ config, dataSource, databaseUrl }: Foundation): DynamicModule {
    const given = [
      { provide: CONFIG, useValue: config },
      { provide: DataSource, useValue: dataSource },
      { provide: DatabaseUrl, useValue: new DatabaseUrl(databaseUrl) },
      EventBus,
      Acts,
      JobRunner,
      Mailer,
    ];
    return {
      module: PlatformModule,
      imports: [ThrottlerModule.forRoot([PER_MINUTE])],
      controllers: [HealthController, SiteController],
      providers: [...given, { provide: APP_GUARD, useClass: RequestThrottler }],
      exports: given,
    };
  }
}
