import type { ReactNode } from 'react';
import { ApiError } from '../api/http.js';
import { type MessageId, useWords } from '../i18n/use-words.js';
import { Button } from './button.js';

/** Something is on its way; said aloud only when it takes a while. */
export function Loading() {
  const { t } = useWords();
  return (
    <p className="loading soft" role="status">
      {t('state.loading')}
    </p>
  );
}

/** What a fault is called, in a sentence that says what to do. */
export function useErrorText() {
  const { intl, t } = useWords();
  return (error: unknown): string => {
    const { code, params } = error instanceof ApiError ? error : new ApiError('INTERNAL');
    const id = `error.${code}`;
    return id in intl.messages ? intl.formatMessage({ id }, params) : t('error.INTERNAL');
  };
}

/** A fault where a page or a part of it should be, with a way to try again. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useWords();
  const text = useErrorText()(error);
  return (
    <div className="note bad" role="alert">
      <p>{text}</p>
      {retry && (
        <p>
          <Button onClick={retry}>{t('action.retry')}</Button>
        </p>
      )}
    </div>
  );
}

/** What will be here, and what to do first. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="empty soft">{children}</p>;
}

export type { MessageId };
