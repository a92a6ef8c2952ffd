import { Fragment, Node, type Schema, Slice } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import type { BlockContent, InlineContent } from '../../content.js';
import { plainText } from '../../project/plain-text.js';
import { escapeHtml } from '../../render/escape.js';
import { type RenderOptions, renderHtml } from '../../render/html.js';
import { blocksFromHtml } from './from-html.js';
import { blocksFromText } from './from-text.js';

/** Where our own copies carry the live text itself, beside the HTML that every other program reads. */
const OWN = 'data-live-text';

export interface Copied {
  html: string;
  text: string;
}

/** What a copy of the selection puts on the clipboard; null when nothing is selected. */
export function copySelected(state: EditorState, options: RenderOptions): Copied | null {
  const slice = selectedSlice(state);
  if (slice.size === 0) return null;
  const blocks = blocksOf(slice);
  const own = escapeHtml(JSON.stringify(slice.toJSON()));
  return {
    html: `<div ${OWN}="${own}">${renderHtml({ type: 'doc', content: blocks }, options)}</div>`,
    text: plainText({ type: 'doc', content: blocks }),
  };
}

/** Within one line only its words are copied; beyond, whole blocks open at their ends. */
function selectedSlice({ doc, selection: { $from, $to, from, to } }: EditorState): Slice {
  if ($from.sameParent($to) && $from.parent.inlineContent)
    return new Slice($from.parent.content.cut($from.parentOffset, $to.parentOffset), 0, 0);
  return doc.slice(from, to, true);
}

function blocksOf({ content }: Slice): BlockContent[] {
  if (content.firstChild?.isInline) return [{ type: 'textBlock', content: content.toJSON() as InlineContent[] }];
  return (content.toJSON() ?? []) as BlockContent[];
}

/** What the clipboard holds as a slice of a section: our own copy as it was, everything else brought to our blocks. */
export function sliceFromClipboard(schema: Schema, { html, text }: Copied): Slice {
  const body = html ? new DOMParser().parseFromString(html, 'text/html').body : null;
  return (body && ownSlice(schema, body)) ?? sliceOf(schema, body ? blocksFromHtml(body) : blocksFromText(text));
}

/** The same as one line of words, for a title. */
export function lineFromClipboard(schema: Schema, copied: Copied): Slice {
  const { content } = sliceFromClipboard(schema, copied);
  const text = content.textBetween(0, content.size, ' ', ' ').replaceAll(/\s+/g, ' ').trim();
  return text ? new Slice(Fragment.from(schema.text(text)), 0, 0) : Slice.empty;
}

function ownSlice(schema: Schema, body: HTMLElement): Slice | null {
  const own = body.querySelector(`[${OWN}]`)?.getAttribute(OWN);
  if (!own) return null;
  try {
    const slice = Slice.fromJSON(schema, JSON.parse(own));
    slice.content.forEach((node) => node.check());
    return slice;
  } catch {
    return null;
  }
}

/** Running text is open at its ends: it joins what stands around it. */
function sliceOf(schema: Schema, blocks: BlockContent[]): Slice {
  const nodes = blocks.map((block) => Node.fromJSON(schema, block));
  const open = (node: Node | undefined) =>
    node?.type.name === 'textBlock' && (nodes.length === 1 || node.attrs.kind === 'paragraph') ? 1 : 0;
  return new Slice(Fragment.from(nodes), open(nodes[0]), open(nodes.at(-1)));
}
