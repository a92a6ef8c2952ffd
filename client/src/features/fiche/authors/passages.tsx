import type { AuthorsView, OwnerBadge } from '@diapason/contracts';
import type { BlockContent, Content, InlineContent } from '@diapason/editor';
import { useWords } from '../../../shared/i18n/use-words.js';
import { Credit } from './selected-credits.js';

/** So much of a passage is quoted, in characters. */
const QUOTED = 60;

interface Props {
  content: Content;
  view: AuthorsView;
  /** Those whose passages are listed. */
  shown: readonly OwnerBadge[];
}

/** The same as the marks of a section, as a list: for who reads with their ears, or moves by keyboard. */
export function Passages({ content, view, shown }: Props) {
  const { t } = useWords();
  const owners = new Set(shown.map(({ id }) => id));
  const passages = passagesOf(content).filter(({ by }) => owners.has(view.credits[by]?.owner ?? ''));
  if (passages.length === 0) return null;
  return (
    <details className="small no-print">
      <summary>{t('authors.passages', { count: passages.length })}</summary>
      <ol className="authors-passages">
        {passages.map(({ by, words }, i) => {
          const credit = view.credits[by];
          return (
            <li key={i}>
              {credit && <Credit credit={credit} view={view} />} {words && t('authors.quote', { words })}
            </li>
          );
        })}
      </ol>
    </details>
  );
}

/** The passages of a text, in order: consecutive words with one credit, and removals, which have no words. */
function passagesOf({ content }: Content): { by: number; words: string }[] {
  const passages: { by: number; words: string }[] = [];
  // The words of a note stand elsewhere on the page: they go on with nothing, and nothing with them.
  let isApart = false;
  const visit = (parts: readonly (BlockContent | InlineContent)[]) => {
    for (const part of parts) {
      if (part.type === 'removal') passages.push({ by: part.attrs.by, words: '' });
      else if (part.type === 'text') add(part.marks?.find(({ type }) => type === 'author')?.attrs, part.text);
      else if ('content' in part) {
        isApart ||= part.type === 'footnote';
        visit(part.content ?? []);
        isApart ||= part.type === 'footnote';
      }
    }
  };
  const add = (credit: object | undefined, words: string) => {
    if (!credit || !('by' in credit)) return;
    const by = Number(credit.by);
    const last = passages.at(-1);
    if (last?.by === by && last.words && !isApart) last.words += words;
    else passages.push({ by, words });
    isApart = false;
  };
  visit(content);
  return passages.map(({ by, words }) => ({
    by,
    words: words.length > QUOTED ? `${words.slice(0, QUOTED).trimEnd()}…` : words,
  }));
}
