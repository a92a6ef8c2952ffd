import {
  type BlockContent,
  type Change,
  type ChangeKind,
  type Content,
  changeOf,
  type InlineContent,
  lineText,
} from '../content.js';
import { type ItemElement, isItemElement } from '../vocabulary.js';
import { plainText } from './plain-text.js';

const GONE: ReadonlySet<ChangeKind> = new Set(['removed', 'left']);

/** One thing that changed in a compared text: words, a whole item or table, or one value of an item or a line. */
export interface TextChange extends Omit<Change, 'kind'> {
  kind: Exclude<ChangeKind, 'left'>;
  words: string;
  /** Of a value: whose, which, and what it was. */
  value?: { of: ItemElement | 'textBlock'; name: string; before: string };
}

/** Name of an organisation or a college by its id. */
type NameOf = (id: string) => string | undefined;

/** What changed in a compared text, in order; words that were moved are told where they are. */
export function changesOf({ content }: Content, nameOf: NameOf = () => undefined): TextChange[] {
  return content.flatMap((block) => changesOfBlock(block, nameOf));
}

function changesOfBlock(block: BlockContent, nameOf: NameOf): TextChange[] {
  const { type, change, changed = [] } = block;
  if (change && type !== 'textBlock') return wholeBlock(block, change, nameOf);
  const of = isItemElement(type) ? type : 'textBlock';
  const values = changed.map(
    ({ name, before, after, by }): TextChange => ({
      kind: 'formatted',
      ...(by === undefined ? {} : { by }),
      words: String(after),
      value: { of, name, before: String(before) },
    }),
  );
  return [...values, ...changesWithin(block, nameOf)];
}

/** A block that came, went or was moved, and what changed in one that was moved. */
function wholeBlock(block: BlockContent, change: Change, nameOf: NameOf): TextChange[] {
  const { kind, ...whose } = change;
  if (kind === 'left') return [];
  const content = kind === 'moved' ? [standing(block)] : [block];
  const { organisation, college } = block.attrs ?? {};
  const name = nameOf(String(organisation ?? '')) ?? nameOf(String(college ?? ''));
  const words = [name, plainText({ type: 'doc', content })].filter(Boolean).join(' ');
  return [{ kind, ...whose, words }, ...changesWithin(block, nameOf)];
}

function changesWithin({ type, content = [] }: BlockContent, nameOf: NameOf): TextChange[] {
  if (type === 'table' || type === 'tableRow')
    return (content as BlockContent[]).flatMap((block) => changesOfBlock(block, nameOf));
  return changesOfLine(content as InlineContent[]);
}

/** A block without the words that went. */
function standing(block: BlockContent): BlockContent {
  if (block.type === 'table' || block.type === 'tableRow')
    return { ...block, content: (block.content as BlockContent[] | undefined)?.map(standing) };
  const stays = (part: InlineContent) => !GONE.has(changeOf(part)?.kind ?? 'added');
  return { ...block, content: (block.content as InlineContent[] | undefined)?.filter(stays) };
}

function changesOfLine(line: readonly InlineContent[]): TextChange[] {
  const changes: TextChange[] = [];
  let goesOn = false;
  for (const part of line) {
    const change = changeOf(part);
    if (!change || change.kind === 'left') {
      goesOn = false;
      continue;
    }
    const { kind, ...whose } = change;
    const words = part.type === 'text' ? part.text : part.type === 'footnote' ? lineText(part.content) : ' ';
    const last = changes.at(-1);
    if (goesOn && last?.kind === kind && last.by === whose.by) last.words += words;
    else changes.push({ kind, ...whose, words });
    goesOn = true;
  }
  return changes;
}
