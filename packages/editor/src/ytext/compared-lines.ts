import type { ChangeKind } from '../content.js';
import { ELEMENTS } from '../vocabulary.js';
import type { Step } from './align.js';
import { elementName, type Run } from './blocks.js';
import type { Unit } from './units.js';

/** A paragraph that begins or no longer does, where words go on. */
const BREAK = '¶';

const isInline = ({ insert }: Unit): boolean => typeof insert === 'string' || elementName(insert) === 'footnote';

/** Where blocks went and others came, what was written in the line before them comes first. */
export function readable(steps: readonly Step[]): Step[] {
  const ordered: Step[] = [];
  for (let i = 0; i < steps.length; ) {
    const start = i;
    while (steps[i] && !(steps[i]?.before && steps[i]?.after)) i += 1;
    const gap = steps.slice(start, i);
    for (const inLine of [true, false])
      for (const side of ['before', 'after'] as const) {
        const units = gap.filter((step) => step[side]);
        const first = units.findIndex((step) => !isInline(step[side] as Unit));
        const line = first < 0 ? units.length : first;
        for (const step of inLine ? units.slice(0, line) : units.slice(line)) ordered.push(step);
      }
    const kept = steps[i];
    if (kept) ordered.push(kept);
    i += 1;
  }
  return ordered;
}

/**
 * A block that began and no longer does, where its words go on in the one before, is told within the line; so is one that
 * begins in the middle of words that were there.
 */
export function withBreaks(runs: readonly Run[]): Run[] {
  return runs.flatMap((run, i) => {
    const { change } = run;
    if (elementName(run.insert) !== 'textBlock' || !change) return run;
    const fate = GONE.has(change.kind) ? GONE : COME;
    if (isWholeLine(runs, i + 1, fate)) return run;
    // Of a marker nobody is known to have taken it out: it went with the words beside it.
    const beside = [runs[i + 1], runs[i - 1]].find((each) => each?.change?.kind === change.kind);
    const mark: Run = { insert: BREAK, change: change.by === undefined ? { ...change, ...beside?.change } : change };
    return fate === GONE ? mark : [run, mark];
  });
}

const GONE: ReadonlySet<ChangeKind> = new Set(['removed', 'left']);
const COME: ReadonlySet<ChangeKind> = new Set(['added', 'moved']);

/** Whether all the words up to the next block that stands went, or all of those that stand came. */
function isWholeLine(runs: readonly Run[], start: number, fate: ReadonlySet<ChangeKind>): boolean {
  for (let i = start; ; i++) {
    const run = runs[i];
    if (!run) return true;
    if (run.change && GONE.has(run.change.kind)) continue;
    const name = elementName(run.insert);
    if (name && ELEMENTS[name].place !== 'inline') return true;
    if (fate === GONE || !run.change || !COME.has(run.change.kind)) return false;
  }
}
