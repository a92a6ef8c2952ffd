export { LinkPage as Component } from '../../features/session/index.js';
