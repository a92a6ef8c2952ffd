import {
  type AttributeValue,
  type BlockContent,
  type Content,
  type InlineContent,
  lineText,
  type MarkContent,
  type TextContent,
} from '../content.js';
import { isSafeLink, type MilestoneStatus, type OrganisationRole } from '../vocabulary.js';
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
    else if (block.type === 'table') html += renderTable(block, options, notes);
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
  const line = renderLine(block.content as InlineContent[], options, notes);
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
      const own = indentOf(line) > level ? '' : renderLine(line.content as InlineContent[], options, notes);
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
  const rendered = items.map((item) => `<li>${renderItem(item, options, notes)}</li>`).join('');
  return `<ul class="items ${items[0]?.type}">${rendered}</ul>`;
}

function renderItem(item: BlockContent, options: RenderOptions, notes: string[]): string {
  const { attrs = {} } = item;
  const line = renderLine(item.content as InlineContent[], options, notes);
  const { labels } = options;
  switch (item.type) {
    case 'organisation': {
      const name = options.nameOf(String(attrs.organisation)) ?? options.nameOf(String(attrs.college));
      const named = name ? `<span class="name">${escapeHtml(name)}</span>` : '';
      const role = `<span class="role">${escapeHtml(labels.role[attrs.role as OrganisationRole] ?? '')}</span>`;
      return `${role} ${named}${named && line ? ' ' : ''}${line}`;
    }
    case 'indicator': {
      const targets = Object.entries((attrs.targets ?? {}) as Record<string, string>).filter(([, value]) => value);
      return (
        `<p class="label">${line}</p>` +
        renderFields([
          [labels.unit, attrs.unit],
          [labels.baseline, attrs.baseline],
          [labels.target, attrs.target],
          [labels.due, attrs.due],
          [labels.targets, targets.map(([year, value]) => `${year} : ${value}`).join(' ; ')],
        ])
      );
    }
    case 'milestone': {
      const status = attrs.status as MilestoneStatus;
      const period = attrs.period ? `<span class="period">${escapeHtml(String(attrs.period))}</span> ` : '';
      return `${period}<span class="text">${line}</span> <span class="status ${escapeHtml(status)}">${escapeHtml(labels.status[status] ?? '')}</span>`;
    }
    default: {
      const values = Object.entries((attrs.values ?? {}) as Record<string, string>);
      const fields = values.map(([key, value]): [string, string] => [
        options.fieldLabel?.(key) ?? key,
        options.nameOf(value) ?? value,
      ]);
      return `<p class="label">${line}</p>${renderFields(fields)}`;
    }
  }
}

function renderFields(fields: readonly (readonly [string, AttributeValue | undefined])[]): string {
  const filled = fields.filter(([, value]) => value);
  if (filled.length === 0) return '';
  const rendered = filled.map(
    ([label, value]) => `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(String(value))}</dd></div>`,
  );
  return `<dl>${rendered.join('')}</dl>`;
}

function renderLine(line: readonly InlineContent[] | undefined, { prefix }: RenderOptions, notes: string[]): string {
  return (line ?? [])
    .map((part) => {
      if (part.type === 'text') return wrap(escapeHtml((part as TextContent).text), part.marks);
      if (part.type === 'hardBreak') return '<br>';
      if (part.type === 'removal') return `<span class="removal" data-by="${Number(part.attrs.by)}"></span>`;
      notes.push(escapeHtml(lineText(part.content)));
      const n = notes.length;
      return `<sup><a id="${prefix}-call-${n}" href="#${prefix}-note-${n}" role="doc-noteref">${n}</a></sup>`;
    })
    .join('');
}

function wrap(html: string, marks: readonly MarkContent[] | undefined): string {
  return (marks ?? []).reduce((inner, mark) => {
    if (mark.type === 'bold') return `<strong>${inner}</strong>`;
    if (mark.type === 'italic') return `<em>${inner}</em>`;
    if (mark.type === 'author') return `<span class="by" data-by="${Number(mark.attrs.by)}">${inner}</span>`;
    const href = mark.attrs?.href;
    return isSafeLink(href) ? `<a href="${escapeHtml(href)}" rel="noopener noreferrer">${inner}</a>` : inner;
  }, html);
}

function renderNotes(notes: readonly string[], { labels, prefix }: RenderOptions): string {
  if (notes.length === 0) return '';
  const items = notes.map((note, i) => {
    const n = i + 1;
    const back = escapeHtml(labels.backToText.replace('{n}', String(n)));
    return `<li id="${prefix}-note-${n}">${note} <a href="#${prefix}-call-${n}" role="doc-backlink" aria-label="${back}">↩</a></li>`;
  });
  return `<section class="notes" aria-label="${escapeHtml(labels.notes)}"><ol>${items.join('')}</ol></section>`;
}
