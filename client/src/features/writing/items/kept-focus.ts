import { createContext, type RefObject, use, useLayoutEffect, useRef } from 'react';
import { useLatest } from '../../../shared/hooks/use-latest.js';
import { SectionKey, useDesk } from '../desk.js';

/** The item that a control belongs to: its identity, what it is called, and whether it is still in the text. */
export const ItemContext = createContext({ id: '', name: '', stands: (): boolean => true });

type Control = HTMLInputElement | HTMLSelectElement | HTMLButtonElement;

/** What somebody was in the middle of in a control that is drawn anew. */
interface Held {
  control: Control;
  draft: string | null;
  caret: [number, number] | null;
}

/** How long a control that went is waited for, in milliseconds: an item that is moved comes back at once. */
const WAIT = 1_000;

const drawn = new Map<string, (held: Held) => void>();
const left = new Map<string, Held>();

/**
 * Keeps somebody in the control they were in when its item is drawn anew, as when somebody else moves it: the focus, the
 * caret, and what is typed and not saved yet (`draft`), which `takeUp` is given. When somebody else took the item away, what
 * was typed goes where they are told of it; where nothing is typed, `onGone` is called instead.
 */
export function useKeptFocus(
  control: RefObject<Control | null>,
  label: string,
  draft: string | null,
  takeUp: (draft: string) => void,
  onGone?: () => void,
): void {
  const { session } = useDesk();
  const section = use(SectionKey);
  const item = use(ItemContext);
  const stands = useLatest(item.stands);
  const key = `${item.id} ${label}`;
  const latestDraft = useRef(draft);
  const latestTakeUp = useLatest(takeUp);
  const tellGone = useLatest((typed: string | null) => (onGone ? onGone() : session.interrupt(section, typed ?? '')));
  const wantedCaret = useRef<Held['caret']>(null);
  useLayoutEffect(() => {
    latestDraft.current = draft;
    if (wantedCaret.current) (control.current as HTMLInputElement).setSelectionRange(...wantedCaret.current);
    wantedCaret.current = null;
  });
  useLayoutEffect(() => {
    const element = control.current;
    if (!element) return;
    let isIn = document.activeElement === element;
    let asLeft: Held | null = null;
    const held = (): Held => ({ control: element, draft: latestDraft.current, caret: caretOf(element) });
    const onFocus = () => {
      isIn = true;
      asLeft = null;
    };
    // Some browsers tell of it when they take a control out of the page, before it is gone; others do not.
    const onBlur = () => {
      asLeft = held();
      queueMicrotask(() => {
        if (element.isConnected) isIn = false;
      });
    };
    const take = (taken: Held) => {
      // Whoever went elsewhere meanwhile stays there.
      if (document.activeElement === document.body || document.activeElement === taken.control) element.focus();
      const { draft: typed, caret } = taken;
      if (typed !== null) latestTakeUp(typed);
      // Where one is in words that are not drawn yet is for when they are.
      if (typed !== null && typed !== element.value) wantedCaret.current = caret;
      else if (caret) (element as HTMLInputElement).setSelectionRange(...caret);
    };
    drawn.set(key, take);
    element.addEventListener('focus', onFocus);
    element.addEventListener('blur', onBlur);
    const waiting = left.get(key);
    left.delete(key);
    if (waiting) take(waiting);
    return () => {
      element.removeEventListener('focus', onFocus);
      element.removeEventListener('blur', onBlur);
      if (drawn.get(key) === take) drawn.delete(key);
      if (!isIn) return;
      const last = asLeft ?? held();
      const again = drawn.get(key);
      if (again) return again(last);
      if (!stands() && !session.lastIsOwn) return tellGone(last.draft);
      left.set(key, last);
      setTimeout(() => left.get(key) === last && left.delete(key), WAIT);
    };
  }, [control, key, latestTakeUp, tellGone, stands, session]);
}

function caretOf(control: Control): Held['caret'] {
  const { selectionStart: start = null, selectionEnd: end = null } = control as Partial<HTMLInputElement>;
  return start === null || end === null ? null : [start, end];
}
