import type { GroupView } from '@diapason/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { keys } from '../../shared/api/keys.js';
import { useSite } from '../../shared/hooks/use-site.js';
import { CONTENT_LANGUAGE } from '../../shared/i18n/content.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { Invite } from '../../shared/people/invite.js';
import { useWatchStrategy } from '../../shared/realtime/facts.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { Failure, Loading } from '../../shared/ui/states.js';
import { groupQuery } from './api.js';
import { Charges } from './charges.js';
import { Members } from './members.js';
import './groups.css';

/** A working group or an instance: who sits in it, and the fiches it is in charge of. */
export function GroupPage() {
  const { t } = useWords();
  const site = useSite();
  const { slug = '', id = '' } = useParams();
  const { data: group, error, refetch } = useQuery(groupQuery(id));
  useWatchStrategy(group?.strategy.id);
  return (
    <main id="main" className="page stack">
      {error && (
        <>
          <PageTitle title={t('state.failed')} site={site.name} />
          <Failure error={error} retry={refetch} />
        </>
      )}
      {!group && !error && <Loading />}
      {group && <Group group={group} slug={slug} />}
    </main>
  );
}

function Group({ group, slug }: { group: GroupView; slug: string }) {
  const { t } = useWords();
  const site = useSite();
  const queries = useQueryClient();
  const { id, name, purpose, strategy, members, organisations, abilities } = group;
  return (
    <>
      <nav className="breadcrumb" aria-label={t('nav.breadcrumb')}>
        <ol className="plain-list">
          <li>
            <Link to={`/strategies/${slug}`} lang={CONTENT_LANGUAGE}>
              {strategy.name}
            </Link>
          </li>
        </ol>
      </nav>
      <PageTitle title={name} site={site.name} lang={CONTENT_LANGUAGE} />
      {purpose && <p lang={CONTENT_LANGUAGE}>{purpose}</p>}
      <Charges group={group} slug={slug} />
      <section className="stack" aria-labelledby="members-title">
        <h2 id="members-title">{t('group.members')}</h2>
        <p className="soft small">{t('strategy.groupSize', { members, organisations })}</p>
        {abilities.lead && (
          <Invite
            to={{ group: id }}
            look="main"
            onInvited={() => void queries.invalidateQueries({ queryKey: keys.group(id) })}
          />
        )}
        <Members group={group} />
      </section>
    </>
  );
}
