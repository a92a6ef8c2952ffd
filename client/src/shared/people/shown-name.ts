import { ERASED_NAME, REDACTION_NAME } from '@diapason/contracts';
import type { MessageId } from '../i18n/use-words.js';

/** A name as it is shown: whoever deleted their account has none, and the équipe de rédaction has one in each language. */
export function shownName(t: (id: MessageId) => string, name: string): string {
  if (name === ERASED_NAME) return t('person.erased');
  return name === REDACTION_NAME ? t('person.redaction') : name;
}
