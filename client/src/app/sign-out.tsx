import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Navigate, useLocation, useOutletContext } from 'react-router';
import { signOut } from '../features/session/index.js';
import { ApiError } from '../shared/api/http.js';
import { useSite } from '../shared/hooks/use-site.js';
import { useWords } from '../shared/i18n/use-words.js';
import { PageTitle } from '../shared/ui/page-title.js';
import { Failure, Loading } from '../shared/ui/states.js';
import type { Inside, SignOutOf } from './inside.js';

/** Signs the person out, once they have left what they were doing. */
export function SignOut() {
  const of = useLocation().state as SignOutOf | null;
  return of ? <Going of={of} /> : <Navigate to="/compte" replace />;
}

function Going({ of }: { of: SignOutOf }) {
  const { t } = useWords();
  const site = useSite();
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
    <main id="main" className="narrow stack">
      <PageTitle title={t('me.signOut')} site={site.name} />
      {error ? (
        <>
          <p>{t('signOut.stillIn')}</p>
          <Failure error={error} retry={mutate} />
        </>
      ) : (
        <Loading />
      )}
    </main>
  );
}
