import type { Announcements, Locale } from '@diapason/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMe } from '../../shared/hooks/use-me.js';
import { useSite } from '../../shared/hooks/use-site.js';
import { useLocale } from '../../shared/i18n/intl.js';
import { since } from '../../shared/i18n/time.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { Button } from '../../shared/ui/button.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { SelectField } from '../../shared/ui/select-field.js';
import { Failure, Loading } from '../../shared/ui/states.js';
import { endSession, meQuery, savePreferences, sessionsQuery } from './api.js';
import { DeleteAccount } from './delete-account.js';

interface Props {
  onSignOutEverywhere: () => void;
  onDeleted: () => void;
}

/** One's own page: who one is here, preferences, and where one is signed in. */
export function AccountPage({ onSignOutEverywhere, onDeleted }: Props) {
  const { t, intl } = useWords();
  const site = useSite();
  const { me } = useMe();
  const { setLocale } = useLocale();
  const queries = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const save = useMutation({
    mutationFn: savePreferences,
    onSuccess: () => queries.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
  const end = useMutation({
    mutationFn: endSession,
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  return (
    <main id="main" className="page stack">
      <PageTitle title={t('account.title')} site={site.name} />
      <dl className="facts">
        <dt>{t('account.name')}</dt>
        <dd>
          {me.givenName} {me.familyName}
        </dd>
        <dt>{t('account.email')}</dt>
        <dd>{me.email}</dd>
        <dt>{t('account.organisations')}</dt>
        <dd>{me.memberships.map(({ organisation }) => organisation.name).join(', ') || t('account.none')}</dd>
      </dl>
      <section className="stack" aria-labelledby="preferences">
        <h2 id="preferences">{t('account.preferences')}</h2>
        <SelectField
          label={t('account.language')}
          value={me.locale}
          onChange={({ target }) => {
            setLocale(target.value as Locale);
            save.mutate({ locale: target.value as Locale });
          }}
        >
          <option value="fr">Français</option>
          <option value="en">English</option>
        </SelectField>
        <SelectField
          label={t('account.announcements')}
          value={me.announcements}
          onChange={({ target }) => save.mutate({ announcements: target.value as Announcements })}
        >
          <option value="all">{t('account.announceAll')}</option>
          <option value="presence">{t('account.announcePresence')}</option>
          <option value="none">{t('account.announceNone')}</option>
        </SelectField>
        <p role="status">{save.isSuccess ? t('account.saved') : ''}</p>
        {save.error && <Failure error={save.error} />}
      </section>
      <section className="stack" aria-labelledby="sessions">
        <h2 id="sessions">{t('account.sessions')}</h2>
        {sessions.isPending && <Loading />}
        {sessions.error && <Failure error={sessions.error} retry={sessions.refetch} />}
        <ul className="plain-list rows">
          {sessions.data?.map(({ id, current, device, lastSeen }) => (
            <li key={id}>
              <span>
                {device} <span className="soft">{current ? t('account.thisDevice') : since(intl, lastSeen)}</span>
              </span>
              {!current && (
                <Button slim onClick={() => end.mutate(id)} aria-label={t('account.endDevice', { device })}>
                  {t('account.end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        <p>
          <Button onClick={onSignOutEverywhere}>{t('account.signOutEverywhere')}</Button>
        </p>
      </section>
      <DeleteAccount onDeleted={onDeleted} />
    </main>
  );
}
