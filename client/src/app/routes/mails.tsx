export { MailsPage as Component } from '../../features/demonstration/index.js';
