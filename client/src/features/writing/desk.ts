import type { DirectoryView, FicheView } from '@diapason/contracts';
import type { Editor } from '@tiptap/core';
import { createContext, use } from 'react';
import type * as Y from 'yjs';
import type { DocumentSession } from './session/document-session.js';

/** Where the caret is wanted: under the pointer, at a place of the live text, or at the end. */
export type Spot = { x: number; y: number } | { at: Y.RelativePosition } | 'end';

/** What the parts of the writing page share. */
export interface Desk {
  session: DocumentSession;
  fiche: FicheView;
  directory: DirectoryView | undefined;
  readOnly: boolean;
  /** Name of an organisation or of a family by its id. */
  nameOf(id: string): string | undefined;
  /** Name of a section as the page says it. */
  labelOf(section: string): string;
  /** Opens the editor of a section, if it is not open yet, and puts the caret there. */
  goTo(section: string, spot: Spot): void;
  /** The last thing that was asked of `goTo`. */
  request: { section: string; spot: Spot } | null;
  /** The editor that commands act on: the last one that had the focus. */
  active: Active | null;
  setActive(active: Active): void;
  /** What was last told of an act, for a screen reader. */
  said: string;
  /** Tells a screen reader what came of an act, at once. */
  say(words: string): void;
}

export interface Active {
  editor: Editor;
  section: string;
  isLine: boolean;
}

export const DeskContext = createContext<Desk | null>(null);

/** The section that what is inside belongs to. */
export const SectionKey = createContext('');

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error('there is no text open for writing here');
  return desk;
}
