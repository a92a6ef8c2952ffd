export * from './common.js';
export * from './fiches.js';
export * from './groups.js';
export * from './home.js';
export * from './identity.js';
export * from './organisations.js';
export * from './realtime.js';
export * from './strategies.js';
