export { RefusalsPage as Component } from '../../features/administration/index.js';
