import type { HistoryView, MomentView } from '@diapason/contracts';
import { day } from '../../../shared/i18n/time.js';
import { useWords } from '../../../shared/i18n/use-words.js';

/** A moment of work in words: its day, its hour, and whose it was. */
export function useMomentText({ organisations }: HistoryView): (moment: MomentView) => string {
  const { t, intl } = useWords();
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  return ({ to, organisations: ids }) => {
    const who = ids.map((id) => names.get(id) ?? '').filter(Boolean);
    return t('history.moment', {
      day: day(intl, to),
      time: intl.formatTime(to),
      who: who.length > 0 ? intl.formatList(who) : t('history.server'),
    });
  };
}
