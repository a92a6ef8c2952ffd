import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSite } from '../../shared/hooks/use-site.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { Button } from '../../shared/ui/button.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { Failure, Loading, useErrorText } from '../../shared/ui/states.js';
import { followInvitation, viewInvitation } from './api.js';
import { CodeForm } from './code-form.js';
import './session.css';

/** Where an invitation leads: to what, by whom, and the one step that lets the invited person in. */
export function InvitationPage() {
  const { t } = useWords();
  const site = useSite();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [secret] = useState(() => window.location.hash.slice(1));
  const [sent, setSent] = useState(false);
  const [problem, setProblem] = useState('');
  const { data, error } = useQuery({ queryKey: ['invitation'], queryFn: () => viewInvitation(secret), retry: false });

  const ask = async () => {
    try {
      await followInvitation(secret);
      setSent(true);
    } catch (failure) {
      setProblem(errorText(failure));
    }
  };
  const enter = async (landing: string) => {
    queries.clear();
    await navigate(landing, { replace: true });
  };
  return (
    <main id="main" className="narrow stack">
      <PageTitle title={t('invitation.title')} site={site.name} />
      {error && <Failure error={error} />}
      {!data && !error && <Loading />}
      {data && !sent && (
        <>
          <p>
            {data.group
              ? t('invitation.group', { by: data.invitedBy, organisation: data.organisation, group: data.group })
              : t('invitation.organisation', { by: data.invitedBy, organisation: data.organisation })}
          </p>
          {data.strategy && <p className="soft">{data.strategy}</p>}
          <p>{t('invitation.how', { email: data.maskedEmail })}</p>
          {problem && (
            <p className="note bad" role="alert">
              {problem}
            </p>
          )}
          <p>
            <Button look="main" onClick={ask}>
              {t('signIn.sendCode')}
            </Button>
          </p>
        </>
      )}
      {data && sent && <CodeForm sentTo={data.maskedEmail} onSignedIn={enter} onRestart={() => setSent(false)} />}
    </main>
  );
}
