import { Module } from '@nestjs/common';
import { CREDENTIALS } from '../../platform/http/session.guard.js';
import { IdentityModule } from '../identity/index.js';
import { ActorsService } from './actors.service.js';
import { ErasureService } from './erasure.service.js';
import { OrganisationsController } from './organisations.controller.js';
import { OrganisationsRepository } from './organisations.repository.js';
import { OrganisationsService } from './organisations.service.js';

@Module({
  imports: [IdentityModule],
  controllers: [OrganisationsController],
  providers: [
    OrganisationsRepository,
    OrganisationsService,
    ActorsService,
    ErasureService,
    { provide: CREDENTIALS, useExisting: ActorsService },
  ],
  exports: [OrganisationsService, ActorsService, ErasureService, CREDENTIALS],
})
export class OrganisationsModule {}
