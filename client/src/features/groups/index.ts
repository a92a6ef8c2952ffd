export { GroupPage } from './group-page.js';
