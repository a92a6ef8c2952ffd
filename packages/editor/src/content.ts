import type { ElementName, MarkName } from './vocabulary.js';

/**
 * The text of a section as plain JSON, in the shape of a ProseMirror document: what is stored in projections, sent to
 * readers, rendered, imported and exported.
 */
export interface Content {
  type: 'doc';
  content: BlockContent[];
}

export interface BlockContent {
  type: ElementName;
  attrs?: Attributes;
  content?: (BlockContent | InlineContent)[];
  /** In a traced text: to whom its values are credited, by their name (`targets.2028`), as indexes in the list of credits. */
  authors?: Record<string, number>;
  /** In a compared text: what became of the whole of it, and of its values. */
  change?: Change;
  changed?: ValueChange[];
}

export type InlineContent = TextContent | HardBreakContent | FootnoteContent | RemovalContent;

export interface HardBreakContent {
  type: 'hardBreak';
  marks?: MarkContent[];
}

export interface TextContent {
  type: 'text';
  text: string;
  marks?: MarkContent[];
}

export interface FootnoteContent {
  type: 'footnote';
  content?: InlineContent[];
  marks?: MarkContent[];
}

/** In a traced text: here someone took characters out of what another had written. */
export interface RemovalContent {
  type: 'removal';
  attrs: { by: number; length: number };
  marks?: MarkContent[];
}

export type MarkContent = { type: MarkName; attrs?: { href: string } } | AuthorMark | ChangeMark;

/** In a traced text: to whom these characters are credited, as an index in the list of credits that comes with it. */
export interface AuthorMark {
  type: 'author';
  attrs: { by: number };
}

/** In a compared text: what became of words. Those that were moved stand twice: where they are, and where they left from. */
export type ChangeKind = 'added' | 'removed' | 'moved' | 'left' | 'formatted';

export interface Change {
  kind: ChangeKind;
  /** By whom, as an index in the list of credits that comes with the text; absent where it is not known. */
  by?: number;
}

export interface ChangeMark {
  type: 'change';
  attrs: Change;
}

/** A value that an element had and has; of a map, the value under one key (`targets.2028`). */
export interface ValueChange {
  name: string;
  before: string | number;
  after: string | number;
  by?: number;
}

export type AttributeValue = string | number | Record<string, string>;
export type Attributes = Record<string, AttributeValue>;

export const EMPTY_CONTENT: Content = { type: 'doc', content: [] };

/** The characters of a line, without marks; a line break counts as a space. */
export function lineText(line: readonly (BlockContent | InlineContent)[] | undefined): string {
  return (line ?? []).map((part) => (part.type === 'text' ? part.text : part.type === 'hardBreak' ? ' ' : '')).join('');
}

/** What became of words; undefined for those that stayed. */
export function changeOf(part: InlineContent): Change | undefined {
  const mark = part.type === 'removal' ? undefined : part.marks?.find(({ type }) => type === 'change');
  return mark?.type === 'change' ? mark.attrs : undefined;
}
