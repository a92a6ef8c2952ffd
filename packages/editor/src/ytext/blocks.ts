import * as Y from 'yjs';
import type { Change } from '../content.js';
import { ELEMENTS, type ElementName, isElementName } from '../vocabulary.js';

export type Flow = Y.Text | Y.XmlText;

/** A run of a flow as Yjs tells it: characters with their formats, or one embedded element. */
export interface Run {
  insert: string | Y.XmlElement;
  attributes?: Record<string, unknown>;
  /** In a traced reading: to whom the characters are credited. */
  by?: number;
  /** In a traced reading, without characters: how many someone took out here. */
  removed?: number;
  /** In a compared reading: what became of it. */
  change?: Change;
}

/** One block of a section, in document order. */
export interface Block {
  name: ElementName;
  /** The marker or the embedded element; null for text that no marker opens (its marker was deleted by someone else). */
  element: Y.XmlElement | null;
  /** Index in the flow of the element, or of the first character when there is none. */
  index: number;
  /** The characters and inline elements of a text block; empty for an embedded block. */
  line: Run[];
  /** Length in the flow, the element included. */
  length: number;
}

/** The runs of a flow; what is no text and no element of the vocabulary is passed over, keeping its length as nothing. */
export function readRuns(flow: Flow): Run[] {
  return flow.toDelta() as Run[];
}

export const runLength = (run: Run): number => (typeof run.insert === 'string' ? run.insert.length : 1);

export function elementName(value: unknown): ElementName | null {
  return value instanceof Y.XmlElement && isElementName(value.nodeName) ? value.nodeName : null;
}

/**
 * The blocks of a section. Text that stands before the first marker, or straight after an embedded block, forms a
 * paragraph of its own; an empty section is one empty paragraph.
 */
export function readBlocks(section: Y.Text, runsOf: (flow: Flow) => Run[] = readRuns): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  let index = 0;
  for (const run of runsOf(section)) {
    const name = elementName(run.insert);
    const place = name && ELEMENTS[name].place;
    if (name && (place === 'marker' || place === 'block')) {
      const block: Block = { name, element: run.insert as Y.XmlElement, index, line: [], length: 1 };
      blocks.push(block);
      open = place === 'marker' ? block : null;
    } else {
      if (!open) {
        open = { name: 'textBlock', element: null, index, line: [], length: 0 };
        blocks.push(open);
      }
      open.line.push(run);
      open.length += runLength(run);
    }
    index += runLength(run);
  }
  if (blocks.length === 0) blocks.push({ name: 'textBlock', element: null, index: 0, line: [], length: 0 });
  return blocks;
}

/** The text that an item, a cell or a footnote holds; undefined when a malformed element has none. */
export function heldText(element: Y.XmlElement): Y.XmlText | undefined {
  const first = element.length > 0 ? element.get(0) : undefined;
  return first instanceof Y.XmlText ? first : undefined;
}

/** The children of a table or of a row that are what they should be. */
export function childElements(element: Y.XmlElement, name: ElementName): Y.XmlElement[] {
  return element.toArray().filter((child): child is Y.XmlElement => elementName(child) === name);
}
