import type { RegisterView } from '@diapason/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { familiesOf, ofFamily } from '../../shared/authors/families.js';
import { useMediaQuery } from '../../shared/hooks/use-media-query.js';
import { useSite } from '../../shared/hooks/use-site.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { Button } from '../../shared/ui/button.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { SelectField } from '../../shared/ui/select-field.js';
import { Empty, Failure, Loading } from '../../shared/ui/states.js';
import { registerQuery, strategyQuery } from './api.js';
import { partsOf } from './columns.js';
import { Downloads } from './downloads.js';
import { byFamily } from './families.js';
import { Matrix } from './matrix.js';
import { NotYet } from './not-yet.js';
import { OrganisationList } from './organisation-list.js';
import './contributions.css';

/** What the address says, so that what one looks at can be sent to someone. */
const FAMILY = 'famille';
const LOOK = 'vue';
const TABLE = 'tableau';
const LIST = 'liste';
/** From this width on, the table is what one sees first. */
const WIDE = '(min-width: 60rem)';

/** What each organisation brought to a strategy: a table to be looked at as a picture, or a list by organisation. */
export function ContributionsPage() {
  const { t } = useWords();
  const site = useSite();
  const { slug = '' } = useParams();
  const strategy = useQuery(strategyQuery(slug));
  const register = useQuery({ ...registerQuery(strategy.data?.id ?? ''), enabled: strategy.data !== undefined });
  const error = strategy.error ?? register.error;
  const retry = () => void (strategy.error ? strategy.refetch() : register.refetch());
  return (
    <main id="main" className="page stack contributions">
      {strategy.data && (
        <nav className="breadcrumb" aria-label={t('nav.breadcrumb')}>
          <ol className="plain-list">
            <li>
              <Link to={`/strategies/${slug}`}>{strategy.data.name}</Link>
            </li>
          </ol>
        </nav>
      )}
      <PageTitle title={error ? t('state.failed') : t('contributions.title')} site={site.name} />
      {error && <Failure error={error} retry={retry} />}
      {!register.data && !error && <Loading />}
      {register.data && !error && <Register register={register.data} />}
    </main>
  );
}

function Register({ register }: { register: RegisterView }) {
  const { t } = useWords();
  const { strategy, organisations, contributions } = register;
  if (organisations.length === 0)
    return (
      <>
        <Empty>{t('contributions.empty')}</Empty>
        <NotYet organisations={register.notYet} />
      </>
    );
  const fiches = register.texts.filter(
    ({ id, use }) => use === 'fiche' && contributions.some(({ text }) => text === id),
  );
  return (
    <>
      <p>{t('contributions.count', { organisations: organisations.length, fiches: fiches.length })}</p>
      <Shown register={register} />
      <NotYet organisations={register.notYet} />
      <Downloads strategy={strategy.id} />
    </>
  );
}

function Shown({ register }: { register: RegisterView }) {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const isWide = useMediaQuery(WIDE);
  const { organisations, colleges } = register;
  const family = search.get(FAMILY) ?? '';
  const choices = familiesOf(organisations, colleges);
  const shown = choices.some(({ id }) => id === family) ? ofFamily(organisations, family, colleges) : organisations;
  const look = search.get(LOOK) ?? (isWide ? TABLE : LIST);
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    setSearch(next, { replace: true, preventScrollReset: true });
  };
  const props = { register, families: byFamily(shown, colleges), parts: partsOf(register) };
  return (
    <>
      <div className="contributions-bar no-print">
        {choices.length > 1 && (
          <SelectField
            label={t('contributions.family')}
            value={family}
            onChange={({ target }) => set(FAMILY, target.value)}
          >
            <option value="">{t('contributions.allFamilies')}</option>
            {choices.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        <p className="note-actions">
          {[TABLE, LIST].map((each) => (
            <Button key={each} aria-pressed={look === each} onClick={() => set(LOOK, each)}>
              {t(each === TABLE ? 'contributions.table' : 'contributions.list')}
            </Button>
          ))}
        </p>
      </div>
      {look === LIST ? <OrganisationList {...props} /> : <Matrix {...props} />}
    </>
  );
}
