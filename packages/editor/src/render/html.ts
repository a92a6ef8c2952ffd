import {
  type AttributeValue,
  type BlockContent,
  type Change,
  type ChangeKind,
  type Content,
  changeOf,
  type InlineContent,
  type MarkContent,
  type TextContent,
} from '../content.js';
import { isSafeLink, type MilestoneStatus, type OrganisationRole, type TextBlockKind } from '../vocabulary.js';
import { escapeHtml } from './escape.js';

/** The words that stand around an item's own, in the language of the reader. */
export interface RenderLabels {
  role: Record<OrganisationRole, string>;
  status: Record<MilestoneStatus, string>;
  unit: string;
  baseline: string;
  target: string;
  due: string;
  targets: string;
  /** Name of a footnote's link back, with `{n}`. */
  backToText: string;
  notes: string;
  kind: Record<TextBlockKind, string>;
  indent: string;
  /** In a compared text, said before words that changed; and after them. */
  change: Record<ChangeKind, string>;
  changeEnd: string;
}

export interface RenderOptions {
  labels: RenderLabels;
  /** Name of an organisation or a college by its id. */
  nameOf(id: string): string | undefined;
  /** Label of a record's field by its key. */
  fieldLabel?(key: string): string | undefined;
  /** Makes the ids of notes unique on a page that holds several sections. */
  prefix: string;
}

/**
 * A section as static HTML, for reading: lists are real lists, tables have header cells, items are description lists,
 * notes stand at the end with links both ways. Everything that people wrote is escaped.
 */
export function renderHtml({ content }: Content, options: RenderOptions): string {
  const notes: string[] = [];
  const html = renderBlocks(content, options, notes);
  return html + renderNotes(notes, options);
}

function renderBlocks(blocks: readonly BlockContent[], options: RenderOptions, notes: string[]): string {
  let html = '';
  for (let i = 0; i < blocks.length; ) {
    const block = blocks[i] as BlockContent;
    const end = endOfGroup(blocks, i);
    const group = blocks.slice(i, end);
    if (isListLine(block)) html += renderList(group, options, notes);
    else if (block.type === 'textBlock')
      html += renderTextBlock(block, isOrphan(block, blocks.slice(0, i)), options, notes);
    else if (block.type === 'table') html += changed(block.change, renderTable(block, options, notes), options);
    else html += renderItems(group, options, notes);
    i = end;
  }
  return html;
}

/** Lines of a list, and items of one kind, stand together. */
function endOfGroup(blocks: readonly BlockContent[], start: number): number {
  const first = blocks[start] as BlockContent;
  const alike = (block: BlockContent) =>
    isListLine(first)
      ? isListLine(block)
      : first.type !== 'textBlock' && first.type !== 'table' && block.type === first.type;
  let end = start + 1;
  while (end < blocks.length && alike(blocks[end] as BlockContent)) end += 1;
  return end;
}

const kindOf = (block: BlockContent): AttributeValue => block.attrs?.kind ?? 'paragraph';
const indentOf = (block: BlockContent): number => Number(block.attrs?.indent ?? 0);
const isListLine = (block: BlockContent): boolean =>
  block.type === 'textBlock' && (kindOf(block) === 'bullet' || kindOf(block) === 'ordered');

/** Whether a heading of the second rank has none of the first before it: to a screen reader it is then one of the first. */
const isOrphan = (block: BlockContent, before: readonly BlockContent[]): boolean =>
  kindOf(block) === 'heading4' && !before.some((each) => kindOf(each) === 'heading3');

function renderTextBlock(block: BlockContent, orphan: boolean, options: RenderOptions, notes: string[]): string {
  const line = renderFormerKind(block, options) + renderLine(block.content as InlineContent[], options, notes);
  if (kindOf(block) === 'heading3') return `<h3>${line}</h3>`;
  if (kindOf(block) === 'heading4') return `<h4${orphan ? ' aria-level="3"' : ''}>${line}</h4>`;
  return line ? `<p>${line}</p>` : '';
}

function renderList(lines: readonly BlockContent[], options: RenderOptions, notes: string[]): string {
  const level = Math.min(...lines.map(indentOf));
  let html = '';
  for (let i = 0; i < lines.length; ) {
    const tag = kindOf(lines[i] as BlockContent) === 'ordered' ? 'ol' : 'ul';
    html += `<${tag}>`;
    for (; i < lines.length; ) {
      const line = lines[i] as BlockContent;
      if (indentOf(line) === level && (kindOf(line) === 'ordered' ? 'ol' : 'ul') !== tag) break;
      let end = i + 1;
      while (end < lines.length && indentOf(lines[end] as BlockContent) > level) end += 1;
      const nested = indentOf(line) > level ? lines.slice(i, end) : lines.slice(i + 1, end);
      const own =
        indentOf(line) > level
          ? ''
          : renderFormerKind(line, options) + renderLine(line.content as InlineContent[], options, notes);
      html += `<li>${own}${nested.length > 0 ? renderList(nested, options, notes) : ''}</li>`;
      i = end;
    }
    html += `</${tag}>`;
  }
  return html;
}

function renderTable(table: BlockContent, options: RenderOptions, notes: string[]): string {
  const rows = (table.content ?? []) as BlockContent[];
  const width = Math.max(0, ...rows.map((row) => row.content?.length ?? 0));
  if (width === 0) return '';
  const cells = (row: BlockContent, isHead: boolean) =>
    Array.from({ length: width }, (_, i) => {
      const cell = (row.content?.[i] as BlockContent | undefined)?.content as InlineContent[] | undefined;
      // A head without words names no column.
      const [open, close] = isHead && cell?.length ? ['<th scope="col">', '</th>'] : ['<td>', '</td>'];
      return `${open}${renderLine(cell, options, notes)}${close}`;
    }).join('');
  const [head, ...body] = rows as [BlockContent, ...BlockContent[]];
  return (
    `<div class="table-frame" tabindex="0" role="group"><table><thead><tr>${cells(head, true)}</tr></thead>` +
    `<tbody>${body.map((row) => `<tr>${cells(row, false)}</tr>`).join('')}</tbody></table></div>`
  );
}

function renderItems(items: readonly BlockContent[], options: RenderOptions, notes: string[]): string {
  const rendered = items
    .map((item) => `<li>${changed(item.change, renderItem(item, options, notes), options)}</li>`)
    .join('');
  return `<ul class="items ${items[0]?.type}">${rendered}</ul>`;
}

function renderItem(item: BlockContent, options: RenderOptions, notes: string[]): string {
  const { attrs = {} } = item;
  const line = renderLine(item.content as InlineContent[], options, notes);
  const { labels, nameOf } = options;
  const value = (name: string, say?: (value: string) => string) => renderValue(item, name, options, say);
  switch (item.type) {
    case 'organisation': {
      const nameIn = (id: string) => nameOf(id) ?? '';
      const name = value('organisation', nameIn) || value('college', nameIn);
      const named = name ? `<span class="name">${name}</span>` : '';
      const role = `<span class="role">${value('role', (each) => labels.role[each as OrganisationRole] ?? '')}</span>`;
      return `${role} ${named}${named && line ? ' ' : ''}${line}`;
    }
    case 'indicator': {
      const targets = keysOf(item, 'targets').flatMap((year) => {
        const target = value(`targets.${year}`);
        return target ? `${escapeHtml(year)} : ${target}` : [];
      });
      return (
        `<p class="label">${line}</p>` +
        renderFields([
          [labels.unit, value('unit')],
          [labels.baseline, value('baseline')],
          [labels.target, value('target')],
          [labels.due, value('due')],
          [labels.targets, targets.join(' ; ')],
        ])
      );
    }
    case 'milestone': {
      const period = value('period');
      const status = value('status', (each) => labels.status[each as MilestoneStatus] ?? '');
      const before = period ? `<span class="period">${period}</span> ` : '';
      return `${before}<span class="text">${line}</span> <span class="status ${escapeHtml(String(attrs.status))}">${status}</span>`;
    }
    default: {
      const fields = keysOf(item, 'values').map((key): [string, string] => [
        options.fieldLabel?.(key) ?? key,
        value(`values.${key}`, (each) => nameOf(each) ?? each),
      ]);
      return `<p class="label">${line}</p>${renderFields(fields)}`;
    }
  }
}

/** The keys under which a map of an item has a value, or had one. */
function keysOf({ attrs = {}, changed: changes = [] }: BlockContent, map: string): string[] {
  const former = changes.flatMap(({ name }) => (name.startsWith(`${map}.`) ? name.slice(map.length + 1) : []));
  return [...new Set([...Object.keys((attrs[map] ?? {}) as Record<string, string>), ...former])].sort();
}

/** A value of an element; in a traced text, with its author; in a compared text, what it was as well. */
function renderValue(
  { attrs = {}, authors = {}, changed: changes = [] }: BlockContent,
  name: string,
  options: RenderOptions,
  say: (value: string) => string = (value) => value,
): string {
  const [base = '', key] = name.split('.', 2);
  const now = key === undefined ? attrs[base] : (attrs[base] as Record<string, string> | undefined)?.[key];
  const said = (value: unknown) => escapeHtml(say(String(value ?? '')));
  const change = changes.find((each) => each.name === name);
  if (!change) return byAuthor(said(now), authors[name]);
  const [before, after] = [said(change.before), said(change.after)];
  return [
    before && changed({ kind: 'removed' }, before, options),
    after && changed({ kind: 'added', by: change.by }, after, options),
  ]
    .filter(Boolean)
    .join(' → ');
}

/** What a line was before it became a heading, an element of a list, or stood further in. */
function renderFormerKind(block: BlockContent, options: RenderOptions): string {
  const { labels } = options;
  return (block.changed ?? [])
    .map(({ name }) => {
      const say = (value: string) =>
        name === 'kind' ? (labels.kind[value as TextBlockKind] ?? '') : `${labels.indent} ${value}`;
      return `<span class="former">${renderValue(block, name, options, say)}</span> `;
    })
    .join('');
}

/** Words of a compared text between what says, to whoever does not see it, what became of them. */
function changed(change: Change | undefined, html: string, { labels }: RenderOptions): string {
  if (!change || !html) return html;
  const { kind, by } = change;
  const tag = kind === 'formatted' ? 'span' : kind === 'removed' || kind === 'left' ? 'del' : 'ins';
  const aside = (words: string) => `<span class="visually-hidden">${escapeHtml(words)}</span>`;
  const whose = by === undefined ? '' : ` data-by="${Number(by)}"`;
  return `<${tag} class="diff ${kind}"${whose}>${aside(labels.change[kind])}${html}${aside(labels.changeEnd)}</${tag}>`;
}

/** Labels with values that are HTML already. */
function renderFields(fields: readonly (readonly [string, string])[]): string {
  const filled = fields.filter(([, value]) => value);
  if (filled.length === 0) return '';
  const rendered = filled.map(([label, value]) => `<div><dt>${escapeHtml(label)}</dt><dd>${value}</dd></div>`);
  return `<dl>${rendered.join('')}</dl>`;
}

function renderLine(line: readonly InlineContent[] | undefined, options: RenderOptions, notes: string[]): string {
  const parts = line ?? [];
  let html = '';
  for (let i = 0; i < parts.length; ) {
    const change = changeOf(parts[i] as InlineContent);
    let end = i + 1;
    while (end < parts.length && sameChange(change, changeOf(parts[end] as InlineContent))) end += 1;
    const words = parts.slice(i, end).map((part) => renderInline(part, change, options, notes));
    html += changed(change, words.join(''), options);
    i = end;
  }
  return html;
}

const sameChange = (a: Change | undefined, b: Change | undefined): boolean => a?.kind === b?.kind && a?.by === b?.by;

function renderInline(
  part: InlineContent,
  change: Change | undefined,
  options: RenderOptions,
  notes: string[],
): string {
  const { prefix } = options;
  if (part.type === 'text') return wrap(escapeHtml((part as TextContent).text), part.marks);
  if (part.type === 'hardBreak') return '<br>';
  if (part.type === 'removal') return `<span class="removal" data-by="${Number(part.attrs.by)}"></span>`;
  notes.push(changed(change, renderLine(part.content, options, notes), options));
  const n = notes.length;
  return `<sup><a id="${prefix}-call-${n}" href="#${prefix}-note-${n}" role="doc-noteref">${n}</a></sup>`;
}

function wrap(html: string, marks: readonly MarkContent[] | undefined): string {
  return (marks ?? []).reduce((inner, mark) => {
    if (mark.type === 'bold') return `<strong>${inner}</strong>`;
    if (mark.type === 'italic') return `<em>${inner}</em>`;
    if (mark.type === 'author') return byAuthor(inner, mark.attrs.by);
    if (mark.type === 'change') return inner;
    const href = mark.attrs?.href;
    return isSafeLink(href) ? `<a href="${escapeHtml(href)}" rel="noopener noreferrer">${inner}</a>` : inner;
  }, html);
}

/** What is credited to someone, in a traced text. */
const byAuthor = (html: string, by: number | undefined): string =>
  by === undefined || !html ? html : `<span class="by" data-by="${Number(by)}">${html}</span>`;

function renderNotes(notes: readonly string[], { labels, prefix }: RenderOptions): string {
  if (notes.length === 0) return '';
  const items = notes.map((note, i) => {
    const n = i + 1;
    const back = escapeHtml(labels.backToText.replace('{n}', String(n)));
    return `<li id="${prefix}-note-${n}">${note} <a href="#${prefix}-call-${n}" role="doc-backlink" aria-label="${back}">↩</a></li>`;
  });
  return `<section class="notes" aria-label="${escapeHtml(labels.notes)}"><ol>${items.join('')}</ol></section>`;
}
