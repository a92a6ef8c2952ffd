export { GroupPage as Component } from '../../features/groups/index.js';
