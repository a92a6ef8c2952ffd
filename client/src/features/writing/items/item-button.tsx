import { type ComponentProps, type KeyboardEvent, use, useRef } from 'react';
import { useWords } from '../../../shared/i18n/use-words.js';
import { SectionKey, useDesk } from '../desk.js';
import { focusSection } from '../status/focus-section.js';
import { ItemContext, useKeptFocus } from './kept-focus.js';

interface Props extends ComponentProps<'button'> {
  /** What tells it from the other buttons of the item. */
  act: string;
}

/**
 * A button of an item: it keeps the focus wherever the item goes, and the keys of undo work on it as in the text; when
 * somebody else deletes the item, that is told.
 */
export function ItemButton({ act, ...props }: Props) {
  const { t } = useWords();
  const { session, say } = useDesk();
  const section = use(SectionKey);
  const { name } = use(ItemContext);
  const button = useRef<HTMLButtonElement>(null);
  useKeptFocus(
    button,
    act,
    null,
    () => undefined,
    () => {
      focusSection(section);
      say(t('item.removedByOther', { name }));
    },
  );
  const takeBack = (event: KeyboardEvent) => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return;
    event.preventDefault();
    if (key === 'z' && !event.shiftKey) session.history.undo();
    else session.history.redo();
  };
  return <button {...props} ref={button} type="button" className="tool" data-act={act} onKeyDown={takeBack} />;
}
