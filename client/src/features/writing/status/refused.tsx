import { useEffect, useRef, useState } from 'react';
import { CONTENT_LANGUAGE } from '../../../shared/i18n/content.js';
import { useWords } from '../../../shared/i18n/use-words.js';
import { Button } from '../../../shared/ui/button.js';
import { useDesk } from '../desk.js';
import { useSessionState } from '../session/use-session.js';

/** Id of the notice. */
export const REFUSED = 'writing-refused';

/** Writing is over on this page: why, what to do, and one's words that were not taken, to be copied. */
export function Refused() {
  const { t } = useWords();
  const { session, fiche } = useDesk();
  const status = useSessionState(session, (state) => state.status);
  const [copied, setCopied] = useState(false);
  const notice = useRef<HTMLDivElement>(null);
  const closed = status.kind === 'refused' || !fiche.abilities.write;
  useEffect(() => {
    // The text closes under one's fingers: the keys that follow must not scroll away from what says so.
    if (closed) notice.current?.focus();
  }, [closed]);
  if (!closed) return null;
  const why = fiche.closed && !fiche.abilities.write ? (`closed.${fiche.closed}` as const) : null;
  const words = session.unsavedWords();
  const copy = async () => {
    await navigator.clipboard.writeText(words);
    setCopied(true);
  };
  return (
    <div ref={notice} id={REFUSED} className="note bad" role="alert" tabIndex={-1}>
      <p>{why || status.kind !== 'refused' ? t(why ?? 'writing.closed') : t(`refused.${status.reason}`)}</p>
      {words && (
        <>
          <p>{t(session.opensAgain ? 'refused.wordsKept' : 'refused.words')}</p>
          <blockquote className="kept-words" lang={CONTENT_LANGUAGE}>
            {words}
          </blockquote>
        </>
      )}
      <div className="note-actions">
        {words && <Button onClick={copy}>{copied ? t('action.copied') : t('action.copy')}</Button>}
        <Button onClick={() => window.location.reload()}>{t('action.reload')}</Button>
      </div>
    </div>
  );
}
