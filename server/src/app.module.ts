import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DemonstrationModule } from './demonstration/demonstration.module.js';
import { ContributionsModule } from './modules/contributions/index.js';
import { DocumentsModule } from './modules/documents/index.js';
import { FichesModule } from './modules/fiches/index.js';
import { GroupsModule } from './modules/groups/index.js';
import { HomeModule } from './modules/home/index.js';
import { IdentityModule } from './modules/identity/index.js';
import { OrganisationsModule } from './modules/organisations/index.js';
import { StrategiesModule } from './modules/strategies/index.js';
import { SessionGuard } from './platform/http/session.guard.js';
import { type Foundation, PlatformModule } from './platform/platform.module.js';
import { WebsiteModule } from './website/website.module.js';

/** The one list of modules, each using only those above it. */
@Module({})
export class AppModule {
  static on(foundation: Foundation): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.on(foundation),
        IdentityModule,
        OrganisationsModule,
        StrategiesModule,
        GroupsModule,
        FichesModule,
        DocumentsModule,
        ContributionsModule,
        HomeModule,
        ...(foundation.config.DEMO ? [DemonstrationModule] : []),
        WebsiteModule,
      ],
      providers: [{ provide: APP_GUARD, useClass: SessionGuard }],
    };
  }
}
