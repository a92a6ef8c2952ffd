import { useState } from 'react';
import { since } from '../../../shared/i18n/time.js';
import { useWords } from '../../../shared/i18n/use-words.js';
import { Button } from '../../../shared/ui/button.js';
import { useDesk } from '../desk.js';
import type { TrailEntry } from '../session/change-trail.js';
import { useSessionState } from '../session/use-session.js';
import { BarPanel } from './bar-panel.js';

/** What others just changed, the latest first, with the way to each, and to the next and the one before. */
export function RecentChanges() {
  const { t, intl } = useWords();
  const { session, labelOf, nameOf, goTo } = useDesk();
  useSessionState(session, (state) => state.textVersion);
  const [seen, setSeen] = useState<number | null>(null);
  const { entries } = session.trail;
  const at = entries.findIndex(({ id }) => id === seen);
  const fresh = at < 0 ? entries.length : at;
  const visit = (entry: TrailEntry | undefined) => {
    if (!entry) return;
    setSeen(entry.id);
    goTo(entry.section, { at: entry.at });
  };
  return (
    <BarPanel summary={<span>{fresh > 0 ? t('changes.fresh', { count: fresh }) : t('changes.none')}</span>}>
      {() =>
        entries.length === 0 ? (
          <p className="soft">{t('changes.empty')}</p>
        ) : (
          <>
            <div className="note-actions">
              <Button slim disabled={at === 0} onClick={() => visit(at < 0 ? entries.at(-1) : entries[at - 1])}>
                {t('changes.next')}
              </Button>
              <Button
                slim
                disabled={at === entries.length - 1}
                onClick={() => visit(at < 0 ? entries[0] : entries[at + 1])}
              >
                {t('changes.previous')}
              </Button>
            </div>
            <ol className="plain-list rows">
              {entries.map((entry) => (
                <li key={entry.id} aria-current={entry.id === seen || undefined}>
                  <button type="button" className="link" onClick={() => visit(entry)}>
                    {labelOf(entry.section)}
                  </button>
                  <span className="soft small">
                    {[
                      entry.organisations
                        .map((id) => nameOf(id))
                        .filter(Boolean)
                        .join(', '),
                      since(intl, new Date(entry.time).toISOString()),
                    ]
                      .filter(Boolean)
                      .join(' – ')}
                  </span>
                </li>
              ))}
            </ol>
          </>
        )
      }
    </BarPanel>
  );
}
