export { OrganisationPage as Component } from '../../features/organisations/index.js';
