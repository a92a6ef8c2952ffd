import type * as Y from 'yjs';
import type { BlockContent, Content, InlineContent, MarkContent } from '../content.js';
import { ELEMENTS, type ElementName, isMarkName, MARKS } from '../vocabulary.js';
import { readAttributes } from './attributes.js';
import { childElements, elementName, type Flow, heldText, type Run, readBlocks, readRuns } from './blocks.js';

/**
 * The text of a section. Elements, attributes and formats that the vocabulary does not know are left out. `runsOf` reads
 * the runs of a flow, for a reading that knows more of them (`readTraced`).
 */
export function readContent(section: Y.Text, runsOf: (flow: Flow) => Run[] = readRuns): Content {
  return {
    type: 'doc',
    content: readBlocks(section, runsOf).map((block) =>
      block.element && ELEMENTS[block.name].place === 'block'
        ? readElement(block.element, block.name, runsOf)
        : {
            type: 'textBlock',
            attrs: block.element ? readAttributes(block.element, 'textBlock') : { kind: 'paragraph', indent: 0 },
            ...withContent(readLine(block.line)),
          },
    ),
  };
}

/** An embedded block, a row or a cell, with all it holds. */
export function readElement(element: Y.XmlElement, name: ElementName, runsOf = readRuns): BlockContent {
  const { holds } = ELEMENTS[name];
  const attrs = readAttributes(element, name);
  if (holds === 'nothing') return { type: name, attrs };
  if (typeof holds === 'string') return { type: name, attrs, ...withContent(readHeldLine(element, runsOf)) };
  return { type: name, attrs, ...withContent(readChildren(element, holds.element, runsOf)) };
}

function readChildren(element: Y.XmlElement, name: ElementName, runsOf: typeof readRuns): BlockContent[] {
  return childElements(element, name).map((child) => readElement(child, name, runsOf));
}

function readHeldLine(element: Y.XmlElement, runsOf: typeof readRuns): InlineContent[] {
  const text = heldText(element);
  return text ? readLine(runsOf(text)) : [];
}

function readHeldCharacters(element: Y.XmlElement): InlineContent[] {
  const text = heldText(element);
  const characters = text
    ? readRuns(text)
        .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
        .join('')
    : '';
  return characters ? [{ type: 'text', text: characters.replaceAll('\n', ' ') }] : [];
}

function readLine(runs: readonly Run[]): InlineContent[] {
  const parts = runs.flatMap((run): InlineContent[] => {
    if (run.removed !== undefined) return [{ type: 'removal', attrs: { by: run.by ?? 0, length: run.removed } }];
    const author: MarkContent[] = run.by === undefined ? [] : [{ type: 'author', attrs: { by: run.by } }];
    if (typeof run.insert === 'string') return readCharacters(run.insert, [...author, ...readMarks(run.attributes)]);
    if (elementName(run.insert) !== 'footnote') return [];
    return [
      { type: 'footnote', ...withContent(readHeldCharacters(run.insert)), ...withMarks(readMarks(run.attributes)) },
    ];
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
