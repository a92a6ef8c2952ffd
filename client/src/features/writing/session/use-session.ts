import { type Content, readContent } from '@diapason/editor';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { DocumentSession, type SessionOptions, type SessionState } from './document-session.js';

/** The live text of a page, open as long as the page; null for the moment it takes to begin. */
export function useDocumentSession(options: SessionOptions): DocumentSession | null {
  const [session, setSession] = useState<DocumentSession | null>(null);
  const { document, membership } = options;
  useEffect(() => {
    const opened = new DocumentSession(options);
    setSession(opened);
    return () => opened.destroy();
    // The other options follow from these two.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [document, membership]);
  return session;
}

/** One value of the session's state; the component is drawn again when that value changes. */
export function useSessionState<T>(session: DocumentSession, select: (state: SessionState) => T): T {
  return useSyncExternalStore(session.subscribe, () => select(session.snapshot()));
}

/** What a section says now. */
export function useSectionContent(session: DocumentSession, section: string): Content {
  const text = session.doc.getText(section);
  const read = useRef<Content | null>(null);
  const subscribe = useCallback(
    (changed: () => void) => {
      const observe = () => {
        read.current = null;
        changed();
      };
      text.observeDeep(observe);
      return () => text.unobserveDeep(observe);
    },
    [text],
  );
  return useSyncExternalStore(subscribe, () => (read.current ??= readContent(text)));
}
