export { StrategyPage } from './strategy-page.js';
