import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, lazy, Suspense, useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useSite } from '../../shared/hooks/use-site.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { Button } from '../../shared/ui/button.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { useErrorText } from '../../shared/ui/states.js';
import { TextField } from '../../shared/ui/text-field.js';
import { requestSignIn } from './api.js';
import { CodeForm } from './code-form.js';
import './session.css';

const Cast = lazy(() => import('./cast.js'));

/** Only a path of this site is a place to land. */
export const landingOf = (asked: string | null): string => (asked && /^\/(?!\/)[^\\]*$/.test(asked) ? asked : '/');

export function SignInPage() {
  const { t } = useWords();
  const site = useSite();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [search] = useSearchParams();
  const landing = landingOf(search.get('vers'));
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');

  const isEnded = search.has('fin');
  useEffect(() => {
    if (isEnded) queries.clear();
  }, [isEnded, queries]);

  const enter = async (to: string) => {
    queries.clear();
    await navigate(to, { replace: true });
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!/^\S+@\S+\.\S+$/.test(email.trim())) return setError(t('signIn.emailShape'));
    setBusy(true);
    setError('');
    try {
      await requestSignIn(email.trim(), landing);
      setSent(true);
    } catch (failure) {
      setError(errorText(failure));
    }
    setBusy(false);
  };

  return (
    <main id="main" className="narrow stack">
      <PageTitle title={t('signIn.title', { site: site.name })} site={site.name} />
      {isEnded && (
        <p className="note" role="status">
          {t('signIn.ended')}
        </p>
      )}
      {sent ? (
        <CodeForm sentTo={email.trim()} onSignedIn={enter} onRestart={() => setSent(false)} />
      ) : (
        <form className="stack" onSubmit={submit} noValidate>
          <p>{t('signIn.intro')}</p>
          <TextField
            label={t('signIn.email')}
            hint={t('signIn.emailHint')}
            error={error}
            type="email"
            value={email}
            onChange={({ target }) => setEmail(target.value)}
            autoComplete="email"
            required
          />
          <p>
            <Button type="submit" look="main" busy={busy}>
              {t('signIn.sendCode')}
            </Button>
          </p>
        </form>
      )}
      {site.demonstration && (
        <Suspense fallback={null}>
          <Cast onBecome={() => enter(landing)} />
        </Suspense>
      )}
    </main>
  );
}
