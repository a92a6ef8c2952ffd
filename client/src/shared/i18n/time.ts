import type { IntlShape } from 'react-intl';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A moment as people say it: « il y a 5 minutes », then the day, then the date. */
export function since(intl: IntlShape, iso: string, now = Date.now()): string {
  const seconds = Math.round((new Date(iso).getTime() - now) / 1000);
  const age = Math.abs(seconds);
  if (age < MINUTE) return intl.formatMessage({ id: 'time.now' });
  if (age < HOUR) return intl.formatRelativeTime(Math.round(seconds / MINUTE), 'minute');
  if (age < DAY) return intl.formatRelativeTime(Math.round(seconds / HOUR), 'hour');
  if (age < 7 * DAY) return intl.formatRelativeTime(Math.round(seconds / DAY), 'day', { numeric: 'auto' });
  return day(intl, iso);
}

/** « vendredi 12 juin 2026 » */
export function day(intl: IntlShape, iso: string): string {
  return intl.formatDate(iso, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** « 12 juin 2026 » */
export const date = (intl: IntlShape, iso: string): string =>
  intl.formatDate(iso, { day: 'numeric', month: 'long', year: 'numeric' });
