export { DirectoryPage } from './directory-page.js';
export { OrganisationPage } from './organisation-page.js';
