import type { Voice } from '@diapason/collab';
import { KeptInTab } from '../../../shared/realtime/kept-in-tab.js';

/** Someone whom one types for. */
export interface SpokenFor {
  id: Voice;
  name: string;
}

/** What goes on being typed beside the text, whose place somebody took away. */
export interface Interruption {
  section: string;
  words: string;
  /** How many times in a row. */
  times: number;
}

/** Whom one types for in a text; `owner`: the text and the person. */
export const keptVoice = (owner: string): KeptInTab<SpokenFor> =>
  new KeptInTab(`voice ${owner}`, (value) => {
    const { id, name } = (value ?? {}) as Partial<SpokenFor>;
    return typeof id === 'string' && typeof name === 'string' ? { id, name } : null;
  });

/** What one typed beside a text; `owner`: the text and the person. */
export const keptInterruption = (owner: string): KeptInTab<Interruption> =>
  new KeptInTab(`beside ${owner}`, (value) => {
    const { section, words } = (value ?? {}) as Partial<Interruption>;
    return typeof section === 'string' && typeof words === 'string' ? { section, words, times: 1 } : null;
  });
