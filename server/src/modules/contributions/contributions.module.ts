import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/index.js';
import { FichesModule } from '../fiches/index.js';
import { GroupsModule } from '../groups/index.js';
import { IdentityModule } from '../identity/index.js';
import { OrganisationsModule } from '../organisations/index.js';
import { StrategiesModule } from '../strategies/index.js';
import { ContributionsController } from './contributions.controller.js';
import { ContributionsRepository } from './contributions.repository.js';
import { ContributionsService } from './contributions.service.js';
import { CountingService } from './counting.service.js';

@Module({
  imports: [IdentityModule, OrganisationsModule, StrategiesModule, GroupsModule, FichesModule, DocumentsModule],
  controllers: [ContributionsController],
  providers: [ContributionsRepository, CountingService, ContributionsService],
})
export class ContributionsModule {}
