import type { FicheSection, FicheView } from '@diapason/contracts';
import { RENDER_LABELS } from '@diapason/editor';
import { useLocale } from '../../../shared/i18n/intl.js';
import { useWords } from '../../../shared/i18n/use-words.js';

/** Name of an organisation or a family by its id. */
export type NameOf = (id: string) => string | undefined;

/** Names of the organisations and families that a fiche knows. */
export function namesIn({ organisations, colleges }: Pick<FicheView, 'organisations' | 'colleges'>): NameOf {
  const names = new Map([...organisations, ...colleges].map(({ id, name }) => [id, name]));
  return (id) => names.get(id);
}

/** What the values of items and of lines are called, and how they are said, by their names in the text (`targets.2028`). */
export function useValueWords(fields: FicheSection['fields'], nameOf: NameOf) {
  const { t } = useWords();
  const { locale } = useLocale();
  const labels = RENDER_LABELS[locale];
  const choices: Record<string, Record<string, string> | undefined> = {
    kind: labels.kind,
    role: labels.role,
    status: labels.status,
  };
  const partsOf = (name: string): [base: string, key: string] => {
    const [base = '', key = ''] = name.split('.', 2);
    return [base, key];
  };
  return {
    called: (name: string): string => nameOfValue(...partsOf(name)),
    said: (name: string, value: string): string =>
      choices[partsOf(name)[0]]?.[value] ?? nameOf(value) ?? (value === '' ? '…' : value),
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
