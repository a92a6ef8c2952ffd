import { type BlockContent, type Content, type InlineContent, lineText } from '../content.js';

/** The words of a section, a line per block, notes included: for search and for what has no layout. */
export function plainText({ content }: Content): string {
  return content
    .flatMap(blockLines)
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}

function blockLines(block: BlockContent): string[] {
  if (block.type === 'table' || block.type === 'tableRow')
    return (block.content as BlockContent[] | undefined)?.flatMap(blockLines) ?? [];
  const line = (block.content ?? []) as InlineContent[];
  const notes = line.flatMap((part) => (part.type === 'footnote' ? [lineText(part.content)] : []));
  return [lineText(line), ...wordsOfAttributes(block), ...notes];
}

/** The fields of an item that a person fills in words. */
function wordsOfAttributes({ type, attrs = {} }: BlockContent): string[] {
  switch (type) {
    case 'indicator':
      return [attrs.unit, attrs.baseline, attrs.target, attrs.due, ...Object.values(attrs.targets ?? {})].map(String);
    case 'milestone':
      return [String(attrs.period ?? '')];
    case 'record':
      return Object.values(attrs.values ?? {}).map(String);
    default:
      return [];
  }
}

/** Whether nothing was written yet: no word, and no item that names someone. */
export function isEmptyContent(content: Content): boolean {
  return (
    plainText(content) === '' &&
    !content.content.some(({ type, attrs }) => type === 'organisation' && (attrs?.organisation || attrs?.college))
  );
}
