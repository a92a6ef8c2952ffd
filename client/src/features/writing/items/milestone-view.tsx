import { MILESTONE_STATUSES, RENDER_LABELS } from '@diapason/editor';
import type { NodeViewProps } from '@tiptap/react';
import { useLocale } from '../../../shared/i18n/intl.js';
import { useWords } from '../../../shared/i18n/use-words.js';
import { attributeSetter } from './attribute-setter.js';
import { ItemChoice } from './item-choice.js';
import { ItemField } from './item-field.js';
import { ItemFrame } from './item-frame.js';

/** A milestone: when, as people write it (« 1er semestre 2025 », « étape 2 »), what, and where it stands. */
export function MilestoneView(view: NodeViewProps) {
  const { t } = useWords();
  const { locale } = useLocale();
  const set = attributeSetter(view);
  const { period, status } = view.node.attrs as { period: string; status: string };
  const names = RENDER_LABELS[locale].status;
  return (
    <ItemFrame
      view={view}
      kind={t('milestone.name')}
      wordsLabel={t('milestone.label')}
      before={<ItemField label={t('milestone.period')} value={period} onCommit={(value) => set('period', value)} />}
    >
      <ItemChoice
        label={t('milestone.status')}
        value={status}
        choices={MILESTONE_STATUSES.map((each) => [each, names[each]])}
        onChange={(value) => set('status', value)}
      />
    </ItemFrame>
  );
}
