import type { HomeView } from '@diapason/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { http } from '../../shared/api/http.js';
import { keys } from '../../shared/api/keys.js';
import { spokenQuery } from '../../shared/api/spoken.js';
import { useMe } from '../../shared/hooks/use-me.js';
import { useSite } from '../../shared/hooks/use-site.js';
import { CONTENT_LANGUAGE } from '../../shared/i18n/content.js';
import { since } from '../../shared/i18n/time.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { Badge } from '../../shared/ui/badge.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { PhaseLine } from '../../shared/ui/phase-line.js';
import { Empty, Failure, Loading } from '../../shared/ui/states.js';
import './home.css';

/** More organisations than this are counted: a page never asks the eye to tell more than a handful apart. */
const BADGES = 4;

type HomeStrategy = HomeView['strategies'][number];

export function HomePage() {
  const { t } = useWords();
  const site = useSite();
  const { me } = useMe();
  const { data, error, refetch } = useQuery({ queryKey: keys.home, queryFn: () => http.get<HomeView>('/api/home') });
  return (
    <main id="main" className="page stack">
      <PageTitle title={t('home.title')} site={site.name}>
        {t('home.hello', { name: me.givenName })}
      </PageTitle>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      <SpokenNote />
      {data?.strategies.length === 0 && <Empty>{t('home.nothing')}</Empty>}
      {data?.strategies.map((strategy) => (
        <StrategyBlock key={strategy.id} strategy={strategy} firstVisit={data.lastVisit === null} />
      ))}
    </main>
  );
}

/** That someone has typed words for oneself, which one may not know yet. */
function SpokenNote() {
  const { t } = useWords();
  const { data } = useQuery(spokenQuery);
  const fiches = data?.filter(({ declined, words }) => !declined && words.length > 0).map(({ fiche }) => fiche.id);
  const count = new Set(fiches).size;
  return (
    count > 0 && (
      <p className="note">
        <Link to="/en-votre-nom">{t('home.spoken', { count })}</Link>
      </p>
    )
  );
}

function StrategyBlock({ strategy, firstVisit }: { strategy: HomeStrategy; firstVisit: boolean }) {
  const { t } = useWords();
  const { membership } = useMe();
  const { id, slug, name, phases, current, toWrite, namingUs, groups, changes } = strategy;
  const address = `/strategies/${slug}`;
  return (
    <section className="home-strategy stack" aria-labelledby={`strategy-${id}`}>
      <h2 id={`strategy-${id}`}>
        <Link to={address} lang={CONTENT_LANGUAGE}>
          {name}
        </Link>
      </h2>
      <PhaseLine phases={phases} current={current} />
      <div className="home-columns">
        <section aria-labelledby={`write-${id}`} className="stack">
          <h3 id={`write-${id}`}>{t('home.toWrite')}</h3>
          {toWrite.length === 0 ? (
            <Empty>{t('home.nothingToWrite')}</Empty>
          ) : (
            <ToWrite fiches={toWrite} address={address} />
          )}
          {membership && namingUs > 0 && (
            <p>
              <Link to={`${address}?organisation=${membership.organisation.id}`}>
                {t('home.namingUs', { count: namingUs, organisation: membership.organisation.name })}
              </Link>
            </p>
          )}
          {groups.length > 0 && (
            <p className="small">
              {t('home.groups')}{' '}
              {groups.map((group, i) => (
                <span key={group.id}>
                  {i > 0 && ', '}
                  <Link to={`${address}/groupes/${group.id}`} lang={CONTENT_LANGUAGE}>
                    {group.name}
                  </Link>
                </span>
              ))}
            </p>
          )}
        </section>
        <section aria-labelledby={`changes-${id}`} className="stack">
          <h3 id={`changes-${id}`}>{firstVisit ? t('home.changesLately') : t('home.changesSince')}</h3>
          {changes.length === 0 ? <Empty>{t('home.noChange')}</Empty> : <Changes changes={changes} address={address} />}
        </section>
      </div>
    </section>
  );
}

function ToWrite({ fiches, address }: { fiches: HomeStrategy['toWrite']; address: string }) {
  const { t, intl } = useWords();
  return (
    <ul className="plain-list rows">
      {fiches.map(({ id, number, title, toDefine, changedAt }) => (
        <li key={id}>
          <Link to={`${address}/fiches/${id}`} lang={CONTENT_LANGUAGE}>
            {number && `${number} `}
            {title}
          </Link>
          {toDefine.length > 0 ? (
            <span className="tag waiting">{t('fiche.toDefineCount', { count: toDefine.length })}</span>
          ) : (
            changedAt && <span className="soft small">{since(intl, changedAt)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Changes({ changes, address }: { changes: HomeStrategy['changes']; address: string }) {
  const { t, intl } = useWords();
  return (
    <ul className="plain-list rows">
      {changes.map(({ node, number, title, sections, lines, organisations, at }) => (
        <li key={node}>
          <span className="change">
            <Link to={`${address}/fiches/${node}`} lang={CONTENT_LANGUAGE}>
              {number && `${number} `}
              {title}
            </Link>
            <span className="soft small">
              {intl.formatList([...lines.map((line) => t(`writing.${line}`)), ...sections], { type: 'unit' })} –{' '}
              {since(intl, at)}
            </span>
          </span>
          <span className="change-badges">
            {organisations.slice(0, BADGES).map(({ id, initials, hue, name }) => (
              <Badge key={id} initials={initials} hue={hue} name={name} />
            ))}
            {organisations.length > BADGES && <span className="soft small">+ {organisations.length - BADGES}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
