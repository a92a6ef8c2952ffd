export { RefusalsPage } from './refusals-page.js';
