import type { NodeViewProps } from '@tiptap/react';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../../shared/i18n/use-words.js';
import { useDesk } from '../desk.js';
import { attributeSetter } from './attribute-setter.js';
import { ItemButton } from './item-button.js';
import { ItemField } from './item-field.js';
import { ItemFrame } from './item-frame.js';

/** An indicator: its label in the text; unit, baseline, target, due date, and targets by year, all optional. */
export function IndicatorView(view: NodeViewProps) {
  const { t } = useWords();
  const set = attributeSetter(view);
  const { unit, baseline, target, due } = view.node.attrs as Record<'unit' | 'baseline' | 'target' | 'due', string>;
  const targets = view.node.attrs.targets as Record<string, string>;
  const setTarget = (year: string, value: string) => set('targets', { ...targets, [year]: value });
  return (
    <ItemFrame view={view} kind={t('indicator.name')} wordsLabel={t('indicator.label')}>
      <ItemField label={t('indicator.unit')} value={unit} onCommit={(value) => set('unit', value)} />
      <ItemField label={t('indicator.baseline')} value={baseline} onCommit={(value) => set('baseline', value)} />
      <ItemField label={t('indicator.target')} value={target} onCommit={(value) => set('target', value)} />
      <ItemField label={t('indicator.due')} value={due} onCommit={(value) => set('due', value)} />
      {Object.entries(targets)
        .toSorted(([a], [b]) => a.localeCompare(b))
        .map(([year, value]) => (
          <ItemField
            key={year}
            label={t('indicator.targetOf', { year })}
            value={value}
            onCommit={(changed) => setTarget(year, changed)}
          />
        ))}
      <AddYear years={Object.keys(targets)} onAdd={(year) => setTarget(year, '')} />
    </ItemFrame>
  );
}

function AddYear({ years, onAdd }: { years: string[]; onAdd: (year: string) => void }) {
  const { t } = useWords();
  const { readOnly } = useDesk();
  /** null: it was not asked yet. */
  const [asking, setAsking] = useState<boolean | null>(null);
  const [year, setYear] = useState('');
  if (readOnly) return null;
  if (!asking)
    return (
      <ItemButton
        act="year"
        autoFocus={asking === false}
        onClick={() => {
          setYear(String(Math.max(...years.map((given) => Number(given) + 1), new Date().getFullYear())));
          setAsking(true);
        }}
      >
        {t('indicator.addYear')}
      </ItemButton>
    );
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (/^\d{4}$/.test(year) && !years.includes(year)) onAdd(year);
    setAsking(false);
  };
  return (
    <form className="add-year" onSubmit={add}>
      <label>
        {t('indicator.year')}
        <input
          className="input"
          inputMode="numeric"
          pattern="\d{4}"
          value={year}
          onChange={({ target }) => setYear(target.value)}
          autoFocus
        />
      </label>
      <button type="submit" className="tool">
        {t('action.add')}
      </button>
    </form>
  );
}
