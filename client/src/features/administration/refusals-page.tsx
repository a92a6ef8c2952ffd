import type { RefusedUpdateView } from '@diapason/contracts';
import { useQuery } from '@tanstack/react-query';
import { http } from '../../shared/api/http.js';
import { keys } from '../../shared/api/keys.js';
import { useSite } from '../../shared/hooks/use-site.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { shownName } from '../../shared/people/shown-name.js';
import { Badge } from '../../shared/ui/badge.js';
import { FicheLink } from '../../shared/ui/fiche-link.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { Empty, Failure, Loading } from '../../shared/ui/states.js';

/** What live texts did not accept: for administrators, to tell a fault of the programs from somebody who tries. */
export function RefusalsPage() {
  const { t } = useWords();
  const site = useSite();
  const { data, error, refetch } = useQuery({
    queryKey: keys.refusals,
    queryFn: () => http.get<RefusedUpdateView[]>('/api/refused-updates'),
    staleTime: 0,
  });
  return (
    <main id="main" className="page stack">
      <PageTitle title={t('refusals.title')} site={site.name} />
      <p>{t('refusals.intro')}</p>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <Empty>{t('refusals.none')}</Empty>}
      {data && data.length > 0 && (
        <ul className="plain-list rows" aria-label={t('refusals.title')}>
          {data.map((refusal) => (
            <Refusal key={refusal.id} refusal={refusal} />
          ))}
        </ul>
      )}
    </main>
  );
}

function Refusal({ refusal: { at, fiche, person, organisation, rule, size } }: { refusal: RefusedUpdateView }) {
  const { t, intl } = useWords();
  const weight =
    size < 1000
      ? intl.formatNumber(size, { style: 'unit', unit: 'byte', unitDisplay: 'long' })
      : intl.formatNumber(size / 1000, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 });
  return (
    <li>
      <div>
        <p>{t(`refusals.${rule}`)}</p>
        <p className="small">{fiche ? <FicheLink fiche={fiche} /> : t('refusals.elsewhere')}</p>
        <p className="soft small">
          {intl.formatDate(at, { dateStyle: 'long', timeStyle: 'short' })} – {weight}
        </p>
      </div>
      <span className="person">
        {organisation && <Badge initials={organisation.initials} hue={organisation.hue} />}
        <span>
          {person === null ? t('refusals.nobody') : shownName(t, person)}
          {organisation && <span className="soft small"> {organisation.name}</span>}
        </span>
      </span>
    </li>
  );
}
