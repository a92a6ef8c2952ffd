import { useEffect, useRef } from 'react';
import { useBlocker, useNavigate } from 'react-router';
import { useWords } from '../../../shared/i18n/use-words.js';
import { type AskedSignOut, SIGN_OUT } from '../../../shared/sign-out.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { useDesk } from '../desk.js';
import { useSessionState } from '../session/use-session.js';
import { REFUSED } from './refused.js';

/** Asks before the page is left with changes that the server does not have. */
export function LeaveGuard() {
  const { t } = useWords();
  const { session, readOnly } = useDesk();
  const navigate = useNavigate();
  const unsaved = useSessionState(session, (state) => state.unsaved);
  const beside = useSessionState(session, (state) => Boolean(state.interrupted?.words));
  const waits = unsaved > 0 || beside;
  const blocker = useBlocker(
    ({ currentLocation: from, nextLocation: to }) =>
      waits &&
      !(to.state as AskedSignOut | null)?.erases &&
      (from.pathname !== to.pathname || from.search !== to.search),
  );
  useEffect(() => {
    if (!waits) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [waits]);
  useEffect(() => {
    // They were saved while the question stood: there is nothing to ask any more.
    if (blocker.state === 'blocked' && !waits) blocker.proceed();
  }, [blocker, waits]);
  const asks = blocker.state === 'blocked';
  useEffect(() => {
    if (!asks || !readOnly) return;
    // The text that had the focus takes it no more: whoever stays is shown why, with their words.
    return () => document.getElementById(REFUSED)?.focus();
  }, [asks, readOnly]);
  const answered = useRef<unknown>(null);
  if (blocker.state !== 'blocked') return null;
  const signsOut = blocker.location.pathname === SIGN_OUT;
  // The answer shows a moment later: whoever goes on typing must not give it twice.
  const answer = (go: boolean) => {
    if (answered.current === blocker.location) return;
    answered.current = blocker.location;
    if (!go) blocker.reset();
    else if (signsOut) void navigate(blocker.location, { state: { ...blocker.location.state, erases: true } });
    else blocker.proceed();
  };
  return (
    <Dialog title={t('leave.title')} onClose={() => answer(false)}>
      {unsaved > 0 && <p>{t('leave.unsaved', { count: unsaved })}</p>}
      {unsaved > 0 && !signsOut && <p>{t(readOnly && !session.opensAgain ? 'leave.lost' : 'leave.kept')}</p>}
      {beside && <p>{t('leave.beside')}</p>}
      {signsOut && <p>{t('leave.erased')}</p>}
      <div className="dialog-actions">
        <Button look="main" onClick={() => answer(false)}>
          {t('leave.stay')}
        </Button>
        <Button onClick={() => answer(true)}>{t(signsOut ? 'leave.signOut' : 'leave.go')}</Button>
      </div>
    </Dialog>
  );
}
