export { FichePage } from './fiche-page.js';
