import type { BlockContent } from '../../content.js';
import type { TextBlockKind } from '../../vocabulary.js';

const BULLET = /^\s*(?:[•▪◦‣·–—*-]|o)\s+(?=\S)/;
const NUMBER = /^\s*\d{1,3}[.)]\s+(?=\S)/;
/** A line as long as this that ends without a full stop was cut by the width of a page. */
const CUT_LINE = 50;
const SENTENCE_END = /[.:;!?…»)]\s*$/;

/**
 * Blocks from text without any marks, as a PDF reader or a mail gives it: empty lines part paragraphs, lines cut by the
 * width of a page are joined again, bullets and numbers make lists.
 */
export function blocksFromText(text: string): BlockContent[] {
  const blocks: { kind: TextBlockKind; text: string }[] = [];
  let previous = '';
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    const kind = BULLET.test(line) ? 'bullet' : NUMBER.test(line) ? 'ordered' : 'paragraph';
    const words = line.replace(kind === 'bullet' ? BULLET : NUMBER, '').trim();
    const last = blocks.at(-1);
    if (words && last && kind === 'paragraph' && wasCut(previous, words)) last.text = joined(last.text, words);
    else if (words) blocks.push({ kind, text: words });
    previous = line.trim();
  }
  return blocks.map((block) => ({
    type: 'textBlock',
    attrs: { kind: block.kind, indent: 0 },
    content: [{ type: 'text', text: block.text }],
  }));
}

const wasCut = (previous: string, next: string): boolean =>
  previous.length >= CUT_LINE && (!SENTENCE_END.test(previous) || /^\p{Ll}/u.test(next));

/** A word cut by a hyphen at the end of a line is made whole; a compound word keeps its hyphen where it cannot be told. */
const joined = (before: string, after: string): string =>
  /\p{Ll}\u00AD$/u.test(before)
    ? before.slice(0, -1) + after
    : /\p{L}-$/u.test(before)
      ? before + after
      : `${before} ${after}`;
