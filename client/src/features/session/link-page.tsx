import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { ApiError } from '../../shared/api/http.js';
import { useSite } from '../../shared/hooks/use-site.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { Button } from '../../shared/ui/button.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { useErrorText } from '../../shared/ui/states.js';
import { answerWithLink } from './api.js';
import { CodeForm } from './code-form.js';
import './session.css';

/**
 * Where the link of the sign-in mail leads. The secret stands after the `#`, which no server and no log sees, and is used
 * only when the person presses the button: what opens links by itself uses nothing up.
 */
export function LinkPage() {
  const secret = useLocation().hash.slice(1);
  // Another link opened in the same tab changes nothing but what stands after the `#`: it begins anew all the same.
  return <LinkAnswer key={secret} secret={secret} />;
}

function LinkAnswer({ secret }: { secret: string }) {
  const { t } = useWords();
  const site = useSite();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>(secret ? null : new ApiError('SIGN_IN_WRONG'));
  const [busy, setBusy] = useState(false);

  const enter = async (landing: string) => {
    queries.clear();
    await navigate(landing, { replace: true });
  };
  const open = async () => {
    setBusy(true);
    try {
      await enter((await answerWithLink(secret)).landing);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  const elsewhere = error instanceof ApiError && error.code === 'SIGN_IN_ELSEWHERE';
  return (
    <main id="main" className="narrow stack">
      <PageTitle title={t('signIn.title', { site: site.name })} site={site.name} />
      {error !== null && (
        <p className="note bad" role="alert">
          {errorText(error)}
        </p>
      )}
      {elsewhere && <CodeForm sentTo="" onSignedIn={enter} onRestart={() => void navigate('/connexion')} />}
      {error === null ? (
        <p>
          <Button look="main" onClick={open} busy={busy}>
            {t('signIn.enter')}
          </Button>
        </p>
      ) : (
        <p>
          <Button onClick={() => navigate('/connexion')}>{t('signIn.askAgain')}</Button>
        </p>
      )}
    </main>
  );
}
