import type { GroupView } from '@diapason/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { keys } from '../../shared/api/keys.js';
import { useSite } from '../../shared/hooks/use-site.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { InviteDialog } from '../../shared/people/invite-dialog.js';
import { useWatchStrategy } from '../../shared/realtime/facts.js';
import { Button } from '../../shared/ui/button.js';
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
  const [inviting, setInviting] = useState(false);
  const [invited, setInvited] = useState(false);
  const { id, name, purpose, strategy, members, organisations, abilities } = group;
  return (
    <>
      <nav className="breadcrumb" aria-label={t('nav.breadcrumb')}>
        <ol className="plain-list">
          <li>
            <Link to={`/strategies/${slug}`}>{strategy.name}</Link>
          </li>
        </ol>
      </nav>
      <PageTitle title={name} site={site.name} />
      {purpose && <p>{purpose}</p>}
      <Charges group={group} slug={slug} />
      <section className="stack" aria-labelledby="members-title">
        <h2 id="members-title">{t('group.members')}</h2>
        <p className="soft small">{t('strategy.groupSize', { members, organisations })}</p>
        {abilities.lead && (
          <p>
            <Button look="main" onClick={() => setInviting(true)}>
              {t('invite.open')}
            </Button>
          </p>
        )}
        <p role="status">{invited ? t('invite.sent') : ''}</p>
        <Members group={group} />
      </section>
      {inviting && (
        <InviteDialog
          to={{ group: id }}
          onClose={() => setInviting(false)}
          onInvited={() => {
            setInviting(false);
            setInvited(true);
            void queries.invalidateQueries({ queryKey: keys.group(id) });
          }}
        />
      )}
    </>
  );
}
