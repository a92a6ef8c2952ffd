import { useEffect, useState } from 'react';
import { useWords } from '../../../shared/i18n/use-words.js';
import { useDesk } from '../desk.js';
import { useSessionState } from '../session/use-session.js';

/** « Enregistré il y a 2 s », « 3 modifications pas encore enregistrées » : how it stands with what one writes. */
export function SaveStatus() {
  const { t } = useWords();
  const { session, fiche } = useDesk();
  const status = useSessionState(session, (state) => state.status);
  const unsaved = useSessionState(session, (state) => state.unsaved);
  const now = useNow(status.kind === 'live' && status.savedAt !== null);
  const text = () => {
    if (!fiche.abilities.write && unsaved === 0) return t('save.refused');
    switch (status.kind) {
      case 'connecting':
        return t('save.connecting');
      case 'offline':
        return unsaved > 0 ? t('save.offlineUnsaved') : t('save.offline');
      case 'refused':
        return t('save.refused');
      case 'saving':
        return t('save.saving', { count: unsaved });
      case 'live': {
        if (status.savedAt === null) return t('save.live');
        const seconds = Math.max(0, Math.round((now - status.savedAt) / 1000));
        if (seconds === 0) return t('save.live');
        return seconds < 60
          ? t('save.savedSeconds', { seconds })
          : t('save.savedMinutes', { minutes: Math.round(seconds / 60) });
      }
    }
  };
  return (
    <>
      <p className={`save-status small is-${status.kind}`}>{text()}</p>
      <p className="visually-hidden" role="status">
        {status.kind === 'offline' || status.kind === 'refused' ? t(`save.${status.kind}`) : ''}
      </p>
    </>
  );
}

/** The time, said again every few seconds as long as it is of use. */
function useNow(running: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!running) return;
    const tick = () => setNow(Date.now());
    const first = setTimeout(tick);
    const timer = setInterval(tick, 5_000);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [running]);
  return now;
}
