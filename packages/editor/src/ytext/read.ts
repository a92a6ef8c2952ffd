import type * as Y from 'yjs';
import type { BlockContent, Content, InlineContent, MarkContent } from '../content.js';
import { ELEMENTS, type ElementName, isMarkName, MARKS } from '../vocabulary.js';
import { readAttributes } from './attributes.js';
import { childElements, elementName, type Flow, heldText, type Run, readBlocks, readRuns } from './blocks.js';

/** How a flow, and what stands in it, is read. */
export interface Reading {
  runsOf(flow: Flow): Run[];
  /** The words of a note; in a compared text they change as one. */
  noteRunsOf(flow: Flow): Run[];
  childrenOf(element: Y.XmlElement, name: ElementName): Y.XmlElement[];
  /** What is told of an element beside its values. */
  toldOf(element: Y.XmlElement): Pick<BlockContent, 'authors' | 'change' | 'changed'>;
}

export const AS_IT_STANDS: Reading = {
  runsOf: readRuns,
  noteRunsOf: readRuns,
  childrenOf: childElements,
  toldOf: () => ({}),
};

/**
 * The text of a section. Elements, attributes and formats that the vocabulary does not know are left out. `reading` is
 * for one that knows more than what stands (`readTraced`, `compareTexts`).
 */
export function readContent(section: Y.Text, reading = AS_IT_STANDS): Content {
  return {
    type: 'doc',
    content: readBlocks(section, reading.runsOf).map((block) =>
      block.element && ELEMENTS[block.name].place === 'block'
        ? readElement(block.element, block.name, reading)
        : {
            type: 'textBlock',
            attrs: block.element ? readAttributes(block.element, 'textBlock') : { kind: 'paragraph', indent: 0 },
            ...withContent(readLine(block.line, reading)),
            ...(block.element ? reading.toldOf(block.element) : {}),
          },
    ),
  };
}

/** An embedded block, a row or a cell, with all it holds. */
export function readElement(element: Y.XmlElement, name: ElementName, reading = AS_IT_STANDS): BlockContent {
  const { holds } = ELEMENTS[name];
  const said = { type: name, attrs: readAttributes(element, name), ...reading.toldOf(element) };
  if (holds === 'nothing') return said;
  if (typeof holds === 'string') return { ...said, ...withContent(readHeldLine(element, reading)) };
  const children = reading.childrenOf(element, holds.element);
  return { ...said, ...withContent(children.map((child) => readElement(child, holds.element, reading))) };
}

function readHeldLine(element: Y.XmlElement, reading: Reading): InlineContent[] {
  const text = heldText(element);
  return text ? readLine(reading.runsOf(text), reading) : [];
}

/** A note holds characters alone, on one line. */
function readNote(element: Y.XmlElement, reading: Reading): InlineContent[] {
  const text = heldText(element);
  const runs = (text ? reading.noteRunsOf(text) : []).flatMap(({ insert, by, removed }): Run[] =>
    typeof insert === 'string' ? [{ insert: insert.replaceAll('\n', ' '), by, removed }] : [],
  );
  return readLine(runs, reading);
}

/** The characters of the text that an element holds. */
export function heldCharacters(element: Y.XmlElement): string {
  const text = heldText(element);
  return (text ? readRuns(text) : []).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}

function readLine(runs: readonly Run[], reading: Reading): InlineContent[] {
  const parts = runs.flatMap((run): InlineContent[] => {
    if (run.removed !== undefined) return [{ type: 'removal', attrs: { by: run.by ?? 0, length: run.removed } }];
    const author: MarkContent[] = run.by === undefined ? [] : [{ type: 'author', attrs: { by: run.by } }];
    const change: MarkContent[] = run.change ? [{ type: 'change', attrs: run.change }] : [];
    const marks = [...change, ...author, ...readMarks(run.attributes)];
    if (typeof run.insert === 'string') return readCharacters(run.insert, marks);
    if (elementName(run.insert) !== 'footnote') return [];
    return [{ type: 'footnote', ...withContent(readNote(run.insert, reading)), ...withMarks(marks) }];
  });
  return parts.reduce<InlineContent[]>(joined, []);
}

/** Yjs may cut a run in two where a format began and ended again: the same words say the same in one piece. */
function joined(line: InlineContent[], part: InlineContent): InlineContent[] {
  const last = line.at(-1);
  if (last?.type === 'text' && part.type === 'text' && sameMarks(last.marks, part.marks))
    line[line.length - 1] = { ...last, text: last.text + part.text };
  else line.push(part);
  return line;
}

function sameMarks(a: readonly MarkContent[] = [], b: readonly MarkContent[] = []): boolean {
  return (
    a.length === b.length && a.every((mark, i) => mark.type === b[i]?.type && sameAttributes(mark.attrs, b[i]?.attrs))
  );
}

const sameAttributes = (a: MarkContent['attrs'], b: MarkContent['attrs']): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

function readCharacters(characters: string, marks: MarkContent[]): InlineContent[] {
  const parts: InlineContent[] = [];
  characters.split('\n').forEach((text, i) => {
    if (i > 0) parts.push({ type: 'hardBreak', ...withMarks(marks) });
    if (text) parts.push({ type: 'text', text, ...withMarks(marks) });
  });
  return parts;
}

function readMarks(formats: Record<string, unknown> | undefined): MarkContent[] {
  return Object.entries(formats ?? {})
    .filter(([name, value]) => isMarkName(name) && MARKS[name](value))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) =>
      name === 'link' ? { type: 'link', attrs: { href: value as string } } : ({ type: name } as MarkContent),
    );
}

const withContent = <T>(content: T[]): { content?: T[] } => (content.length > 0 ? { content } : {});
const withMarks = (marks: MarkContent[]): { marks?: MarkContent[] } => (marks.length > 0 ? { marks } : {});
