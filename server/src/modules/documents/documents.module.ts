import { Module } from '@nestjs/common';
import { FichesModule } from '../fiches/index.js';
import { GroupsModule } from '../groups/index.js';
import { IdentityModule } from '../identity/index.js';
import { OrganisationsModule } from '../organisations/index.js';
import { StrategiesModule } from '../strategies/index.js';
import { AdmissionService } from './admission.service.js';
import { AuthorsController } from './authors.controller.js';
import { AuthorsService } from './authors.service.js';
import { CollabDoor } from './collab.door.js';
import { CollabGateway } from './collab.gateway.js';
import { ComparisonService } from './comparison.service.js';
import { CreditsService } from './credits.service.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsRepository } from './documents.repository.js';
import { FactsGateway } from './facts.gateway.js';
import { FicheOwner } from './fiche-owner.js';
import { HistoryService } from './history.service.js';
import { HistoryAccessService } from './history-access.service.js';
import { DocumentOwners } from './owners.js';
import { QuarantineController } from './quarantine.controller.js';
import { QuarantineRepository } from './quarantine.repository.js';
import { QuarantineService } from './quarantine.service.js';
import { RestorationService } from './restoration.service.js';
import { RoomsService } from './rooms.service.js';
import { StrandedService } from './stranded.service.js';
import { VisitorsService } from './visitors.service.js';
import { VoicesController } from './voices.controller.js';
import { VoicesRepository } from './voices.repository.js';
import { VoicesService } from './voices.service.js';

@Module({
  imports: [IdentityModule, OrganisationsModule, StrategiesModule, GroupsModule, FichesModule],
  controllers: [DocumentsController, AuthorsController, QuarantineController, VoicesController],
  providers: [
    DocumentsRepository,
    DocumentOwners,
    FicheOwner,
    QuarantineRepository,
    QuarantineService,
    RoomsService,
    StrandedService,
    CreditsService,
    HistoryAccessService,
    HistoryService,
    AuthorsService,
    ComparisonService,
    RestorationService,
    AdmissionService,
    VisitorsService,
    VoicesRepository,
    VoicesService,
    CollabDoor,
    CollabGateway,
    FactsGateway,
  ],
  exports: [DocumentOwners, RoomsService, VisitorsService, VoicesService],
})
export class DocumentsModule {}
