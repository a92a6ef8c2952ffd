import { Module } from '@nestjs/common';
import { FichesModule } from '../fiches/index.js';
import { GroupsModule } from '../groups/index.js';
import { IdentityModule } from '../identity/index.js';
import { StrategiesModule } from '../strategies/index.js';
import { HomeController } from './home.controller.js';
import { HomeService } from './home.service.js';

@Module({
  imports: [IdentityModule, StrategiesModule, GroupsModule, FichesModule],
  controllers: [HomeController],
  providers: [HomeService],
})
export class HomeModule {}
