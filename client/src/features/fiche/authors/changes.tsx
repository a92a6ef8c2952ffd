import type { FicheSection } from '@diapason/contracts';
import { RENDER_LABELS, type TextChange } from '@diapason/editor';
import { useLocale } from '../../../shared/i18n/intl.js';
import { useWords } from '../../../shared/i18n/use-words.js';
import type { Named } from './choice.js';
import { Credit } from './selected-credits.js';

/** So much of what changed is quoted, in characters. */
const QUOTED = 120;
const KINDS = ['added', 'removed', 'moved', 'formatted'] as const;

interface Props {
  changes: readonly TextChange[];
  view: Named;
  fields: FicheSection['fields'];
  /** Name of an organisation or a family by its id. */
  nameOf: (id: string) => string | undefined;
}

/** What changed in a section, as a list: for who reads with their ears, or wants it all at a glance. */
export function Changes({ changes, view, fields, nameOf }: Props) {
  const { t } = useWords();
  const sayValue = useValueWords(fields, nameOf);
  return (
    <details className="small no-print">
      <summary>{t('comparison.list', { count: changes.length })}</summary>
      <ol className="authors-passages">
        {changes.map(({ kind, words, by, value }, i) => {
          const credit = by === undefined ? undefined : view.credits[by];
          return (
            <li key={i}>
              {value
                ? t('comparison.value', sayValue(value, words))
                : t(`comparison.${kind}`, { words: quoted(words) })}{' '}
              {credit && <Credit credit={credit} view={view} />}
            </li>
          );
        })}
      </ol>
    </details>
  );
}

const quoted = (words: string): string =>
  words.length > QUOTED ? `${words.slice(0, QUOTED).trimEnd()}…` : words.trim();

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

/** What a value of an item or of a line is called, and how it is said. */
function useValueWords(fields: FicheSection['fields'], nameOf: Props['nameOf']) {
  const { t } = useWords();
  const { locale } = useLocale();
  const labels = RENDER_LABELS[locale];
  const choices: Record<string, Record<string, string> | undefined> = {
    kind: labels.kind,
    role: labels.role,
    status: labels.status,
  };
  const say = (base: string, value: string): string =>
    choices[base]?.[value] ?? nameOf(value) ?? (value === '' ? '…' : value);
  return ({ name, before }: NonNullable<TextChange['value']>, after: string) => {
    const [base = '', key = ''] = name.split('.', 2);
    return { name: nameOfValue(base, key), before: say(base, before), after: say(base, after) };
  };

  function nameOfValue(base: string, key: string): string {
    switch (base) {
      case 'unit':
      case 'baseline':
      case 'target':
      case 'due':
      case 'indent':
        return labels[base];
      case 'targets':
        return `${labels.targets} (${key})`;
      case 'values':
        return fields.find((field) => field.key === key)?.label ?? key;
      case 'kind':
      case 'role':
      case 'status':
      case 'period':
      case 'organisation':
      case 'college':
        return t(`comparison.name.${base}`);
      default:
        return base;
    }
  }
}
