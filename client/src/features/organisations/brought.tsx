import type { BroughtText } from '@diapason/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { wordsAddress } from '../../shared/authors/choice.js';
import { useContributionFacts } from '../../shared/authors/facts.js';
import { CONTENT_LANGUAGE } from '../../shared/i18n/content.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { Empty, Failure, Loading } from '../../shared/ui/states.js';
import { broughtQuery } from './api.js';

/** So many texts are shown at once. */
const SHOWN = 6;

/** What an organisation brought to the strategies one may read: where, when, and some of its words. */
export function Brought({ organisation }: { organisation: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(broughtQuery(organisation));
  return (
    <section className="stack" aria-labelledby="brought-title">
      <h2 id="brought-title">{t('brought.title')}</h2>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data?.strategies.length === 0 && <Empty>{t('brought.none')}</Empty>}
      {data?.strategies.map(({ id, slug, name, texts }) => (
        <section key={id} aria-labelledby={`brought-${id}`}>
          <h3 id={`brought-${id}`}>
            <Link to={`/strategies/${slug}/contributions`}>{name}</Link>
          </h3>
          <Texts texts={texts.slice(0, SHOWN)} slug={slug} organisation={organisation} />
          {texts.length > SHOWN && (
            <details>
              <summary>{t('brought.others', { count: texts.length - SHOWN })}</summary>
              <Texts texts={texts.slice(SHOWN)} slug={slug} organisation={organisation} />
            </details>
          )}
        </section>
      ))}
    </section>
  );
}

function Texts({ texts, slug, organisation }: { texts: readonly BroughtText[]; slug: string; organisation: string }) {
  const { t } = useWords();
  const facts = useContributionFacts();
  return (
    <ul className="plain-list brought">
      {texts.map((text) => (
        <li key={text.id}>
          <p>
            <Link to={wordsAddress(slug, text.id, organisation)} lang={CONTENT_LANGUAGE}>
              {[text.number, text.title].filter(Boolean).join(' ')}
            </Link>
          </p>
          <p className="soft small">{facts(text)}</p>
          {text.quotes.map((words) => (
            <p key={words} className="quoted" lang={CONTENT_LANGUAGE}>
              {t('authors.quote', { words })}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
