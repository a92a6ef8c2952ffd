import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { OrganisationsModule } from '../organisations/index.js';
import { StrategiesModule } from '../strategies/index.js';
import { GroupsController } from './groups.controller.js';
import { GroupsRepository } from './groups.repository.js';
import { GroupsService } from './groups.service.js';
import { InvitationsService } from './invitations.service.js';

@Module({
  imports: [IdentityModule, OrganisationsModule, StrategiesModule],
  controllers: [GroupsController],
  providers: [GroupsRepository, GroupsService, InvitationsService],
  exports: [GroupsService],
})
export class GroupsModule {}
