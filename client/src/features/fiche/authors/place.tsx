import type { HistoryView, MomentView } from '@diapason/contracts';
import { useId } from 'react';
import { useWords } from '../../../shared/i18n/use-words.js';
import { Button } from '../../../shared/ui/button.js';
import { placeIn, usePlaceText } from './moment-text.js';

interface Props {
  label: string;
  history: HistoryView;
  /** The last update of the text as it is to be shown. */
  seq: number;
  onChange: (seq: number) => void;
}

/** A place of a history: a slider over all its changes, and steps from one moment of work to the other. */
export function Place({ label, history, seq, onChange }: Props) {
  const { t } = useWords();
  const slider = useId();
  const said = usePlaceText(history)(seq);
  const { moments } = history;
  const { previous, next } = placeIn(history, seq);
  const go = (to: MomentView | undefined) => to && onChange(to.toSeq);
  return (
    <div className="history-slider">
      <label htmlFor={slider}>{label}</label>
      <Button slim aria-label={t('history.previous')} aria-disabled={!previous} onClick={() => go(previous)}>
        ‹
      </Button>
      <input
        id={slider}
        type="range"
        min={moments[0]?.fromSeq ?? 1}
        max={moments.at(-1)?.toSeq ?? 1}
        value={seq}
        aria-valuetext={said}
        onChange={({ target }) => onChange(Number(target.value))}
      />
      <Button slim aria-label={t('history.next')} aria-disabled={!next} onClick={() => go(next)}>
        ›
      </Button>
      <p className="small" role="status">
        {said}
      </p>
    </div>
  );
}
