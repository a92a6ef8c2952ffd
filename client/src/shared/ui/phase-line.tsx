import type { PhaseView } from '@diapason/contracts';
import { day } from '../i18n/time.js';
import { useWords } from '../i18n/use-words.js';
import './phase-line.css';

/** Where a strategy is, among its steps, and until when. */
export function PhaseLine({ phases, current }: { phases: PhaseView[]; current: string }) {
  const { t, intl } = useWords();
  const at = phases.findIndex(({ id }) => id === current);
  const until = phases[at]?.endsOn;
  return (
    <div className="phase-line">
      <ol className="plain-list" aria-label={t('phase.line')}>
        {phases.map(({ id, name }, i) => (
          <li key={id} aria-current={i === at ? 'step' : undefined} data-done={i < at || undefined}>
            {name}
            {i < at && <span className="visually-hidden"> {t('phase.done')}</span>}
          </li>
        ))}
      </ol>
      {until && <p className="soft small">{t('phase.until', { date: day(intl, until) })}</p>}
    </div>
  );
}
