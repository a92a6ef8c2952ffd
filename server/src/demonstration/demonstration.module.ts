import { Module } from '@nestjs/common';
import { DocumentsModule } from '../modules/documents/index.js';
import { FichesModule } from '../modules/fiches/index.js';
import { GroupsModule } from '../modules/groups/index.js';
import { IdentityModule } from '../modules/identity/index.js';
import { OrganisationsModule } from '../modules/organisations/index.js';
import { StrategiesModule } from '../modules/strategies/index.js';
import { CastRepository } from './cast.repository.js';
import { DemonstrationController } from './demonstration.controller.js';
import { DemonstrationService } from './demonstration.service.js';
import { Writers } from './writers.js';

/** Only where `DEMO` is on, which production refuses. */
@Module({
  imports: [IdentityModule, OrganisationsModule, StrategiesModule, GroupsModule, FichesModule, DocumentsModule],
  controllers: [DemonstrationController],
  providers: [DemonstrationService, CastRepository, Writers],
})
export class DemonstrationModule {}
