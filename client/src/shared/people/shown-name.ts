import { ERASED_NAME } from '@diapason/contracts';
import type { MessageId } from '../i18n/use-words.js';

/** A person's name as it is shown: whoever deleted their account has none. */
export const shownName = (t: (id: MessageId) => string, name: string): string =>
  name === ERASED_NAME ? t('person.erased') : name;
