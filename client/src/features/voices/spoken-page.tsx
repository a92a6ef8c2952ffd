import type { SpokenView } from '@diapason/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { http } from '../../shared/api/http.js';
import { keys } from '../../shared/api/keys.js';
import { spokenQuery } from '../../shared/api/spoken.js';
import { useSite } from '../../shared/hooks/use-site.js';
import { CONTENT_LANGUAGE } from '../../shared/i18n/content.js';
import { day } from '../../shared/i18n/time.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { shownName } from '../../shared/people/shown-name.js';
import { Button } from '../../shared/ui/button.js';
import { FicheLink } from '../../shared/ui/fiche-link.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { Empty, Failure, Loading } from '../../shared/ui/states.js';
import './spoken.css';

/** What others have typed for oneself, one's organisation or one's groups, fiche by fiche: to be seen, and declined. */
export function SpokenPage() {
  const { t } = useWords();
  const site = useSite();
  const { data, error, refetch } = useQuery(spokenQuery);
  return (
    <main id="main" className="page stack">
      <PageTitle title={t('spoken.title')} site={site.name} />
      <p>{t('spoken.intro')}</p>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <Empty>{t('spoken.none')}</Empty>}
      {data && data.length > 0 && (
        <ul className="plain-list rows" aria-label={t('spoken.title')}>
          {data.map((spoken) => (
            <Spoken key={spoken.voice} spoken={spoken} />
          ))}
        </ul>
      )}
    </main>
  );
}

function Spoken({ spoken }: { spoken: SpokenView }) {
  const { t, intl } = useWords();
  const queries = useQueryClient();
  const { voice, kind, name, fiche, typist, at, declined, words } = spoken;
  const decline = useMutation({
    mutationFn: () => http.patch(`/api/voices/${voice}`, { declined: !declined }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.spoken }),
  });
  const who = [shownName(t, typist.person), typist.organisation].filter(Boolean).join(', ');
  return (
    <li>
      <div className="stack">
        <p>
          <FicheLink fiche={fiche} />
        </p>
        <p className="small">
          {kind === 'person' ? t('spoken.typedForYou', { who }) : t('spoken.typedFor', { who, name })}{' '}
          <span className="soft">{day(intl, at)}</span>
        </p>
        {words.length === 0 && <p className="soft small">{t('spoken.gone')}</p>}
        {words.map((passage, i) => (
          <blockquote key={i} className="spoken-words" lang={CONTENT_LANGUAGE}>
            {passage}
          </blockquote>
        ))}
        {decline.error && <Failure error={decline.error} />}
      </div>
      <div className="stack">
        <p className={declined ? 'tag waiting' : 'visually-hidden'} role="status">
          {declined ? t('spoken.declined') : decline.isSuccess && t('spoken.accepted')}
        </p>
        <Button slim busy={decline.isPending} onClick={() => decline.mutate()}>
          {t(declined ? 'spoken.accept' : 'spoken.decline', { kind })}
          <span className="visually-hidden"> {t('spoken.inFiche', { fiche: fiche.title })}</span>
        </Button>
      </div>
    </li>
  );
}
