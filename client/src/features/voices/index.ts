export { SpokenPage } from './spoken-page.js';
