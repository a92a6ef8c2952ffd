import type { FicheView } from '@diapason/contracts';
import type { Content } from '@diapason/editor';
import { useQuery } from '@tanstack/react-query';
import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode, Suspense, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router';
import { isPassing } from '../../shared/api/http.js';
import { AUTHORS } from '../../shared/authors/choice.js';
import { useMe } from '../../shared/hooks/use-me.js';
import { useSite } from '../../shared/hooks/use-site.js';
import { CONTENT_LANGUAGE } from '../../shared/i18n/content.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { useWatchFiche, useWatchStrategy } from '../../shared/realtime/facts.js';
import { Button } from '../../shared/ui/button.js';
import { LifecycleTag } from '../../shared/ui/lifecycle-tag.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { SectionText } from '../../shared/ui/section-text.js';
import { Failure, Loading } from '../../shared/ui/states.js';
import type { WritingProps } from '../../shared/ui/writing-props.js';
import { ficheQuery, HISTORY } from './api.js';
import { FicheSection } from './fiche-section.js';
import { PresentPeople } from './present-people.js';
import './fiche.css';

const Steering = lazy(() => import('./steering.js'));
const History = lazy(() => import('./authors/history.js'));
const WhoWroteWhat = lazy(() => import('./authors/who-wrote-what.js'));

interface Props {
  id: string;
  slug: string;
  Writing: LazyExoticComponent<ComponentType<WritingProps>>;
}

/** What the address says while one writes, so that « Retour » comes back to reading and a link can lead to writing. */
const WRITING = 'rediger';

/** A fiche, a chapter or an introduction: read at once, written when one asks to. */
export function FichePage({ id, slug, Writing }: Props) {
  const { data: fiche, error, refetch } = useQuery(ficheQuery(id));
  const people = useWatchFiche(id);
  useWatchStrategy(fiche?.strategy.id);
  const [search] = useSearchParams();
  const [begun, setBegun] = useState(false);
  const { t } = useWords();
  const site = useSite();
  // A page that stands is not taken away because the network is, nor the words of whoever writes with the right to read.
  const kept = fiche && (begun || isPassing(error));
  if (error && !kept) {
    return (
      <main id="main" className="page stack">
        <PageTitle title={t('state.failed')} site={site.name} />
        <Failure error={error} retry={refetch} />
      </main>
    );
  }
  if (!fiche) {
    return (
      <main id="main" className="page">
        <Loading />
      </main>
    );
  }
  const header = <Head fiche={fiche} slug={slug} />;
  const asked = search.has(WRITING);
  // Whoever loses the right while writing stays where they are: their last words are theirs to copy.
  if (asked ? fiche.abilities.write && !begun : begun) setBegun(asked);
  const writing = asked && (fiche.abilities.write || begun);
  const modes = (fiche.abilities.write || writing) && <Modes writing={writing} />;
  return (
    <main id="main" className="page fiche">
      {writing ? (
        <Suspense fallback={<Reading fiche={fiche} header={header} modes={modes} people={[]} slug={slug} preparing />}>
          <Writing fiche={fiche} header={header} modes={modes} />
        </Suspense>
      ) : (
        <Reading fiche={fiche} header={header} modes={modes} people={people} slug={slug} />
      )}
    </main>
  );
}

function Modes({ writing }: { writing: boolean }) {
  const { t } = useWords();
  const { pathname } = useLocation();
  return (
    <nav className="modes" aria-label={t('fiche.mode')}>
      <Link to={pathname} aria-current={writing ? undefined : 'true'} preventScrollReset>
        {t('fiche.read')}
      </Link>
      <Link to={`${pathname}?${WRITING}`} aria-current={writing ? 'true' : undefined} preventScrollReset>
        {t('fiche.write')}
      </Link>
    </nav>
  );
}

function Head({ fiche, slug }: { fiche: FicheView; slug: string }) {
  const { t } = useWords();
  const site = useSite();
  const { strategy, path, number, title, template, theme, lifecycle, groups, abilities } = fiche;
  const name = [number, title].filter(Boolean).join(' ');
  return (
    <>
      <nav className="breadcrumb" aria-label={t('nav.breadcrumb')}>
        <ol className="plain-list" lang={CONTENT_LANGUAGE}>
          <li>
            <Link to={`/strategies/${slug}`}>{strategy.name}</Link>
          </li>
          {path.map((each) => (
            <li key={each.id}>
              <Link to={`/strategies/${slug}/fiches/${each.id}`}>
                {[each.number, each.title].filter(Boolean).join(' ')}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <PageTitle title={name} site={site.name} lang={CONTENT_LANGUAGE}>
        {number && <span className="number">{number}</span>} {title}
      </PageTitle>
      <p className="fiche-facts">
        <LifecycleTag lifecycle={lifecycle} />
        <span lang={CONTENT_LANGUAGE}>{template}</span>
        {theme && <span lang={CONTENT_LANGUAGE}>{theme}</span>}
        {groups.map((group) => (
          <Link key={group.id} to={`/strategies/${slug}/groupes/${group.id}`} lang={CONTENT_LANGUAGE}>
            {group.name}
          </Link>
        ))}
        {abilities.steer && (
          <Suspense>
            <Steering fiche={fiche} />
          </Suspense>
        )}
      </p>
    </>
  );
}

interface ReadingProps {
  fiche: FicheView;
  header: ReactNode;
  modes: ReactNode;
  people: Parameters<typeof PresentPeople>[0]['people'];
  slug: string;
  preparing?: boolean;
}

function Reading({ fiche, header, modes, people, slug, preparing = false }: ReadingProps) {
  const { t } = useWords();
  const { me, membership } = useMe();
  const [search, setSearch] = useSearchParams();
  const { sections, aim, hasAim, organisations, colleges, closed, previous, next, abilities } = fiche;
  const layer = abilities.seeAuthors ? [AUTHORS, HISTORY].find((name) => search.has(name)) : undefined;
  // Whoever speaks for several organisations may well write it in another’s name.
  const elsewhere = membership && me.memberships.length > 1 && (closed === 'NO_ROLE' || closed === 'NO_MANDATE');
  return (
    <>
      <header className="fiche-head stack">
        {header}
        {hasAim && aim && (
          <p className="aim-line" lang={CONTENT_LANGUAGE}>
            {aim}
          </p>
        )}
        <div className="fiche-bar no-print">
          {modes}
          {!modes && closed && (
            <p className="soft small">
              {t(`closed.${closed}`)}
              {elsewhere && ` ${t('closed.otherName', { organisation: membership.organisation.name })}`}
            </p>
          )}
          {abilities.seeAuthors &&
            ([AUTHORS, HISTORY] as const).map((name) => (
              <Button
                key={name}
                slim
                aria-pressed={layer === name}
                onClick={() => setSearch(layer === name ? {} : { [name]: '' }, { preventScrollReset: true })}
              >
                {t(name === AUTHORS ? 'authors.title' : 'history.title')}
              </Button>
            ))}
          <p className="small" role="status">
            {preparing ? t('fiche.preparing') : ''}
          </p>
          <PresentPeople people={people} />
        </div>
      </header>
      {sections.length > 1 && (
        <nav className="section-nav no-print" aria-label={t('fiche.sections')}>
          <ul className="plain-list">
            {sections.map(({ key, label, empty }) => (
              <li key={key}>
                <a href={`#${key}`} lang={CONTENT_LANGUAGE}>
                  {label}
                </a>
                {empty && <span className="tag waiting">{t('fiche.toDefine')}</span>}
              </li>
            ))}
          </ul>
        </nav>
      )}
      {layer && (
        <Suspense fallback={<Loading />}>
          {layer === AUTHORS ? <WhoWroteWhat fiche={fiche} /> : <History fiche={fiche} />}
        </Suspense>
      )}
      {!layer &&
        sections.map((section) => (
          <FicheSection key={section.key} section={section}>
            {section.empty ? null : (
              <SectionText
                section={section}
                content={section.content as Content}
                organisations={organisations}
                colleges={colleges}
              />
            )}
          </FicheSection>
        ))}
      <nav className="neighbours no-print" aria-label={t('fiche.neighbours')}>
        {previous && <Neighbour to={previous} slug={slug} label={t('fiche.previous')} />}
        {next && <Neighbour to={next} slug={slug} label={t('fiche.next')} />}
      </nav>
    </>
  );
}

function Neighbour({ to, slug, label }: { to: NonNullable<FicheView['next']>; slug: string; label: string }) {
  return (
    <Link to={`/strategies/${slug}/fiches/${to.id}`}>
      <span className="soft small">{label}</span>
      <span lang={CONTENT_LANGUAGE}>{[to.number, to.title].filter(Boolean).join(' ')}</span>
    </Link>
  );
}
