import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { Navigate, Outlet, useLocation, useNavigate } from 'react-router';
import { meQuery, useIdentity } from '../features/session/index.js';
import { ApiError, isPassing } from '../shared/api/http.js';
import { IdentityContext } from '../shared/hooks/use-me.js';
import { useSite } from '../shared/hooks/use-site.js';
import { useLocale } from '../shared/i18n/intl.js';
import { useWords } from '../shared/i18n/use-words.js';
import { FactsProvider } from '../shared/realtime/facts.js';
import { forgetTab } from '../shared/realtime/kept-in-tab.js';
import { forgetUnsavedTexts } from '../shared/realtime/unsaved-store.js';
import { SIGN_OUT } from '../shared/sign-out.js';
import { PageTitle } from '../shared/ui/page-title.js';
import { Failure, Loading } from '../shared/ui/states.js';
import { Footer } from './footer.js';
import { Header } from './header.js';

/** What the pages of someone who is signed in are given. */
export interface Inside {
  /** Erases what this browser keeps of the person, and goes to the sign-in page. */
  forgetHere: () => Promise<void>;
}

/** The pages that need someone: who they are is known before any of them is drawn. */
export function SignedIn() {
  const location = useLocation();
  const { t } = useWords();
  const site = useSite();
  const { data: me, error, refetch } = useQuery(meQuery);
  const { locale, setLocale } = useLocale();
  useEffect(() => {
    if (me && me.locale !== locale) setLocale(me.locale);
    // Only when the person changes: on this device the language may be tried without being kept.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [me?.id]);
  if (error instanceof ApiError && error.code === 'NOT_SIGNED_IN') {
    const asked = location.pathname + location.search;
    return <Navigate to={asked === '/' ? '/connexion' : `/connexion?vers=${encodeURIComponent(asked)}`} replace />;
  }
  if (error && !(me && isPassing(error)))
    return (
      <main id="main" className="narrow stack">
        <PageTitle title={t('state.failed')} site={site.name} />
        <Failure error={error} retry={refetch} />
      </main>
    );
  if (!me) return <Loading />;
  return <Pages me={me} />;
}

function Pages({ me }: { me: Parameters<typeof useIdentity>[0] }) {
  const identity = useIdentity(me);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const forgetHere = useCallback(async () => {
    forgetTab();
    await forgetUnsavedTexts();
    queries.clear();
    await navigate('/connexion', { replace: true });
  }, [navigate, queries]);
  // What was read is forgotten by the page of sign-in: whoever was writing keeps their last words until they go there.
  const ended = useCallback(() => {
    const { pathname, search } = window.location;
    if (pathname === SIGN_OUT) return;
    void navigate(`/connexion?fin&vers=${encodeURIComponent(pathname + search)}`);
  }, [navigate]);
  return (
    <IdentityContext value={identity}>
      <FactsProvider membership={identity.membership?.id ?? null} onSessionEnded={ended}>
        <Header />
        <Outlet context={{ forgetHere } satisfies Inside} key={identity.membership?.id} />
        <Footer />
      </FactsProvider>
    </IdentityContext>
  );
}
