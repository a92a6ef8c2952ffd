/** What an editor in a page has, and a headless one has not. */
interface InPage {
  composing: boolean;
  domObserver: { pendingRecords(): unknown[]; flush(): void; flushSoon(): void };
}

/**
 * Takes in where the person has put the caret. The browser moves it at once and tells of it a moment later; whatever
 * redraws the editor in between would put it back where it was.
 */
export function takeInMovedCaret(view: object): void {
  const { composing, domObserver } = view as Partial<InPage>;
  if (composing || !domObserver) return;
  // Letters that are in the page and not yet in the editor's document are no move: they come in on their own.
  if (domObserver.pendingRecords().length > 0) domObserver.flushSoon();
  else domObserver.flush();
}
