export { SessionsEnded } from './identity.events.js';
export { IdentityModule } from './identity.module.js';
export { fullName, IdentityService } from './identity.service.js';
export { Person } from './person.entity.js';
export { Session } from './session.entity.js';
export { SessionsService } from './sessions.service.js';
export { SignInService } from './sign-in.service.js';
export { SignInAttempt } from './sign-in-attempt.entity.js';
