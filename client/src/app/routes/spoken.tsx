export { SpokenPage as Component } from '../../features/voices/index.js';
