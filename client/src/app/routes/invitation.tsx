export { InvitationPage as Component } from '../../features/session/index.js';
