import type { FicheView, HistoryView, MomentView } from '@diapason/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Choice } from '../../../shared/authors/choice.js';
import { day } from '../../../shared/i18n/time.js';
import { useWords } from '../../../shared/i18n/use-words.js';
import { Button } from '../../../shared/ui/button.js';
import { Empty, Failure, Loading } from '../../../shared/ui/states.js';
import { authorsQuery, HISTORY, historyQuery } from '../api.js';
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
  const slider = useId();
  const { moments } = history;
  const last = moments.at(-1)?.toSeq ?? 1;
  const [search, setSearch] = useSearchParams();
  const asked = Number(search.get(HISTORY));
  // Whoever stands at the end follows what is being written.
  const [place, setPlace] = useState(asked >= 1 && asked < last ? asked : null);
  const seq = Math.min(place ?? last, last);
  const setSeq = (to: number) => setPlace(to < last ? to : null);
  const shown = useRested(seq);
  useEffect(() => {
    setSearch({ [HISTORY]: shown < last ? String(shown) : '' }, { replace: true, preventScrollReset: true });
    // Only when the place changes: what is written meanwhile is no move.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [shown]);
  const { data, error, refetch } = useQuery(authorsQuery(fiche.id, shown));
  const [wanted, setWanted] = useState<Choice>({ of: 'all' });
  const [kept, setKept] = useState(data);
  if (data && data !== kept) setKept(data);
  const index = moments.findIndex(({ toSeq }) => toSeq >= seq);
  const sayMoment = useMomentText(history);
  const go = (to: MomentView | undefined) => to && setSeq(to.toSeq);
  const moment = moments[index];
  const next = moments[seq === moment?.toSeq ? index + 1 : index];
  const said =
    moment &&
    t('history.of', {
      moment: sayMoment(moment),
      n: seq - moment.fromSeq + 1,
      count: moment.toSeq - moment.fromSeq + 1,
    });
  return (
    <>
      <section className="authors-panel stack no-print" aria-labelledby={`${slider}-title`}>
        <h2 id={`${slider}-title`} className="small">
          {t('history.title')}
        </h2>
        <div className="history-slider">
          <label htmlFor={slider}>{t('history.place')}</label>
          <input
            id={slider}
            type="range"
            min={moments[0]?.fromSeq ?? 1}
            max={last}
            value={seq}
            aria-valuetext={said}
            onChange={({ target }) => setSeq(Number(target.value))}
          />
          <p className="small" role="status">
            {said}
          </p>
          <p className="note-actions">
            <Button slim aria-disabled={index <= 0} onClick={() => go(moments[index - 1])}>
              {t('history.previous')}
            </Button>
            <Button slim aria-disabled={!next} onClick={() => go(next)}>
              {t('history.next')}
            </Button>
          </p>
        </div>
        <details>
          <summary>
            {t('history.moments')} ({moments.length})
          </summary>
          <ol className="plain-list history-moments" reversed>
            {moments.toReversed().map((each) => (
              <li key={each.toSeq}>
                <Button look="quiet" slim aria-current={each === moment ? 'true' : undefined} onClick={() => go(each)}>
                  {sayMoment(each)}
                </Button>{' '}
                <span className="soft">{t('history.changes', { count: each.toSeq - each.fromSeq + 1 })}</span>
              </li>
            ))}
          </ol>
        </details>
      </section>
      {error && <Failure error={error} retry={refetch} />}
      {kept ? <Authors fiche={fiche} view={kept} wanted={wanted} onWant={setWanted} /> : !error && <Loading />}
    </>
  );
}

function useMomentText({ organisations }: HistoryView) {
  const { t, intl } = useWords();
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  return ({ to, organisations: ids }: MomentView): string => {
    const who = ids.map((id) => names.get(id) ?? '').filter(Boolean);
    return t('history.moment', {
      day: day(intl, to),
      time: intl.formatTime(to),
      who: who.length > 0 ? intl.formatList(who) : t('history.server'),
    });
  };
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
