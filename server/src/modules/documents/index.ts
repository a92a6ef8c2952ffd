export { DocumentsModule } from './documents.module.js';
export { type DocumentOwner, DocumentOwners, type OwnedDocument } from './owners.js';
export { RoomsService } from './rooms.service.js';
export { VisitorsService } from './visitors.service.js';
export type { OpenedVoice } from './voices.repository.js';
export { VoicesService } from './voices.service.js';
