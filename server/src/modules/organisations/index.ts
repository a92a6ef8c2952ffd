export { ActorsService, today } from './actors.service.js';
export { College } from './college.entity.js';
export { Membership } from './membership.entity.js';
export { Organisation } from './organisation.entity.js';
export { OrganisationAlias } from './organisation-alias.entity.js';
export { OrganisationIdentifier } from './organisation-identifier.entity.js';
export { MembershipChanged } from './organisations.events.js';
export { OrganisationsModule } from './organisations.module.js';
export { type OrganisationRecord, OrganisationsService } from './organisations.service.js';
