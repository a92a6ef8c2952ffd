import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { Messages } from './fr.js';

export type MessageId = keyof Messages;
type Values = Record<string, string | number | Date>;

/** The words of the interface, by name: plain text, or with marks in it. */
export function useWords() {
  const intl = useIntl();
  return {
    intl,
    t: (id: MessageId, values?: Values): string => intl.formatMessage({ id }, values),
    rich: (id: MessageId, values?: Record<string, ReactNode>): ReactNode => intl.formatMessage({ id }, values as never),
  };
}
