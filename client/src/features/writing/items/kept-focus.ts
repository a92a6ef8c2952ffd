import { createContext, type RefObject, use, useLayoutEffect, useRef } from 'react';
import { useLatest } from '../../../shared/hooks/use-latest.js';

/** The identity of the item that a control belongs to. */
export const ItemKey = createContext('');

type Control = HTMLInputElement | HTMLSelectElement;

/** What somebody was in the middle of in a control that is drawn anew. */
interface Held {
  draft: string | null;
  caret: [number, number] | null;
}

/** How long a control that went is waited for, in milliseconds: an item that is moved comes back at once. */
const WAIT = 1_000;

/** A control that is taken out of the page loses the focus first: what left it so long before went with it, in milliseconds. */
const AT_ONCE = 50;

const drawn = new Map<string, (held: Held) => void>();
const left = new Map<string, { held: Held; at: number }>();

/**
 * Keeps somebody in the control they were in when its item is drawn anew, as when somebody else moves it: the focus, the
 * caret, and what is typed and not saved yet (`draft`), which `takeUp` is given. What it gives is to be called on blur.
 */
export function useKeptFocus(
  control: RefObject<Control | null>,
  label: string,
  draft: string | null,
  takeUp: (draft: string) => void,
): () => void {
  const key = `${use(ItemKey)} ${label}`;
  const blurred = useRef<{ held: Held; at: number } | null>(null);
  const latestDraft = useRef(draft);
  useLayoutEffect(() => {
    latestDraft.current = draft;
  }, [draft]);
  const latestTakeUp = useLatest(takeUp);
  useLayoutEffect(() => {
    const element = control.current;
    if (!element) return;
    const heldNow = (): Held | null => {
      if (document.activeElement === element) return { draft: latestDraft.current, caret: caretOf(element) };
      const { held, at } = blurred.current ?? { held: null, at: 0 };
      return performance.now() - at < AT_ONCE && document.activeElement === document.body ? held : null;
    };
    const take = ({ draft: typed, caret }: Held) => {
      element.focus();
      if (typed !== null) latestTakeUp(typed);
      // The draft is drawn first.
      if (caret) requestAnimationFrame(() => (element as HTMLInputElement).setSelectionRange(...caret));
    };
    const waiting = left.get(key);
    left.delete(key);
    if (waiting && performance.now() - waiting.at < WAIT) take(waiting.held);
    drawn.set(key, take);
    return () => {
      if (drawn.get(key) === take) drawn.delete(key);
      const held = heldNow();
      const again = drawn.get(key);
      if (held && again) again(held);
      else if (held) left.set(key, { held, at: performance.now() });
    };
  }, [control, key, latestTakeUp]);
  return () => {
    blurred.current = { held: { draft, caret: caretOf(control.current) }, at: performance.now() };
  };
}

function caretOf(control: Control | null): [number, number] | null {
  const { selectionStart: start = null, selectionEnd: end = null } = (control ?? {}) as Partial<HTMLInputElement>;
  return start === null || end === null ? null : [start, end];
}
