import type { FicheSection } from '@diapason/contracts';
import type { TextChange } from '@diapason/editor';
import { useWords } from '../../../shared/i18n/use-words.js';
import type { Named } from './choice.js';
import { quoted } from './quoted.js';
import { Credit } from './selected-credits.js';
import { type NameOf, useValueWords } from './value-words.js';

/** So much of what changed is quoted, in characters. */
const QUOTED = 120;
const KINDS = ['added', 'removed', 'moved', 'formatted'] as const;

interface Props {
  changes: readonly TextChange[];
  view: Named;
  fields: FicheSection['fields'];
  /** Name of an organisation or a family by its id. */
  nameOf: NameOf;
}

/** What changed in a section, as a list: for who reads with their ears, or wants it all at a glance. */
export function Changes({ changes, view, fields, nameOf }: Props) {
  const { t } = useWords();
  const { called, said } = useValueWords(fields, nameOf);
  return (
    <details className="small no-print">
      <summary>{t('comparison.list', { count: changes.length })}</summary>
      <ol className="authors-passages">
        {changes.map(({ kind, words, by, value }, i) => {
          const credit = by === undefined ? undefined : view.credits[by];
          return (
            <li key={i}>
              {value
                ? t('comparison.value', {
                    name: called(value.name),
                    before: said(value.name, value.before),
                    after: said(value.name, words),
                  })
                : t(`comparison.${kind}`, { words: quoted(words, QUOTED) })}{' '}
              {credit && <Credit credit={credit} view={view} />}
            </li>
          );
        })}
      </ol>
    </details>
  );
}

/** How many changes of each kind there are, in words. */
export function useCounts(): (changes: readonly TextChange[]) => string {
  const { t, intl } = useWords();
  return (changes) =>
    intl.formatList(
      KINDS.flatMap((kind) => {
        const count = changes.filter((change) => change.kind === kind).length;
        return count > 0 ? t(`comparison.count.${kind}`, { count }) : [];
      }),
    );
}
