import type { BlockContent, InlineContent, MarkContent } from '../../content.js';
import { isSafeLink, MAX_INDENT, type TextBlockKind } from '../../vocabulary.js';
import { expandedRows } from './table-grid.js';

const DROPPED = new Set(
  'SCRIPT STYLE HEAD TITLE META LINK SVG MATH IMG PICTURE VIDEO AUDIO CANVAS IFRAME OBJECT EMBED TEMPLATE NOSCRIPT BUTTON INPUT SELECT TEXTAREA'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'P DIV SECTION ARTICLE HEADER FOOTER MAIN ASIDE NAV BLOCKQUOTE PRE FIGURE FIGCAPTION ADDRESS DL DT DD FORM FIELDSET DETAILS SUMMARY HR TR'.split(
    ' ',
  ),
);
const HEADINGS: Record<string, TextBlockKind> = {
  H1: 'heading3',
  H2: 'heading3',
  H3: 'heading3',
  H4: 'heading4',
  H5: 'heading4',
  H6: 'heading4',
};
const BOLD_FROM = 600;

interface Context {
  marks: MarkContent[];
  /** Kind and depth of the list that the walk is in. */
  list: { kind: 'bullet' | 'ordered'; depth: number } | null;
  preformatted: boolean;
}

/**
 * Blocks of the live text from the HTML of elsewhere: Word, LibreOffice, a PDF reader, a web page. Headings, lists, bold,
 * italic, links, tables and footnotes are kept; all else is dropped, its words kept.
 */
export function blocksFromHtml(root: Element): BlockContent[] {
  return new HtmlReader(notesOf(root)).read(root);
}

class HtmlReader {
  private readonly blocks: BlockContent[] = [];
  private line: InlineContent[] = [];
  private opened: { kind: TextBlockKind; indent: number } = { kind: 'paragraph', indent: 0 };

  constructor(private readonly notes: Notes) {}

  read(root: Element): BlockContent[] {
    this.children(root, { marks: [], list: null, preformatted: false });
    this.close();
    return this.blocks;
  }

  private children(element: Element, context: Context): void {
    for (const child of element.childNodes) {
      if (child.nodeType === child.TEXT_NODE) this.text(child.textContent ?? '', context);
      else if (child.nodeType === child.ELEMENT_NODE) this.element(child as HTMLElement, context);
    }
  }

  private element(element: HTMLElement, context: Context): void {
    const tag = element.tagName.toUpperCase();
    if (DROPPED.has(tag) || isHidden(element) || this.notes.texts.has(element)) return;
    const note = this.notes.calls.get(element);
    if (note !== undefined) return this.note(note);
    if (tag === 'BR') return this.break();
    if (tag === 'UL' || tag === 'OL') return this.list(element, tag, context);
    if (tag === 'LI') return this.listLine(element, context);
    if (tag === 'TABLE') return this.table(element as HTMLTableElement, context);
    const heading = HEADINGS[tag];
    if (heading) return this.block(element, { kind: heading, indent: 0 }, { ...context, marks: [], list: null });
    const wordList = wordListLine(element);
    if (wordList) return this.block(element, wordList, context);
    const inner = {
      ...context,
      marks: marksOf(element, tag, context.marks),
      preformatted: isPreformatted(element, tag, context),
    };
    if (!BLOCKS.has(tag)) return this.children(element, inner);
    if (context.list) return this.paragraphInList(element, inner);
    this.block(element, { kind: 'paragraph', indent: 0 }, inner);
  }

  private list(element: Element, tag: 'UL' | 'OL', context: Context): void {
    const depth = context.list ? context.list.depth + 1 : 0;
    this.close();
    this.children(element, { ...context, list: { kind: tag === 'OL' ? 'ordered' : 'bullet', depth } });
    this.close();
  }

  private listLine(element: Element, context: Context): void {
    const { kind, depth } = context.list ?? { kind: 'bullet', depth: 0 };
    this.block(element, { kind, indent: Math.min(depth, MAX_INDENT) }, { ...context, list: { kind, depth } });
  }

  /** The paragraphs of one list line stay one line of the list. */
  private paragraphInList(element: Element, context: Context): void {
    if (!isBlank(this.line)) this.break();
    this.children(element, context);
  }

  private block(element: Element, opened: { kind: TextBlockKind; indent: number }, context: Context): void {
    this.close();
    this.opened = opened;
    this.children(element, context);
    this.close();
  }

  private table(element: HTMLTableElement, context: Context): void {
    const rows = expandedRows(element);
    const width = Math.max(0, ...rows.map((row) => row.length));
    // A table of one column arranges a page: its words are ordinary ones.
    if (width < 2) return this.block(element, { kind: 'paragraph', indent: 0 }, { ...context, list: null });
    this.close();
    this.blocks.push({
      type: 'table',
      content: rows.map((row) => ({
        type: 'tableRow',
        content: Array.from({ length: width }, (_, i) => this.cell(row[i])),
      })),
    });
  }

  private cell(element: Element | undefined): BlockContent {
    const blocks = element ? new HtmlReader(this.notes).read(element) : [];
    const lines = blocks.flatMap((block) => (block.type === 'textBlock' ? [block.content as InlineContent[]] : []));
    const content = lines.flatMap((line, i): InlineContent[] => (i === 0 ? line : [{ type: 'hardBreak' }, ...line]));
    return { type: 'tableCell', ...(content.length > 0 ? { content } : {}) };
  }

  private note(text: string): void {
    this.line.push({ type: 'footnote', ...(text ? { content: [{ type: 'text', text }] } : {}) });
  }

  private break(): void {
    this.line.push({ type: 'hardBreak' });
  }

  private text(raw: string, { marks, preformatted }: Context): void {
    if (preformatted) {
      raw.split('\n').forEach((line, i) => {
        if (i > 0) this.break();
        this.append(line, marks);
      });
      return;
    }
    const last = this.line.at(-1);
    const afterSpace = !last || last.type === 'hardBreak' || (last.type === 'text' && last.text.endsWith(' '));
    // Non-breaking spaces are typography, the others are layout.
    const text = raw.replaceAll(/[ \t\n\r\f]+/g, ' ');
    this.append(afterSpace ? text.replace(/^ /, '') : text, marks);
  }

  private append(text: string, marks: MarkContent[]): void {
    const last = this.line.at(-1);
    if (!text) return;
    if (last?.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(marks)) last.text += text;
    else this.line.push({ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) });
  }

  private close(): void {
    const content = trimmed(this.line);
    const { kind, indent } = this.opened;
    this.line = [];
    this.opened = { kind: 'paragraph', indent: 0 };
    if (content.length > 0) this.blocks.push({ type: 'textBlock', attrs: { kind, indent }, content });
  }
}

const isBlank = (line: readonly InlineContent[]) =>
  line.every((part) => part.type === 'text' && part.text.trim() === '');

/** Without the breaks and spaces around it. */
function trimmed(line: readonly InlineContent[]): InlineContent[] {
  const empty = (part: InlineContent | undefined) =>
    part?.type === 'hardBreak' || (part?.type === 'text' && part.text.trim() === '');
  let from = 0;
  let to = line.length;
  while (from < to && empty(line[from])) from += 1;
  while (to > from && empty(line[to - 1])) to -= 1;
  return line
    .slice(from, to)
    .map((part, i, kept) =>
      part.type === 'text' && i === kept.length - 1 ? { ...part, text: part.text.trimEnd() } : part,
    );
}

function isHidden({ style, hidden }: HTMLElement): boolean {
  return hidden !== false || style.display === 'none' || style.visibility === 'hidden';
}

const isPreformatted = ({ style }: HTMLElement, tag: string, context: Context): boolean =>
  tag === 'PRE' || style.whiteSpace.startsWith('pre') || (context.preformatted && !style.whiteSpace);

function marksOf(element: HTMLElement, tag: string, around: readonly MarkContent[]): MarkContent[] {
  const { fontWeight, fontStyle } = element.style;
  const names = new Set(around.map(({ type }) => type));
  const set = (name: 'bold' | 'italic', on: boolean) => (on ? names.add(name) : names.delete(name));
  if (tag === 'B' || tag === 'STRONG') names.add('bold');
  if (tag === 'I' || tag === 'EM' || tag === 'CITE') names.add('italic');
  // Google Docs wraps all it copies in a <b> that is not bold.
  if (fontWeight) set('bold', fontWeight === 'bold' || fontWeight === 'bolder' || Number(fontWeight) >= BOLD_FROM);
  if (fontStyle) set('italic', fontStyle === 'italic' || fontStyle === 'oblique');
  const href = tag === 'A' ? element.getAttribute('href') : null;
  const link = isSafeLink(href)
    ? { type: 'link' as const, attrs: { href } }
    : around.find(({ type }) => type === 'link');
  return [
    ...(names.has('bold') ? [{ type: 'bold' as const }] : []),
    ...(names.has('italic') ? [{ type: 'italic' as const }] : []),
    ...(link ? [link] : []),
  ];
}

/**
 * Word copies lists as paragraphs: the level stands in the style, the bullet or the number in a part to be ignored.
 * That part is emptied here, after it has told what kind of list it is.
 */
function wordListLine(element: HTMLElement): { kind: 'bullet' | 'ordered'; indent: number } | null {
  const style = element.getAttribute('style') ?? '';
  const level = /mso-list:[^;]*level(\d)/i.exec(style)?.[1];
  if (!level) return null;
  const sign = [...element.querySelectorAll('[style]')].find((part) =>
    /mso-list:\s*Ignore/i.test(part.getAttribute('style') ?? ''),
  );
  const ordered = /^\s*\(?[0-9a-zA-Z]{1,4}[.)]/.test(sign?.textContent ?? '');
  sign?.replaceChildren();
  return { kind: ordered ? 'ordered' : 'bullet', indent: Math.min(Number(level) - 1, MAX_INDENT) };
}

interface Notes {
  calls: Map<Element, string>;
  texts: Set<Element>;
}

/** Footnotes of Word (`_ftn1`) and LibreOffice (`sdfootnote1sym`): their calls, and the elements that hold their text. */
function notesOf(root: Element): Notes {
  const calls = new Map<Element, string>();
  const texts = new Set<Element>();
  for (const anchor of root.querySelectorAll('a[href^="#"]')) {
    const n = /^#(?:_ftn|_edn|sdfootnote|sdendnote)(\d+)(?:sym)?$/.exec(anchor.getAttribute('href') ?? '')?.[1];
    const kind =
      anchor.getAttribute('href')?.includes('edn') || anchor.getAttribute('href')?.includes('end') ? 'e' : 'f';
    const ids = kind === 'f' ? [`ftn${n}`, `sdfootnote${n}`] : [`edn${n}`, `sdendnote${n}`];
    const text = n && ids.map((id) => root.querySelector(`[id="${id}"]`)).find((found) => found !== null);
    if (!text) continue;
    calls.set(anchor, noteText(text));
    texts.add(text);
  }
  return { calls, texts };
}

/** The words of a note without its own sign and the link back. */
function noteText(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const anchor of copy.querySelectorAll('a[href^="#"]')) anchor.remove();
  return (copy.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}
