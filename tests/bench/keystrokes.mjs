/**
 * When each character was typed, beside the texts rather than in them, and how long each took to arrive in the document
 * of everyone else.
 */
export class Keystrokes {
  /** By client id, then by clock. @type {Map<number, Map<number, number>>} */
  #typedAt = new Map();
  /** In milliseconds, as they came. @type {number[]} */
  delays = [];
  /** How many times a character is still to arrive somewhere. */
  awaited = 0;

  /** What was noted so far counts no more. */
  begin() {
    this.#typedAt.clear();
    this.delays = [];
    this.awaited = 0;
  }

  /**
   * A character is about to be typed, for so many others to receive.
   * @param {{ client: number, clock: number }} id
   * @param {number} others
   */
  typed({ client, clock }, others) {
    const ofClient = this.#typedAt.get(client) ?? new Map();
    this.#typedAt.set(client, ofClient.set(clock, performance.now()));
    this.awaited += others;
  }

  /** Something arrived in a document. @param {import('yjs').Transaction} transaction */
  arrived({ beforeState, afterState }) {
    const now = performance.now();
    for (const [client, after] of afterState) {
      const ofClient = this.#typedAt.get(client);
      if (!ofClient) continue;
      for (let clock = beforeState.get(client) ?? 0; clock < after; clock++) {
        const at = ofClient.get(clock);
        if (at === undefined) continue;
        this.delays.push(now - at);
        this.awaited -= 1;
      }
    }
  }
}

/**
 * The figures that stand for many, in the unit of what was measured.
 * @param {readonly number[]} measures
 */
export function spread(measures) {
  const sorted = Float64Array.from(measures).sort();
  const at = (/** @type {number} */ share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** @typedef {ReturnType<typeof spread>} Spread */
