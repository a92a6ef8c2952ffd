import { useWords } from '../../../shared/i18n/use-words.js';
import { useDesk } from '../desk.js';

const LABELS = {
  period: 'milestone.period',
  unit: 'indicator.unit',
  baseline: 'indicator.baseline',
  target: 'indicator.target',
  due: 'indicator.due',
} as const;

/** What the page calls a field of an item, by its name in the text and its section; undefined when that is not known. */
export function useFieldLabel(): (field: string, section: string | null) => string | undefined {
  const { t } = useWords();
  const { fiche } = useDesk();
  return (field, section) => {
    const [name = '', key = ''] = field.split('.', 2);
    if (name === 'targets') return t('indicator.targetOf', { year: key });
    if (name === 'values')
      return fiche.sections.find((each) => each.key === section)?.fields?.find((each) => each.key === key)?.label;
    return Object.hasOwn(LABELS, name) ? t(LABELS[name as keyof typeof LABELS]) : undefined;
  };
}
