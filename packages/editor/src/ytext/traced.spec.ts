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
