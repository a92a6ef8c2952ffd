import { authors } from './authors.mjs';
import { join } from './join.mjs';
import { memory } from './memory.mjs';
import { reconnect } from './reconnect.mjs';
import { register } from './register.mjs';
import { together } from './together.mjs';

/**
 * One line of the table. Delays are in milliseconds, shares of a processor in percent, memory in megabytes.
 * @typedef {{
 *   what: string,
 *   delays?: import('./keystrokes.mjs').Spread,
 *   messages?: number,
 *   server?: number,
 *   perDelivery?: number,
 *   database?: number,
 *   load?: number,
 *   others?: number,
 *   rss?: number,
 *   heap?: number,
 *   perFiche?: number,
 *   problems: string[],
 * }} Row `messages`: received by everyone, each second; `perDelivery`: milliseconds of the server's processor for each
 *   character that arrived somewhere; `others`: whatever else ran on the machine;
 *   `perFiche`: kilobytes
 */
/** @typedef {{ start(server: import('../support/children.mjs').Child): Promise<void>, stop(server: import('../support/children.mjs').Child): Promise<void> }} Profiling */
/** @typedef {{ seconds: number, profiling?: Profiling }} Options */
/** @typedef {(stage: import('./stage.mjs').Stage, options: Options) => AsyncGenerator<Row>} Scenario */

/** What can be measured, by name. @type {Record<string, Scenario>} */
export const SCENARIOS = {
  'fiche-10': together({ fiches: 1, people: 10, typing: 5 }),
  'fiche-30': together({ fiches: 1, people: 30, typing: 15 }),
  'fiche-60': together({ fiches: 1, people: 60, typing: 30 }),
  'fiche-120': together({ fiches: 1, people: 120, typing: 40 }),
  'fiches-80': together({ fiches: 80, people: 5, typing: 1 }),
  'join-20000': join(20_000),
  'join-200000': join(200_000),
  // Some characters are taken out again: nearly 20,000 are left.
  'authors-20000': authors({ operations: 22_650, people: 40 }),
  'authors-200000': authors({ operations: 200_000, people: 60 }),
  'reconnect-200': reconnect(200),
  'register-33': register({ fiches: 33, organisations: 100 }),
  'register-120': register({ fiches: 120, organisations: 200 }),
  memory: memory(80),
};
