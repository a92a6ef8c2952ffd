export { LegalPage as Component } from '../../features/legal/index.js';
