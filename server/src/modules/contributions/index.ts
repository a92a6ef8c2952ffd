export { ContributionsModule } from './contributions.module.js';
