import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const SHOWN = 30;
/** What V8 calls the time in which nothing is done, and the profiler's own. */
const NOT_WORK = ['(idle)', 'dispatch'];
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The functions in which a process spent the most of the time it was busy, from a profile of V8.
 * @param {string} path
 */
export async function heaviest(path) {
  const { nodes, samples, timeDeltas } = JSON.parse(await readFile(path, 'utf8'));
  /** @type {Map<number, string>} */
  const names = new Map(nodes.map((/** @type {any} */ { id, callFrame }) => [id, nameOf(callFrame)]));
  /** @type {Map<string, number>} */
  const times = new Map();
  let busy = 0;
  for (const [i, sample] of samples.entries()) {
    const name = names.get(sample) ?? '';
    if (NOT_WORK.includes(name)) continue;
    busy += timeDeltas[i];
    times.set(name, (times.get(name) ?? 0) + timeDeltas[i]);
  }
  return [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, SHOWN)
    .map(([name, time]) => ({ name, share: (time / busy) * 100 }));
}

/** @param {{ functionName: string, url: string, lineNumber: number }} frame */
function nameOf({ functionName, url, lineNumber }) {
  const name = functionName || '(anonymous)';
  if (!url) return name;
  const file = url
    .replace(/^file:\/\//, '')
    .replace(ROOT, '')
    .replace(/^.*node_modules\//, '');
  return `${name} ${file}:${lineNumber + 1}`;
}
