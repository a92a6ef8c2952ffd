import type { OrganisationView } from '@diapason/contracts';
import { ORGANISATION_ROLES, RENDER_LABELS } from '@diapason/editor';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { keys } from '../../shared/api/keys.js';
import { useSite } from '../../shared/hooks/use-site.js';
import { useLocale } from '../../shared/i18n/intl.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { Invite } from '../../shared/people/invite.js';
import { FicheLink } from '../../shared/ui/fiche-link.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { Empty, Failure, Loading } from '../../shared/ui/states.js';
import { organisationQuery } from './api.js';
import { Brought } from './brought.js';
import { OrganisationMembers } from './organisation-members.js';
import './organisations.css';

/** One partner: how it is called, what it brought, the fiches that name it, and who speaks for it. */
export function OrganisationPage() {
  const { t } = useWords();
  const site = useSite();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(organisationQuery(id));
  return (
    <main id="main" className="page stack">
      {error && (
        <>
          <PageTitle title={t('state.failed')} site={site.name} />
          <Failure error={error} retry={refetch} />
        </>
      )}
      {!data && !error && <Loading />}
      {data && <Organisation organisation={data} />}
    </main>
  );
}

function Organisation({ organisation }: { organisation: OrganisationView }) {
  const { t, intl } = useWords();
  const site = useSite();
  const queries = useQueryClient();
  const { id, name, acronym, aliases, identifiers, abilities } = organisation;
  return (
    <>
      <nav className="breadcrumb" aria-label={t('nav.breadcrumb')}>
        <ol className="plain-list">
          <li>
            <Link to="/organisations">{t('nav.organisations')}</Link>
          </li>
        </ol>
      </nav>
      <PageTitle title={name} site={site.name} />
      {(acronym || aliases.length > 0 || identifiers.length > 0) && (
        <dl className="facts">
          {acronym && (
            <>
              <dt>{t('organisation.acronym')}</dt>
              <dd>{acronym}</dd>
            </>
          )}
          {aliases.length > 0 && (
            <>
              <dt>{t('organisation.aliases')}</dt>
              <dd>{intl.formatList(aliases, { type: 'unit' })}</dd>
            </>
          )}
          {identifiers.map(({ scheme, value }) => (
            <div key={value} className="facts-pair">
              <dt>{scheme}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <Brought organisation={id} />
      <NamedIn organisation={organisation} />
      <section className="stack" aria-labelledby="members-title">
        <h2 id="members-title">{t('organisation.members')}</h2>
        {abilities.invite && (
          <Invite
            to={{ organisation: id }}
            onInvited={() => void queries.invalidateQueries({ queryKey: keys.organisation(id) })}
          />
        )}
        <OrganisationMembers organisation={organisation} />
      </section>
    </>
  );
}

function NamedIn({ organisation: { fiches } }: { organisation: OrganisationView }) {
  const { t } = useWords();
  const { locale } = useLocale();
  const roles: Record<string, string> = RENDER_LABELS[locale].role;
  const rank = (role: string) => (ORGANISATION_ROLES as readonly string[]).indexOf(role);
  return (
    <section className="stack" aria-labelledby="fiches-title">
      <h2 id="fiches-title">{t('organisation.fiches')}</h2>
      {fiches.length === 0 && <Empty>{t('organisation.noFiche')}</Empty>}
      <ul className="plain-list rows">
        {fiches
          .toSorted((a, b) => rank(a.role) - rank(b.role))
          .map((fiche) => (
            <li key={`${fiche.id} ${fiche.role}`}>
              <FicheLink fiche={fiche} />
              <span className="soft small">{roles[fiche.role]}</span>
            </li>
          ))}
      </ul>
    </section>
  );
}
