/** @typedef {import('./children.mjs').Child} Child */

/** How long anything may take before it is taken for lost, in milliseconds. */
export const PATIENCE = 30_000;

/** @param {number} ms */
export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * Looks until something is so; false when it does not come.
 * @param {() => unknown} look
 * @param {number} [timeout]
 */
export async function until(look, timeout = PATIENCE) {
  const end = Date.now() + timeout;
  while (!(await look())) {
    if (Date.now() > end) return false;
    await pause(5);
  }
  return true;
}

/**
 * Waits for something, but not for ever.
 * @template T
 * @param {string} what
 * @param {Promise<T>} promise
 * @param {Child} [child] whose last words are shown when it does not come
 * @returns {Promise<T>}
 */
export async function within(what, promise, child) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`did not come: ${what}`)), PATIENCE);
  });
  try {
    return await Promise.race([promise, late]);
  } catch (error) {
    if (child) process.stderr.write(`${child.said}\n`);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
