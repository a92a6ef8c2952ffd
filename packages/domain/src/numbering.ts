/** How the nodes of a level are numbered: within their parent (3.9), through the whole strategy (18), or not at all. */
export type Numbering = 'per-parent' | 'through' | 'none';
export const NUMBERINGS = ['per-parent', 'through', 'none'] as const satisfies readonly Numbering[];

export interface Level {
  key: string;
  /** In the language of the strategy: « enjeu », « enjeux ». */
  name: string;
  plural: string;
  numbering: Numbering;
}

export interface NumberedNode {
  id: string;
  parent: string | null;
  /** Key of its level; null for a chapter, which has no number. */
  level: string | null;
  /** A number set by hand, or frozen by a phase. */
  fixed: string | null;
}

/**
 * [N1] The number of each node, by id. `nodes` come in the order of the tree, parents first and siblings in their order.
 * Per parent, siblings count together whatever their level, so that a level that is skipped leaves no gap nor double;
 * chapters are not counted. [N2] A fixed number is kept as it is, and its place is still counted.
 */
export function numberNodes(nodes: readonly NumberedNode[], levels: readonly Level[]): Map<string, string | null> {
  const numbering = new Map(levels.map(({ key, numbering: how }) => [key, how]));
  const numbers = new Map<string, string | null>();
  const siblings = new Map<string | null, number>();
  const through = new Map<string, number>();
  const count = <K>(counts: Map<K, number>, key: K) => {
    const next = (counts.get(key) ?? 0) + 1;
    counts.set(key, next);
    return next;
  };
  for (const { id, parent, level, fixed } of nodes) {
    const how = level === null ? 'none' : (numbering.get(level) ?? 'none');
    let number: string | null = null;
    if (how === 'through' && level !== null) number = String(count(through, level));
    else if (how === 'per-parent') {
      const prefix = parent === null ? null : numbers.get(parent);
      const place = count(siblings, parent);
      number = prefix ? `${prefix}.${place}` : String(place);
    }
    numbers.set(id, fixed ?? number);
  }
  return numbers;
}

/** Orders numbers as people do: 3.9 before 3.10. */
export function compareNumbers(a: string, b: string): number {
  return a.localeCompare(b, 'fr', { numeric: true });
}
