import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { renderHtml } from '../render/html.js';
import { RENDER_LABELS } from '../render/labels.js';
import { readTraced } from './traced.js';
import { insertContent } from './write.js';

it('tells who wrote each part of a note, and shows it with the note', () => {
  const doc = new Y.Doc();
  const section = doc.getText('context');
  insertContent(section, {
    type: 'doc',
    content: [
      {
        type: 'textBlock',
        content: [
          { type: 'text', text: 'Le réseau' },
          { type: 'footnote', content: [{ type: 'text', text: 'Selon le schéma de 2021' }] },
        ],
      },
    ],
  });
  const content = readTraced(section, {
    creditsOf: ({ length }) =>
      length === 23
        ? [
            { length: 18, by: 1 },
            { length: 5, by: 2 },
          ]
        : [{ length, by: 0 }],
    removalsOf: () => [],
  });
  expect(content.content[0]?.content?.[1]).toEqual({
    type: 'footnote',
    content: [
      { type: 'text', text: 'Selon le schéma de', marks: [{ type: 'author', attrs: { by: 1 } }] },
      { type: 'text', text: ' 2021', marks: [{ type: 'author', attrs: { by: 2 } }] },
    ],
  });
  expect(renderHtml(content, { labels: RENDER_LABELS.fr, nameOf: () => undefined, prefix: 'context' })).toContain(
    '<span class="by" data-by="1">Selon le schéma de</span><span class="by" data-by="2"> 2021</span> <a href="#context-call-1"',
  );
});

it('tells who gave each value of an item, and shows it with the value', () => {
  const doc = new Y.Doc();
  const section = doc.getText('context');
  insertContent(section, {
    type: 'doc',
    content: [
      {
        type: 'indicator',
        attrs: { id: 'i1', unit: 'sites', target: '12', targets: { 2028: '5' } },
        content: [{ type: 'text', text: 'Sites desservis' }],
      },
    ],
  });
  const [{ insert: element }] = section.toDelta() as [{ insert: Y.XmlElement }];
  const valueAt = new Map([...element._map].map(([name, { id }]) => [id.clock, name]));
  const credited: Record<string, number> = { unit: 1, target: 2, 'targets.2028': 3 };
  const content = readTraced(section, {
    creditsOf: ({ clock, length }) => [{ length, by: credited[valueAt.get(clock) ?? ''] ?? 0 }],
    removalsOf: () => [],
  });
  expect(content.content[0]?.authors).toEqual(credited);
  const html = renderHtml(content, { labels: RENDER_LABELS.fr, nameOf: () => undefined, prefix: 'context' });
  expect(html).toContain('<dd><span class="by" data-by="1">sites</span></dd>');
  expect(html).toContain('<dd>2028 : <span class="by" data-by="3">5</span></dd>');
  expect(html).not.toContain('<dd></dd>');
});
