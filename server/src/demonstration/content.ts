import { randomUUID } from 'node:crypto';
import type { BlockContent, InlineContent, MarkContent, TextBlockKind } from '@diapason/editor';
import type { Line } from './notation.js';

const NBSP = '\u00A0';
const NARROW = '\u202F';

/** No-break spaces where French typography wants them. Addresses are left alone. */
export const typographic = (text: string): string =>
  text
    .replace(/ (?=[;!?])/g, NARROW)
    .replace(/ (?=:)/g, NBSP)
    .replace(/« /g, `«${NBSP}`)
    .replace(/ »/g, `${NBSP}»`)
    .replace(/(\d) (?=%|\d{3}\b)/g, `$1${NARROW}`);

const PREFIXES: readonly [RegExp, TextBlockKind, number][] = [
  [/^### /, 'heading4', 0],
  [/^## /, 'heading3', 0],
  [/^-- /, 'bullet', 1],
  [/^- /, 'bullet', 0],
  [/^\d+\. /, 'ordered', 0],
];

const INLINE =
  /\*\*(?<bold>[^*]+)\*\*|\*(?<italic>[^*]+)\*|\[\^(?<note>[^\]]+)\]|\[(?<label>[^\]]+)\]\((?<href>[^)\s]+)\)/g;

/** Resolves keys of the directory to ids. */
export interface Ids {
  organisation(key: string): string;
  college(key: string): string;
}

/** A line of the notation as a block of the live text. */
export function blockOf(line: Line, ids: Ids): BlockContent {
  if (typeof line === 'string') {
    const [prefix, kind, indent] = PREFIXES.find(([pattern]) => pattern.test(line)) ?? [/^/, 'paragraph', 0];
    return { type: 'textBlock', attrs: { kind, indent }, content: inlineOf(line.replace(prefix, '')) };
  }
  const id = randomUUID();
  switch (line.type) {
    case 'table':
      return { type: 'table', attrs: { id }, content: line.rows.map(rowOf) };
    case 'organisation': {
      const organisation = line.organisation ? ids.organisation(line.organisation) : '';
      const college = line.college ? ids.college(line.college) : '';
      return {
        type: 'organisation',
        attrs: { id, role: line.role, organisation, college },
        content: inlineOf(line.words),
      };
    }
    case 'indicator': {
      const { label, unit = '', baseline = '', target = '', due = '', targets = {} } = line;
      return { type: 'indicator', attrs: { id, unit, baseline, target, due, targets }, content: inlineOf(label) };
    }
    case 'milestone':
      return {
        type: 'milestone',
        attrs: { id, period: line.period, status: line.status },
        content: inlineOf(line.text),
      };
  }
}

const rowOf = (cells: string[]): BlockContent => ({
  type: 'tableRow',
  attrs: { id: randomUUID() },
  content: cells.map(
    (cell): BlockContent => ({ type: 'tableCell', attrs: { id: randomUUID() }, content: inlineOf(cell) }),
  ),
});

export function inlineOf(text: string): InlineContent[] {
  const parts: InlineContent[] = [];
  const add = (words: string, ...marks: MarkContent[]) => {
    if (words) parts.push({ type: 'text', text: typographic(words), ...(marks.length > 0 ? { marks } : {}) });
  };
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    add(text.slice(at, match.index));
    const { bold, italic, note, label, href } = match.groups as Record<string, string | undefined>;
    if (bold) add(bold, { type: 'bold' });
    else if (italic) add(italic, { type: 'italic' });
    else if (note) parts.push({ type: 'footnote', content: [{ type: 'text', text: typographic(note) }] });
    else if (label && href) add(label, { type: 'link', attrs: { href } });
    at = match.index + match[0].length;
  }
  add(text.slice(at));
  return parts;
}
