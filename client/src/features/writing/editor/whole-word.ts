import type { Node } from '@tiptap/pm/model';
import { type EditorState, TextSelection } from '@tiptap/pm/state';
import type { DecorationSet } from '@tiptap/pm/view';

const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/**
 * The word at a position, whole, when something is drawn inside it: browsers end a word where that stands, so that a double
 * click takes half of it. null where they do well alone.
 */
export function wordAround(state: EditorState, at: number, drawn: DecorationSet | undefined): TextSelection | null {
  const place = state.doc.resolve(at);
  if (!place.parent.isTextblock) return null;
  for (const { index, segment, isWordLike } of words.segment(textOf(place.parent))) {
    const from = place.start() + index;
    const to = from + segment.length;
    if (at < from || at > to || !isWordLike) continue;
    const inside = drawn?.find(from, to).some((one) => one.from === one.to && one.from > from && one.from < to);
    return inside ? TextSelection.create(state.doc, from, to) : null;
  }
  return null;
}

/** Its text, each position of it one character. */
const textOf = (block: Node): string => block.textBetween(0, block.content.size, undefined, '\u{fffc}');
