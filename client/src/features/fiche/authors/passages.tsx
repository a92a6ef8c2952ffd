import type { AuthorsView, FicheSection, OwnerBadge } from '@diapason/contracts';
import type { BlockContent, Content, InlineContent } from '@diapason/editor';
import { useWords } from '../../../shared/i18n/use-words.js';
import { quoted } from './quoted.js';
import { Credit } from './selected-credits.js';
import { type NameOf, useValueWords } from './value-words.js';

/** So much of a passage is quoted, in characters. */
const QUOTED = 60;

interface Props {
  content: Content;
  view: AuthorsView;
  /** Those whose passages are listed. */
  shown: readonly OwnerBadge[];
  fields: FicheSection['fields'];
  nameOf: NameOf;
}

/** The same as the marks of a section, as a list: for who reads with their ears, or moves by keyboard. */
export function Passages({ content, view, shown, fields, nameOf }: Props) {
  const { t, intl } = useWords();
  const { called, said } = useValueWords(fields, nameOf);
  const owners = new Set(shown.map(({ id }) => id));
  const passages = passagesOf(content).filter(({ by }) => owners.has(view.credits[by]?.owner ?? ''));
  if (passages.length === 0) return null;
  const counts = KINDS.flatMap((kind) => {
    const count = passages.filter((passage) => kindOf(passage) === kind).length;
    return count > 0 ? t(`authors.count.${kind}`, { count }) : [];
  });
  return (
    <details className="small no-print">
      <summary>{t('authors.asList', { what: intl.formatList(counts) })}</summary>
      <ol className="authors-passages">
        {passages.map(({ by, words, value }, i) => {
          const credit = view.credits[by];
          const told = value ? said(value, words) : words;
          return (
            <li key={i}>
              {credit && <Credit credit={credit} view={view} />} {value && t('authors.value', { name: called(value) })}{' '}
              {told && t('authors.quote', { words: told })}
            </li>
          );
        })}
      </ol>
    </details>
  );
}

const KINDS = ['passages', 'fields', 'removals'] as const;

const kindOf = ({ value, words }: Passage): (typeof KINDS)[number] =>
  value ? 'fields' : words ? 'passages' : 'removals';

interface Passage {
  by: number;
  words: string;
  /** The name of the value of an item that it is, when it is one. */
  value?: string;
}

/** The passages of a text, in order: consecutive words with one credit that no element parts, values, and removals, which have no words. */
function passagesOf({ content }: Content): Passage[] {
  const passages: Passage[] = [];
  let isApart = false;
  const visit = (parts: readonly (BlockContent | InlineContent)[]) => {
    for (const part of parts) {
      if (part.type === 'removal') passages.push({ by: part.attrs.by, words: '' });
      else if (part.type === 'text') add(part.marks?.find(({ type }) => type === 'author')?.attrs, part.text);
      else {
        if ('authors' in part) passages.push(...valuesOf(part));
        isApart = true;
        if ('content' in part) visit(part.content ?? []);
        isApart = true;
      }
    }
  };
  const add = (credit: object | undefined, words: string) => {
    if (!credit || !('by' in credit)) return;
    const by = Number(credit.by);
    const last = passages.at(-1);
    if (last?.by === by && last.words && !last.value && !isApart) last.words += words;
    else passages.push({ by, words });
    isApart = false;
  };
  visit(content);
  return passages
    .filter(({ words }) => words === '' || words.trim() !== '')
    .map((passage) => ({ ...passage, words: quoted(passage.words, QUOTED) }));
}

/** The values of an item that say something, with whom they are credited to. */
const valuesOf = ({ attrs = {}, authors = {} }: BlockContent): Passage[] =>
  Object.entries(authors).flatMap(([value, by]) => {
    const [base = '', key = ''] = value.split('.', 2);
    const said = attrs[base];
    const words = String((typeof said === 'object' ? said[key] : said) ?? '');
    return words ? [{ by, words, value }] : [];
  });
