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

export type MarkContent = { type: MarkName; attrs?: { href: string } } | AuthorMark;

/** In a traced text: to whom these characters are credited, as an index in the list of credits that comes with it. */
export interface AuthorMark {
  type: 'author';
  attrs: { by: number };
}

export type AttributeValue = string | number | Record<string, string>;
export type Attributes = Record<string, AttributeValue>;

export const EMPTY_CONTENT: Content = { type: 'doc', content: [] };

/** The characters of a line, without marks; a line break counts as a space. */
export function lineText(line: readonly (BlockContent | InlineContent)[] | undefined): string {
  return (line ?? []).map((part) => (part.type === 'text' ? part.text : part.type === 'hardBreak' ? ' ' : '')).join('');
}
