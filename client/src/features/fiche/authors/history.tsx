import type { FicheView, HistoryView } from '@diapason/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Choice } from '../../../shared/authors/choice.js';
import { useWords } from '../../../shared/i18n/use-words.js';
import { Button } from '../../../shared/ui/button.js';
import { Empty, Failure, Loading } from '../../../shared/ui/states.js';
import { authorsQuery, COMPARED, HISTORY, historyQuery } from '../api.js';
import { Comparison } from './comparison.js';
import { lastOf, placeIn, useMomentText } from './moment-text.js';
import { Place } from './place.js';
import type { Restoring } from './restore.js';
import { Authors } from './who-wrote-what.js';

/** The slider is still for so long before the text it points at is asked for, in milliseconds. */
const REST = 80;

/** The text of a fiche as it was after any change of it, with its authors; the moments of work on it. */
export default function History({ fiche }: { fiche: FicheView }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(historyQuery(fiche.id));
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return data.moments.length === 0 ? <Empty>{t('history.empty')}</Empty> : <Replay fiche={fiche} history={data} />;
}

function Replay({ fiche, history }: { fiche: FicheView; history: HistoryView }) {
  const { t } = useWords();
  const title = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const sayMoment = useMomentText(history);
  const { moments } = history;
  const last = lastOf(history);
  const [search, setSearch] = useSearchParams();
  const [asked, compared] = [HISTORY, COMPARED].map((name) => Math.trunc(Number(search.get(name)))) as [number, number];
  // Whoever stands at the end follows what is being written.
  const [place, setPlace] = useState(asked >= 1 && asked < last ? asked : null);
  const [other, setOther] = useState(compared >= 1 ? Math.min(compared, last) : null);
  const [restored, setRestored] = useState('');
  const seq = Math.min(place ?? last, last);
  const setSeq = (to: number) => {
    setRestored('');
    setPlace(to < last ? to : null);
  };
  const [shown, shownOther] = [useRested(seq), useRested(other)];
  useEffect(() => {
    const places = { [HISTORY]: shown < last ? String(shown) : '' };
    setSearch(shownOther === null ? places : { ...places, [COMPARED]: String(shownOther) }, {
      replace: true,
      preventScrollReset: true,
    });
    // Only when a place changes: what is written meanwhile is no move.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [shown, shownOther]);
  useEffect(() => {
    // The button that was pressed went with the earlier text.
    if (restored) heading.current?.focus();
  }, [restored]);
  const { moment, previous } = placeIn(history, seq);
  const isCurrent = (toSeq: number) => toSeq === moment?.toSeq;
  const restoring: Restoring = {
    history,
    onRestored: (label) => {
      setRestored(t('restore.done', { section: label }));
      setPlace(null);
      setOther(null);
    },
  };
  return (
    <div className="history">
      <section className="stack no-print" aria-labelledby={title}>
        <h2 id={title} ref={heading} tabIndex={-1} className="small">
          {t('history.title')}
        </h2>
        <p className="note-actions">
          <Button
            slim
            aria-pressed={other !== null}
            onClick={() => setOther(other === null ? (previous?.toSeq ?? moments[0]?.fromSeq ?? 1) : null)}
          >
            {t('comparison.open')}
          </Button>
        </p>
        <details>
          <summary>
            {t('history.moments')} ({moments.length})
          </summary>
          <ol className="plain-list history-moments" reversed>
            {moments.toReversed().map((each) => (
              <li key={each.toSeq}>
                <Button
                  look="quiet"
                  slim
                  aria-current={isCurrent(each.toSeq) ? 'true' : undefined}
                  onClick={() => setSeq(each.toSeq)}
                >
                  {sayMoment(each)}
                </Button>{' '}
                <span className="soft">{t('history.changes', { count: each.toSeq - each.fromSeq + 1 })}</span>
                {other !== null && (
                  <>
                    {' '}
                    <Button look="quiet" slim onClick={() => setOther(each.toSeq)}>
                      {t('comparison.take')}
                      <span className="visually-hidden"> {sayMoment(each)}</span>
                    </Button>
                  </>
                )}
              </li>
            ))}
          </ol>
        </details>
        <p className="small" role="status">
          {restored}
        </p>
      </section>
      <div className="history-strip no-print">
        <Place label={t('history.place')} history={history} seq={seq} onChange={setSeq} />
        {other !== null && <Place label={t('comparison.with')} history={history} seq={other} onChange={setOther} />}
      </div>
      {shownOther === null ? (
        <Then fiche={fiche} seq={shown} restoring={restoring} />
      ) : (
        <Comparison
          fiche={fiche}
          from={Math.min(shown, shownOther)}
          to={Math.max(shown, shownOther)}
          restoring={restoring}
        />
      )}
    </div>
  );
}

interface ThenProps {
  fiche: FicheView;
  seq: number;
  restoring: Restoring;
}

/** The text as it was, until the one that is asked for has come. */
function Then({ fiche, seq, restoring }: ThenProps) {
  const { data, error, refetch } = useQuery(authorsQuery(fiche.id, seq));
  const [kept, setKept] = useState(data);
  const [wanted, setWanted] = useState<Choice>({ of: 'all' });
  if (data && data !== kept) setKept(data);
  const mayRestore = fiche.abilities.write && kept !== undefined && kept.seq < lastOf(restoring.history);
  return (
    <>
      {error && <Failure error={error} retry={refetch} />}
      {kept ? (
        <Authors
          fiche={fiche}
          view={kept}
          wanted={wanted}
          onWant={setWanted}
          restoring={mayRestore ? restoring : undefined}
        />
      ) : (
        !error && <Loading />
      )}
    </>
  );
}

/** A value once it has stopped changing for a moment. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
