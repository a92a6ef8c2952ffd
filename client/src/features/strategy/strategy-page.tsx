import type { StrategyView, TreeNode } from '@diapason/contracts';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { isPassing } from '../../shared/api/http.js';
import { useSite } from '../../shared/hooks/use-site.js';
import { CONTENT_LANGUAGE } from '../../shared/i18n/content.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { useWatchStrategy } from '../../shared/realtime/facts.js';
import { Button, buttonClass } from '../../shared/ui/button.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { PhaseLine } from '../../shared/ui/phase-line.js';
import { Empty, Failure, Loading } from '../../shared/ui/states.js';
import { AddNode } from './add-node.js';
import { groupsQuery, strategyQuery, treeQuery } from './api.js';
import { AuthorsControl } from './authors-control.js';
import { FilterBar } from './filter-bar.js';
import { filtered, filtersOf, withoutFilters } from './filters.js';
import { PhaseControl } from './phase-control.js';
import { SearchBox } from './search-box.js';
import { TreeList } from './tree-list.js';
import './strategy.css';

/** Reordering by hand is for few, and weighs: it comes when asked for. */
const Reorder = lazy(() => import('./reorder.js'));

export function StrategyPage() {
  const { slug = '' } = useParams();
  const { t } = useWords();
  const site = useSite();
  const strategy = useQuery(strategyQuery(slug));
  const tree = useQuery({ ...treeQuery(strategy.data?.id ?? ''), enabled: strategy.data !== undefined });
  useWatchStrategy(strategy.data?.id);
  const error = strategy.error ?? tree.error;
  if (error && !(tree.data && isPassing(error)))
    return (
      <main id="main" className="page stack">
        <PageTitle title={t('state.failed')} site={site.name} />
        <Failure error={error} retry={() => void (strategy.error ? strategy.refetch() : tree.refetch())} />
      </main>
    );
  return (
    <main id="main" className="page stack">
      {strategy.data && tree.data ? (
        <>
          <PageTitle title={strategy.data.name} site={site.name} lang={CONTENT_LANGUAGE} />
          <PhaseLine phases={strategy.data.phases} current={strategy.data.phase.id} />
          <Contents strategy={strategy.data} nodes={tree.data.nodes} />
        </>
      ) : (
        <Loading />
      )}
    </main>
  );
}

function Contents({ strategy, nodes }: { strategy: StrategyView; nodes: TreeNode[] }) {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const [reordering, setReordering] = useState(false);
  const [adding, setAdding] = useState(false);
  const groups = useQuery(groupsQuery(strategy.id));
  const filters = filtersOf(search);
  const shown = filtered(nodes, filters);
  const fiches = shown.filter(({ use }) => use === 'fiche');
  const active = Object.values(filters).filter(Boolean).length;
  const [filtering, setFiltering] = useState(active > 0);
  return (
    <>
      <SearchBox strategy={strategy} />
      {reordering ? (
        <Suspense fallback={<Loading />}>
          <Reorder strategy={strategy} nodes={nodes} onDone={() => setReordering(false)} />
        </Suspense>
      ) : (
        <>
          <div className="tree-summary">
            <p role="status">{t('strategy.count', { count: fiches.length })}</p>
            <p className="note-actions">
              <Button aria-expanded={filtering} onClick={() => setFiltering(!filtering)}>
                {t('strategy.filter', { count: active })}
              </Button>
              {active > 0 && (
                <Button look="quiet" onClick={() => setSearch(withoutFilters(search), { replace: true })}>
                  {t('strategy.showAll')}
                </Button>
              )}
              {strategy.abilities.seeAuthors && (
                <Link className={buttonClass()} to={`/strategies/${strategy.slug}/contributions`}>
                  {t('contributions.open')}
                </Link>
              )}
              {strategy.abilities.arrange && (
                <>
                  <Button onClick={() => setAdding(true)}>{t('addNode.open')}</Button>
                  <Button onClick={() => setReordering(true)}>{t('strategy.reorder')}</Button>
                </>
              )}
              {strategy.abilities.changePhase && <PhaseControl strategy={strategy} />}
              {strategy.abilities.configure && <AuthorsControl strategy={strategy} />}
            </p>
          </div>
          {filtering && (
            <FilterBar
              nodes={nodes}
              groups={groups.data ?? []}
              filters={filters}
              onChange={(next) => setSearch(next, { replace: true })}
            />
          )}
          {shown.length === 0 ? (
            <Empty>{active > 0 ? t('strategy.noneFiltered') : t('strategy.none')}</Empty>
          ) : (
            <TreeList nodes={shown} slug={strategy.slug} groups={groups.data ?? []} />
          )}
        </>
      )}
      {adding && <AddNode strategy={strategy} nodes={nodes} onClose={() => setAdding(false)} />}
      <section className="stack" aria-labelledby="groups-title">
        <h2 id="groups-title">{t('strategy.groups')}</h2>
        {groups.error && <Failure error={groups.error} retry={groups.refetch} />}
        {groups.data?.length === 0 && <Empty>{t('strategy.noGroup')}</Empty>}
        <ul className="plain-list rows">
          {groups.data?.map(({ id, name, purpose, members, organisations, mine }) => (
            <li key={id}>
              <span className="group-line">
                <Link to={`/strategies/${strategy.slug}/groupes/${id}`} lang={CONTENT_LANGUAGE}>
                  {name}
                </Link>
                {mine && <span className="tag">{t('strategy.mine')}</span>}
                <span className="soft small" lang={CONTENT_LANGUAGE}>
                  {purpose}
                </span>
              </span>
              <span className="soft small">{t('strategy.groupSize', { members, organisations })}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
