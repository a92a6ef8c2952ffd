import type { DirectoryView } from '@diapason/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSite } from '../../shared/hooks/use-site.js';
import { folded } from '../../shared/i18n/folded.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { Badge } from '../../shared/ui/badge.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { Empty, Failure, Loading } from '../../shared/ui/states.js';
import { TextField } from '../../shared/ui/text-field.js';
import { directoryQuery } from './api.js';
import './organisations.css';

/** Every partner, by family. */
export function DirectoryPage() {
  const { t } = useWords();
  const site = useSite();
  const { data, error, refetch } = useQuery(directoryQuery);
  return (
    <main id="main" className="page stack">
      <PageTitle title={t('directory.title')} site={site.name} />
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && <Directory directory={data} />}
    </main>
  );
}

function Directory({ directory: { colleges, organisations } }: { directory: DirectoryView }) {
  const { t } = useWords();
  const [words, setWords] = useState('');
  const found = organisations.filter(({ name, acronym }) =>
    folded(`${name} ${acronym ?? ''}`).includes(folded(words.trim())),
  );
  const families = [...colleges.map(({ id, name }) => ({ id, name })), { id: null, name: t('directory.noFamily') }];
  return (
    <>
      <div className="search">
        <TextField
          label={t('directory.search')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
          type="search"
          autoComplete="off"
        />
      </div>
      <p role="status">{t('directory.count', { count: found.length })}</p>
      {found.length === 0 && <Empty>{t('directory.none')}</Empty>}
      {families.map((family) => {
        const members = found.filter(({ college }) => college === family.id);
        return (
          members.length > 0 && (
            <section key={family.id} className="stack" aria-labelledby={`family-${family.id}`}>
              <h2 id={`family-${family.id}`}>{family.name}</h2>
              <ul className="plain-list organisation-list">
                {members.map(({ id, name, initials, hue }) => (
                  <li key={id} className="person">
                    <Badge initials={initials} hue={hue} />
                    <Link to={`/organisations/${id}`}>{name}</Link>
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}
