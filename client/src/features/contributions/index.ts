export { ContributionsPage } from './contributions-page.js';
