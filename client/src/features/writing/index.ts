export { Writing as default } from './writing.js';
