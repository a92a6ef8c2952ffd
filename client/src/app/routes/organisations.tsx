export { DirectoryPage as Component } from '../../features/organisations/index.js';
