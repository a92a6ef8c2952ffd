import { Module } from '@nestjs/common';
import { GroupsModule } from '../groups/index.js';
import { OrganisationsModule } from '../organisations/index.js';
import { StrategiesModule } from '../strategies/index.js';
import { ArrangeService } from './arrange.service.js';
import { DirectoryController } from './directory.controller.js';
import { FichesController } from './fiches.controller.js';
import { FichesRepository } from './fiches.repository.js';
import { FichesService } from './fiches.service.js';
import { ProjectionService } from './projection.service.js';
import { WritingService } from './writing.service.js';

@Module({
  imports: [OrganisationsModule, StrategiesModule, GroupsModule],
  controllers: [FichesController, DirectoryController],
  providers: [FichesRepository, FichesService, ArrangeService, ProjectionService, WritingService],
  exports: [FichesService, ArrangeService, ProjectionService, WritingService],
})
export class FichesModule {}
