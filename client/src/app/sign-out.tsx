import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Navigate, useLocation, useNavigate, useOutletContext } from 'react-router';
import { signOut } from '../features/session/index.js';
import { ApiError } from '../shared/api/http.js';
import { keys } from '../shared/api/keys.js';
import { useSite } from '../shared/hooks/use-site.js';
import { useWords } from '../shared/i18n/use-words.js';
import { keepsUnsavedTexts } from '../shared/realtime/unsaved-store.js';
import type { AskedSignOut } from '../shared/sign-out.js';
import { Button } from '../shared/ui/button.js';
import { PageTitle } from '../shared/ui/page-title.js';
import { Failure, Loading } from '../shared/ui/states.js';
import type { Inside } from './signed-in.js';

/** Signs the person out, once they have left what they were doing and know what is erased. */
export function SignOut() {
  const asked = useLocation().state as AskedSignOut | null;
  const navigate = useNavigate();
  const [erases, setErases] = useState(asked?.erases ?? false);
  const keeps = useQuery({
    queryKey: keys.unsaved,
    queryFn: keepsUnsavedTexts,
    networkMode: 'always',
    gcTime: 0,
    // Another tab may just be sending them.
    refetchInterval: 500,
  });
  const { t } = useWords();
  if (!asked) return <Navigate to="/compte" replace />;
  if (erases || keeps.data === false) return <Going of={asked.of} />;
  if (keeps.isPending) return <Loading />;
  return (
    <Page>
      <p>{t('signOut.keeps')}</p>
      <div className="dialog-actions">
        <Button look="main" onClick={() => navigate('/', { replace: true })}>
          {t('signOut.stay')}
        </Button>
        <Button onClick={() => setErases(true)}>{t('leave.signOut')}</Button>
      </div>
    </Page>
  );
}

function Going({ of }: Pick<AskedSignOut, 'of'>) {
  const { t } = useWords();
  const { forgetHere } = useOutletContext<Inside>();
  const { mutate, error } = useMutation({
    mutationFn: () =>
      signOut(of === 'everywhere').catch((failure: unknown) => {
        if (!(failure instanceof ApiError && failure.code === 'NOT_SIGNED_IN')) throw failure;
      }),
    onSuccess: forgetHere,
  });
  useEffect(() => mutate(), [mutate]);
  return (
    <Page>
      {error ? (
        <>
          <p>{t('signOut.stillIn')}</p>
          <Failure error={error} retry={mutate} />
        </>
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function Page({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const site = useSite();
  return (
    <main id="main" className="narrow stack">
      <PageTitle title={t('me.signOut')} site={site.name} />
      {children}
    </main>
  );
}
