import type { StrategySummary } from '@diapason/contracts';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../shared/i18n/use-words.js';
import { Failure } from '../../shared/ui/states.js';
import { searchQuery } from './api.js';

const PAUSE = 500;

/** Finds words in all the texts one may read. Asks from three letters on, once typing pauses. */
export function SearchBox({ strategy: { id, slug } }: { strategy: StrategySummary }) {
  const { t } = useWords();
  const [words, setWords] = useState('');
  const asked = usePaused(words.trim());
  const { data, error, refetch, isFetching } = useQuery(searchQuery(id, asked));
  const hits = useDeferredValue(asked.length >= 3 ? data : undefined);
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
            value={words}
            onChange={({ target }) => setWords(target.value)}
            autoComplete="off"
            spellCheck={false}
          />
        </div>
      </form>
      <p className="small" role="status">
        {asked.length >= 3 && hits && !isFetching ? t('search.found', { count: hits.length, words: asked }) : ''}
      </p>
      {error && <Failure error={error} retry={refetch} />}
      {hits && hits.length > 0 && (
        <ol className="plain-list hits">
          {hits.map(({ node, number, title, section, excerpt }) => (
            <li key={`${node} ${section}`}>
              <Link to={`/strategies/${slug}/fiches/${node}`}>
                {number && `${number} `}
                {excerpt.join('') === title ? marked(excerpt) : title}
              </Link>
              {section && <span className="soft small"> {section}</span>}
              {excerpt.join('') !== title && <p className="excerpt">{marked(excerpt)}</p>}
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

/** A value once it has not changed for a moment. */
function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}
