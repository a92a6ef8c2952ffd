// @vitest-environment jsdom
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { RENDER_LABELS } from '../../render/labels.js';
import { schema } from '../schema/index.js';
import { copySelected, lineFromClipboard, sliceFromClipboard } from './clipboard.js';

const options = { labels: RENDER_LABELS.fr, nameOf: () => undefined, prefix: 'x' };

/** Blocks in a short notation: `kind+indent: words`, marks as `*bold*`, `_italic_`, `[words](address)`, notes as `^{…}`. */
function drawn({ html = '', text = '' }: { html?: string; text?: string }): string[] {
  const lines: string[] = [];
  const { content } = sliceFromClipboard(schema, { html, text });
  content.forEach((node) => {
    node.check();
    if (node.type.name === 'table')
      node.forEach((row) => {
        const cells: string[] = [];
        row.forEach((cell) => void cells.push(line(cell.toJSON().content)));
        lines.push(`| ${cells.join(' | ')} |`);
      });
    else lines.push(`${node.attrs.kind}${node.attrs.indent || ''}: ${line(node.toJSON().content)}`);
  });
  return lines;
}

function line(
  parts: { type: string; text?: string; marks?: { type: string; attrs?: { href: string } }[]; content?: never }[] = [],
): string {
  return parts
    .map((part) => {
      if (part.type === 'hardBreak') return '↵';
      if (part.type === 'footnote') return `^{${line(part.content)}}`;
      return (part.marks ?? []).reduce(
        (words, { type, attrs }) =>
          type === 'bold' ? `*${words}*` : type === 'italic' ? `_${words}_` : `[${words}](${attrs?.href})`,
        part.text ?? '',
      );
    })
    .join('');
}

describe('pasting from elsewhere', () => {
  it('keeps headings, paragraphs, bold, italic and links of a web page, and drops the rest', () => {
    const html = `
      <html><head><style>p { color: red }</style></head><body>
        <nav><a href="/accueil">Accueil</a></nav>
        <h1>Le numérique <em>responsable</em></h1>
        <p style="color:#c00;font-family:Comic Sans MS">Un <strong>plan</strong> avec
           <a href="https://exemple.fr/plan">une adresse</a>, <a href="javascript:alert(1)">un piège</a>.</p>
        <script>alert(1)</script><img src="x" onerror="alert(1)">
        <div><div>Un bloc</div>puis des mots <u>soulignés</u></div>
        <h5>Détail</h5>
      </body></html>`;
    expect(drawn({ html })).toEqual([
      'paragraph: Accueil',
      'heading3: Le numérique _responsable_',
      'paragraph: Un *plan* avec [une adresse](https://exemple.fr/plan), un piège.',
      'paragraph: Un bloc',
      'paragraph: puis des mots soulignés',
      'heading4: Détail',
    ]);
  });

  it('keeps nested lists, whatever stands in their lines', () => {
    const html = `<ul><li><p>un</p><p>suite</p></li><li>deux<ol><li>deux a</li></ol></li><ul><li>deux b</li></ul></ul>`;
    expect(drawn({ html })).toEqual(['bullet: un↵suite', 'bullet: deux', 'ordered1: deux a', 'bullet1: deux b']);
  });

  it('reads the lists that Word writes as paragraphs', () => {
    const item = (level: number, sign: string, words: string) =>
      `<p class=MsoListParagraph style='margin-left:36.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span
        style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>${words}<o:p></o:p></p>`;
    const html = `<!--StartFragment--><p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Objet</b><o:p></o:p></p>
      ${item(1, '·', 'premier')}${item(2, 'o', 'dedans')}${item(1, '2.', 'numéro deux')}<!--EndFragment-->`;
    expect(drawn({ html })).toEqual([
      'paragraph: *Objet*',
      'bullet: premier',
      'bullet1: dedans',
      'ordered: numéro deux',
    ]);
  });

  it('keeps the notes of Word and LibreOffice as notes', () => {
    const word = `<p class=MsoNormal>Le Loiret<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span>[1]</span></a> compte.</p>
      <div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText>
      <a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> Population en 2022.</p></div></div>`;
    const libreOffice = `<p>Le Cher<sup><a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></sup></p>
      <div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Voir l’annexe.</p></div>`;
    expect(drawn({ html: word })).toEqual(['paragraph: Le Loiret^{Population en 2022.} compte.']);
    expect(drawn({ html: libreOffice })).toEqual(['paragraph: Le Cher^{Voir l’annexe.}']);
  });

  it('opens merged cells, and takes a table of one column for a layout', () => {
    const html = `<table><tr><th colspan=2>Année</th><th>Cible</th></tr><tr><td rowspan=2>A</td><td><p>1</p><p>2</p></td><td>3</td></tr><tr><td>4</td><td>5</td></tr></table>
      <table><tr><td><p>mise en page</p></td></tr></table>`;
    expect(drawn({ html })).toEqual([
      '| Année |  | Cible |',
      '| A | 1↵2 | 3 |',
      '|  | 4 | 5 |',
      'paragraph: mise en page',
    ]);
  });

  it('does not take for bold what Google Docs wraps in a <b>', () => {
    const html = `<b style="font-weight:normal" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700">gras</span> <span style="font-style:italic">penché</span></p></b>`;
    expect(drawn({ html })).toEqual(['paragraph: *gras* _penché_']);
  });

  it('joins the lines that a PDF cuts, and knows bullets and numbers', () => {
    const text = [
      'La région soutient les communes qui souhaitent ouvrir leurs',
      'données et les relie entre elles.',
      '',
      'Trois chantiers :',
      '• former les agents',
      '• ouvrir les jeux de données',
      '1. en 2025',
    ].join('\r\n');
    expect(drawn({ text })).toEqual([
      'paragraph: La région soutient les communes qui souhaitent ouvrir leurs données et les relie entre elles.',
      'paragraph: Trois chantiers :',
      'bullet: former les agents',
      'bullet: ouvrir les jeux de données',
      'ordered: en 2025',
    ]);
  });

  it('gives a title one line of words', () => {
    const slice = lineFromClipboard(schema, { html: '<h1>Un <b>titre</b></h1><p>et la suite</p>', text: '' });
    expect(slice.content.toJSON()).toEqual([{ type: 'text', text: 'Un titre et la suite' }]);
  });
});

describe('copying', () => {
  const doc = schema.nodeFromJSON({
    type: 'doc',
    content: [
      { type: 'textBlock', attrs: { kind: 'bullet', indent: 0 }, content: [{ type: 'text', text: 'un' }] },
      {
        type: 'indicator',
        attrs: { id: 'i1', unit: '%', targets: { 2026: '40' } },
        content: [{ type: 'text', text: 'taux' }],
      },
    ],
  });

  it('gives other programs real lists, and ourselves all of an item', () => {
    const state = EditorState.create({ doc, selection: TextSelection.create(doc, 1, doc.content.size - 1) });
    const copied = copySelected(state, options);
    expect(copied?.html).toContain('<ul><li>un</li></ul>');
    expect(copied?.text).toContain('taux');
    expect(sliceFromClipboard(schema, copied ?? { html: '', text: '' }).content.toJSON()).toEqual(doc.content.toJSON());
  });

  it('copies words alone within a line', () => {
    const state = EditorState.create({ doc, selection: TextSelection.create(doc, 1, 2) });
    const slice = sliceFromClipboard(schema, copySelected(state, options) ?? { html: '', text: '' });
    expect(slice.content.toJSON()).toEqual([{ type: 'text', text: 'u' }]);
  });

  it('takes nothing that is not of our blocks from a forged copy', () => {
    const forged = { content: [{ type: 'script', content: [] }], openStart: 0, openEnd: 0 };
    const html = `<div data-live-text='${JSON.stringify(forged)}'><p>mots</p></div>`;
    expect(drawn({ html })).toEqual(['paragraph: mots']);
  });
});
