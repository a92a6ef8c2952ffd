import type { Lifecycle } from '@diapason/domain';
import { useWords } from '../i18n/use-words.js';

const LOOK: Record<Lifecycle, string> = {
  'to-write': 'waiting',
  drafting: '',
  frozen: '',
  validated: 'good',
  abandoned: 'bad',
};

/** Where a fiche is, in a word. */
export function LifecycleTag({ lifecycle }: { lifecycle: Lifecycle }) {
  const { t } = useWords();
  return <span className={`tag ${LOOK[lifecycle]}`}>{t(`lifecycle.${lifecycle}`)}</span>;
}
