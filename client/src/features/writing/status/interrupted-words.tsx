import { type FocusEvent, useId } from 'react';
import { useWords } from '../../../shared/i18n/use-words.js';
import { useDesk } from '../desk.js';
import { useSessionState } from '../session/use-session.js';
import { Placing } from './placing.js';

/** Longer than a click, which must find the page as it was. */
const LEFT = 300;

function focusAtEnd(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}

/**
 * Somebody took away the item or the cell one was writing in: what one goes on typing goes here, and in nothing that one
 * did not choose.
 */
export function InterruptedWords() {
  const { t } = useWords();
  const { session } = useDesk();
  const interrupted = useSessionState(session, (state) => state.interrupted);
  const id = useId();
  if (!interrupted) return null;
  const { words, section, times } = interrupted;
  const closeIfLeftEmpty = ({ currentTarget: box }: FocusEvent) =>
    setTimeout(() => {
      const isIn = box.contains(document.activeElement);
      if (box.isConnected && !isIn && !session.snapshot().interrupted?.words) session.typeInstead(null);
    }, LEFT);
  return (
    <div className="note waiting interrupted" onBlur={closeIfLeftEmpty}>
      <label id={`${id}-label`} htmlFor={id}>
        {t('interrupted.told')}
      </label>
      <Placing words={words} section={section} described={`${id}-label`} settle={() => session.typeInstead(null)}>
        <textarea
          key={times}
          ref={focusAtEnd}
          id={id}
          className="input"
          rows={2}
          value={words}
          onChange={({ target }) => session.typeInstead(target.value)}
        />
      </Placing>
    </div>
  );
}
