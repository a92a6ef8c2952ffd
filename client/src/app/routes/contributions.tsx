export { ContributionsPage as Component } from '../../features/contributions/index.js';
