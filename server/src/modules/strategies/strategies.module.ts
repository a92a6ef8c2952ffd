import { Module } from '@nestjs/common';
import { AccessService } from './access.service.js';
import { StrategiesController } from './strategies.controller.js';
import { StrategiesRepository } from './strategies.repository.js';
import { StrategiesService } from './strategies.service.js';
import { TreeService } from './tree.service.js';

@Module({
  controllers: [StrategiesController],
  providers: [StrategiesRepository, AccessService, StrategiesService, TreeService],
  exports: [AccessService, StrategiesService, TreeService],
})
export class StrategiesModule {}
