import type { StrategySummary } from '@diapason/contracts';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { CONTENT_LANGUAGE } from '../../shared/i18n/content.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { Failure } from '../../shared/ui/states.js';
import { SHORTEST_SEARCH, searchQuery } from './api.js';

const PAUSE = 500;
const LONGEST = 100;

/**
 * Finds words in all the texts one may read. Asks from two letters on, once typing pauses; the address keeps what was
 * asked, so that one comes back to it.
 */
export function SearchBox({ strategy: { id, slug } }: { strategy: StrategySummary }) {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('q') ?? '';
  const [words, setWords] = useState(asked);
  const [answered, setAnswered] = useState(asked);
  // The address went elsewhere: back, forward, or a link to the whole strategy.
  if (asked !== answered) {
    setAnswered(asked);
    if (asked !== words.trim()) setWords(asked);
  }
  useEffect(() => {
    const next = words.trim();
    if (next === asked) return;
    const timer = setTimeout(() => setSearch((all) => withWords(all, next), { replace: true }), PAUSE);
    return () => clearTimeout(timer);
  }, [words, asked, setSearch]);
  const { data, error, refetch, isFetching } = useQuery(searchQuery(id, asked));
  const hits = useDeferredValue(asked.length >= SHORTEST_SEARCH ? data : undefined);
  return (
    <search className="search">
      <form
        role="presentation"
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <div className="field">
          <label htmlFor="strategy-search">{t('search.label')}</label>
          <input
            id="strategy-search"
            className="input"
            type="search"
            maxLength={LONGEST}
            value={words}
            onChange={({ target }) => setWords(target.value)}
            autoComplete="off"
            spellCheck={false}
          />
        </div>
      </form>
      <p className="small" role="status">
        {asked.length >= SHORTEST_SEARCH && hits && !isFetching
          ? t('search.found', { count: hits.length, words: asked })
          : ''}
      </p>
      {error && <Failure error={error} retry={refetch} />}
      {hits && hits.length > 0 && (
        <ol className="plain-list hits">
          {hits.map(({ node, number, title, section, excerpt }) => (
            <li key={`${node} ${section}`}>
              <Link to={`/strategies/${slug}/fiches/${node}`} lang={CONTENT_LANGUAGE}>
                {number && `${number} `}
                {excerpt.join('') === title ? marked(excerpt) : title}
              </Link>
              {section && (
                <span className="soft small" lang={CONTENT_LANGUAGE}>
                  {' '}
                  {section}
                </span>
              )}
              {excerpt.join('') !== title && (
                <p className="excerpt" lang={CONTENT_LANGUAGE}>
                  {marked(excerpt)}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
    </search>
  );
}

/** An excerpt, of which every other part is a word that was found. */
const marked = (excerpt: string[]) =>
  excerpt.map((part, i) => (i % 2 === 1 ? <mark key={`${i}-${part}`}>{part}</mark> : part));

function withWords(search: URLSearchParams, words: string): URLSearchParams {
  const next = new URLSearchParams(search);
  if (words) next.set('q', words);
  else next.delete('q');
  return next;
}
