import type { ContributionView } from '@diapason/contracts';
import { date } from '../i18n/time.js';
import { useWords } from '../i18n/use-words.js';

type Facts = Pick<ContributionView, 'passages' | 'share' | 'first' | 'last'>;

/** What an organisation brought to a text in a few words: passages, share if it is shown, and when. */
export function useContributionFacts() {
  const { t, intl } = useWords();
  const percent = (share: number): string =>
    share > 0 && share < 0.005
      ? t('contribution.little')
      : intl.formatNumber(share, { style: 'percent', maximumFractionDigits: 0 });
  return ({ passages, share, first, last }: Facts): string => {
    const [from, to] = [date(intl, first), date(intl, last)];
    return [
      t('contribution.passages', { count: passages }),
      passages > 0 && share !== null && t('contribution.share', { share: percent(share) }),
      from === to ? t('contribution.on', { day: from }) : t('contribution.between', { from, to }),
    ]
      .filter(Boolean)
      .join(', ');
  };
}
