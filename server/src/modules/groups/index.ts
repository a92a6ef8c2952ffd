export { Charge } from './charge.entity.js';
export { Group } from './group.entity.js';
export { GroupChanged } from './groups.events.js';
export { GroupsModule } from './groups.module.js';
export { GroupsService } from './groups.service.js';
export { Invitation } from './invitation.entity.js';
export { Seat } from './seat.entity.js';
