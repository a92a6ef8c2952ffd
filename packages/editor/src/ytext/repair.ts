import * as Y from 'yjs';
import { ELEMENTS } from '../vocabulary.js';
import { childElements, elementName, heldText, readBlocks, readRuns, runLength } from './blocks.js';
import { createElement } from './write.js';

/**
 * What only the server mends, after a pause, so that two clients never mend the same hole: ragged tables get the cells
 * they lack, elements that lost the text they hold get one, the second of two items with one identity gets its own, and
 * a line (title, aim) that was broken in two is joined. Gives the edits to make; none when nothing needs mending.
 */
export function repairsOf(section: Y.Text, isLine: boolean, newId: () => string): (() => void)[] {
  const repairs: (() => void)[] = [];
  const seen = new Set<string>();
  for (const { element, name } of readBlocks(section)) {
    if (!element || ELEMENTS[name].place !== 'block') continue;
    const id = element.getAttribute('id') ?? '';
    if (!id || seen.has(id)) repairs.push(() => element.setAttribute('id', newId()));
    seen.add(id);
    if (name === 'table') repairs.push(...tableRepairs(element, newId));
    else if (!heldText(element)) repairs.push(() => element.insert(0, [new Y.XmlText()]));
  }
  if (isLine) repairs.push(...lineRepairs(section));
  return repairs;
}

function tableRepairs(table: Y.XmlElement, newId: () => string): (() => void)[] {
  const rows = childElements(table, 'tableRow');
  const width = Math.max(0, ...rows.map((row) => childElements(row, 'tableCell').length));
  return rows.flatMap((row) => {
    const cells = childElements(row, 'tableCell');
    const lacking = width - cells.length;
    const mends: (() => void)[] = cells
      .filter((cell) => !heldText(cell))
      .map((cell) => () => cell.insert(0, [new Y.XmlText()]));
    if (lacking > 0) {
      const fresh = Array.from({ length: lacking }, () => createElement({ type: 'tableCell', attrs: { id: newId() } }));
      mends.push(() => row.insert(row.length, fresh));
    }
    return mends;
  });
}

/** Everything of a line but its first marker and its words; a break between two words becomes a space. */
function lineRepairs(section: Y.Text): (() => void)[] {
  const extra: { index: number; length: number; isBreak: boolean }[] = [];
  let index = 0;
  let markers = 0;
  for (const run of readRuns(section)) {
    const name = elementName(run.insert);
    if (name === 'textBlock') {
      markers += 1;
      if (markers > 1) extra.push({ index, length: 1, isBreak: true });
    } else if (name) extra.push({ index, length: 1, isBreak: false });
    index += runLength(run);
  }
  return extra.toReversed().map(({ index: at, length, isBreak }) => () => {
    section.delete(at, length);
    if (isBreak && at > 1) section.insert(at, ' ', {});
  });
}
