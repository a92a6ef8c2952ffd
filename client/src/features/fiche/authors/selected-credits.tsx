import type { CreditView } from '@diapason/contracts';
import { type RefObject, useEffect, useState } from 'react';
import { day } from '../../../shared/i18n/time.js';
import { useWords } from '../../../shared/i18n/use-words.js';
import { shownName } from '../../../shared/people/shown-name.js';
import { distinct, type Named } from './choice.js';

/** So long after the selection has come to rest is it told, in milliseconds. */
const REST = 250;
const TOLD = 6;

/** Who wrote the words that are selected, or those the person has clicked in. */
export function SelectedCredits({ view, frame }: { view: Named; frame: RefObject<HTMLElement | null> }) {
  const { t } = useWords();
  const [selected, setSelected] = useState<CreditView[]>([]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let clicked: CreditView | null = null;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const selection = document.getSelection();
        // The caret of a click may stand in the words before those that were clicked.
        const found = clicked && selection?.isCollapsed ? [clicked] : creditsIn(selection, frame.current, view);
        if (found) setSelected(found);
      }, REST);
    };
    // A removal holds no words that could be selected, nor do the initials that stand before words: they are clicked.
    const text = frame.current;
    const onClick = ({ target }: MouseEvent) => {
      const words = target instanceof Element ? target.closest<HTMLElement>('[data-by]') : null;
      const credit = words && view.credits[Number(words.dataset.by)];
      if (!credit || document.getSelection()?.isCollapsed === false) return;
      clicked = credit;
      clearTimeout(timer);
      setSelected([credit]);
    };
    const forget = () => {
      clicked = null;
    };
    text?.addEventListener('click', onClick);
    document.addEventListener('pointerdown', forget);
    document.addEventListener('keydown', forget);
    document.addEventListener('selectionchange', later);
    return () => {
      clearTimeout(timer);
      text?.removeEventListener('click', onClick);
      document.removeEventListener('pointerdown', forget);
      document.removeEventListener('keydown', forget);
      document.removeEventListener('selectionchange', later);
    };
  }, [view, frame]);
  return (
    <div role="status" className="small authors-selected">
      {selected.length === 0 ? (
        <p className="soft">{t('authors.select')}</p>
      ) : (
        <ul className="plain-list">
          {selected.slice(0, TOLD).map((credit) => (
            <li key={JSON.stringify(credit)}>
              <Credit credit={credit} view={view} />
            </li>
          ))}
          {selected.length > TOLD && <li className="soft">{t('authors.others', { count: selected.length - TOLD })}</li>}
        </ul>
      )}
    </div>
  );
}

/** One credit as a sentence: who, how, on which day, typed and moved by whom, declined by whom. */
export function Credit({ credit, view }: { credit: CreditView; view: Named }) {
  const { t, intl } = useWords();
  const { owner, person, kind, at, typedBy, declinedBy, movedBy } = credit;
  if (owner === null) return t('authors.server');
  const named = (id: string, name: string | null) =>
    [view.owners.find((each) => each.id === id)?.name, name]
      .flatMap((each) => (each ? shownName(t, each) : []))
      .join(', ');
  const who = named(owner, person);
  const typist = typedBy && named(typedBy.organisation, typedBy.person);
  const mover = movedBy && named(movedBy.organisation, movedBy.person);
  return (
    <>
      {typist
        ? t('authors.spoken', { who, typist, day: day(intl, at) })
        : t(`authors.${kind}`, { who, day: day(intl, at) })}
      {declinedBy !== null &&
        ` ${t('authors.declined', { who: declinedBy ? shownName(t, declinedBy) : t('authors.somebody') })}`}
      {mover && ` ${t('authors.moved', { who: mover })}`}
    </>
  );
}

/** Null when the selection is not in the text. */
function creditsIn(selection: Selection | null, frame: HTMLElement | null, view: Named): CreditView[] | null {
  if (!selection?.anchorNode || !frame?.contains(selection.anchorNode)) return null;
  const range = selection.getRangeAt(0);
  const spans = [...frame.querySelectorAll<HTMLElement>('[data-by]')].filter((span) => range.intersectsNode(span));
  return distinct(spans.flatMap((span) => view.credits[Number(span.dataset.by)] ?? []));
}
