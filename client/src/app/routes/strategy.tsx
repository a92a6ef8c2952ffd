export { StrategyPage as Component } from '../../features/strategy/index.js';
