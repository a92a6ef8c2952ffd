export { SignInPage as Component } from '../../features/session/index.js';
