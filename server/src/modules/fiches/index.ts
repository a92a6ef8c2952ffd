export { ArrangeService } from './arrange.service.js';
export { Fiche } from './fiche.entity.js';
export { FicheRead, FicheSteered } from './fiches.events.js';
export { FichesModule } from './fiches.module.js';
export { FichesService, type TraceableText } from './fiches.service.js';
export { ProjectionService, type SettledText } from './projection.service.js';
export { WritingService } from './writing.service.js';
