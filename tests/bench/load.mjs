import { Random } from '@diapason/editor/testing';
import { answerParent } from '../support/children.mjs';
import { contentOf } from '../support/content.mjs';
import { until } from '../support/time.mjs';
import { Keystrokes, spread } from './keystrokes.mjs';
import { Visitor } from './visitor.mjs';

// Everyone who has a text open, in a process of their own: the load is not the server's.

/** @type {Visitor[]} */
let visitors = [];
const keystrokes = new Keystrokes();
const random = new Random(1);

/** Tells everyone how many others there are. */
function count() {
  /** @type {Map<number, number>} */
  const present = new Map();
  for (const { seat } of visitors) present.set(seat.room, (present.get(seat.room) ?? 0) + 1);
  for (const visitor of visitors) visitor.others = (present.get(visitor.seat.room) ?? 1) - 1;
}

/** How long each takes to connect, in milliseconds. @param {readonly Visitor[]} who */
const connect = (who) =>
  Promise.all(
    who.map(async (visitor) => {
      const since = performance.now();
      await visitor.connect();
      return performance.now() - since;
    }),
  );

const frames = () => visitors.reduce((sum, visitor) => sum + visitor.frames, 0);

answerParent({
  /** More people come, all at once. @returns {Promise<import('./keystrokes.mjs').Spread>} */
  enter: async ({ seats }) => {
    const newcomers = seats.map((/** @type {import('./visitor.mjs').Seat} */ seat) => new Visitor(seat, keystrokes));
    visitors.push(...newcomers);
    count();
    return spread(await connect(newcomers));
  },
  /** People come one after the other and go again. @returns {Promise<import('./keystrokes.mjs').Spread>} */
  visit: async ({ seat, times }) => {
    const delays = [];
    for (let n = 0; n < times; n++) {
      const visitor = new Visitor(seat, keystrokes);
      delays.push(...(await connect([visitor])));
      visitor.leave();
    }
    return spread(delays);
  },
  /** Whoever types does, for a time; settles when all of it has arrived everywhere, or does not any more. */
  type: async ({ seconds }) => {
    keystrokes.begin();
    const before = frames();
    await Promise.all(visitors.filter(({ seat }) => seat.types).map((visitor) => visitor.typeFor(seconds, random)));
    await until(() => keystrokes.awaited === 0);
    return {
      delays: spread(keystrokes.delays),
      missing: keystrokes.awaited,
      frames: frames() - before,
    };
  },
  /** Everyone's wire breaks; each types something before they come back together. */
  comeBack: async () => {
    for (const visitor of visitors) visitor.cut();
    for (const visitor of visitors) visitor.type();
    return spread(await connect(visitors));
  },
  /** Waits until all is saved. @returns {Promise<boolean>} whether it comes to be */
  saved: () => until(() => visitors.every(({ client }) => client.unsaved.length === 0)),
  /** Whether everyone in a room comes to read the same. @returns {Promise<boolean>} */
  alike: () =>
    until(() => {
      const texts = new Set(visitors.map(({ seat, doc }) => `${seat.room} ${contentOf(doc)}`));
      return texts.size === new Set(visitors.map(({ seat }) => seat.room)).size;
    }),
  /** Why anyone was put out. @returns {string[]} */
  closes: () => visitors.flatMap(({ closes }) => closes),
  leave: () => {
    for (const visitor of visitors) visitor.leave();
    visitors = [];
  },
});
