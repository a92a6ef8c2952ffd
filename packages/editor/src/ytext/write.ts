import * as Y from 'yjs';
import type { Attributes, BlockContent, Content, InlineContent, MarkContent } from '../content.js';
import { ELEMENTS, type ElementName, isMarkName, MARKS } from '../vocabulary.js';
import { writeAttributes } from './attributes.js';
import type { Flow } from './blocks.js';
import { insertAt } from './insert.js';

/** Inserts blocks into a section at an index of its flow (its end unless told), which must lie between two blocks. */
export function insertContent(section: Y.Text, content: Content, index = section.length): void {
  let at = index;
  for (const block of content.content) at += insertBlock(section, at, block);
}

/** Inserts one block and returns the length it takes in the flow. */
export function insertBlock(section: Y.Text, index: number, block: BlockContent): number {
  section.insertEmbed(index, createElement(block), {});
  if (ELEMENTS[block.type].place !== 'marker') return 1;
  return 1 + insertLine(section, index + 1, (block.content ?? []) as InlineContent[]);
}

/** Inserts characters and footnotes into a flow and returns their length. */
export function insertLine(flow: Flow, index: number, line: readonly InlineContent[]): number {
  let at = index;
  for (const part of line) {
    const formats = formatsOf(part.marks);
    if (part.type === 'text') insertAt(flow, at, part.text.replaceAll('\0', '\uFFFD'), formats);
    else if (part.type === 'hardBreak') insertAt(flow, at, '\n', formats);
    else insertAt(flow, at, createElement(part as BlockContent), formats);
    at += part.type === 'text' ? part.text.length : 1;
  }
  return at - index;
}

/** A new element with its attributes and all it holds, not yet in a document. */
export function createElement(block: BlockContent): Y.XmlElement {
  const name: ElementName = block.type;
  const element = new Y.XmlElement(name);
  writeAttributes(element, name, (block.attrs ?? {}) as Attributes);
  const { holds } = ELEMENTS[name];
  if (holds === 'text' || holds === 'characters') {
    const text = new Y.XmlText();
    insertLine(text, 0, (block.content ?? []) as InlineContent[]);
    element.insert(0, [text]);
  } else if (typeof holds === 'object') {
    element.insert(
      0,
      ((block.content ?? []) as BlockContent[]).filter((child) => child.type === holds.element).map(createElement),
    );
  }
  return element;
}

/** Marks as formats of the flow: what a format does not name is off. */
export function formatsOf(marks: readonly MarkContent[] | undefined): Record<string, unknown> {
  const formats = (marks ?? []).map((mark) => [mark.type, mark.type === 'link' ? mark.attrs?.href : true] as const);
  return Object.fromEntries(formats.filter(([type, value]) => isMarkName(type) && MARKS[type](value)));
}
