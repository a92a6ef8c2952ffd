import type { HistoryView, MomentView } from '@diapason/contracts';
import { day } from '../../../shared/i18n/time.js';
import { useWords } from '../../../shared/i18n/use-words.js';

/** Where a place of a history falls: which moment of work, and the moments around. */
export function placeIn({ moments }: HistoryView, seq: number) {
  const index = moments.findIndex(({ toSeq }) => toSeq >= seq);
  const moment = moments[index];
  const next = moments[seq === moment?.toSeq ? index + 1 : index];
  return { moment, previous: moments[index - 1], next };
}

/** The last update that a history tells of. */
export const lastOf = ({ moments }: HistoryView): number => moments.at(-1)?.toSeq ?? 1;

/** The day and the hour of a change, and whose moment of work it is of, in words. */
function useMomentWords({ organisations }: HistoryView) {
  const { t, intl } = useWords();
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  return ({ organisations: ids }: MomentView, at: string) => {
    const who = ids.map((id) => names.get(id) ?? '').filter(Boolean);
    return {
      day: day(intl, at),
      time: intl.formatTime(at),
      who: who.length > 0 ? intl.formatList(who) : t('history.server'),
    };
  };
}

/** A moment of work in words: the day and the hour of its end, and whose it was. */
export function useMomentText(history: HistoryView): (moment: MomentView) => string {
  const { t } = useWords();
  const wordsOf = useMomentWords(history);
  return (moment) => t('history.moment', wordsOf(moment, moment.to));
}

/** A place of a history in words: when its change was made, which one it is of its moment of work, and whose that was. */
export function usePlaceText(history: HistoryView): (seq: number) => string {
  const { t } = useWords();
  const wordsOf = useMomentWords(history);
  return (seq) => {
    const { moment } = placeIn(history, seq);
    if (!moment) return '';
    const { fromSeq, toSeq } = moment;
    const at = history.minutes.findLast((minute) => minute.seq <= seq)?.at ?? moment.to;
    return t('history.of', { ...wordsOf(moment, at), n: seq - fromSeq + 1, count: toSeq - fromSeq + 1 });
  };
}
