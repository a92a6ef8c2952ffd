import type { FicheView } from '@diapason/contracts';
import type { ReactNode } from 'react';

/** What the writing of a fiche is given by its page: the fiche, the head of the page, and the choice between reading and writing. */
export interface WritingProps {
  fiche: FicheView;
  header: ReactNode;
  modes: ReactNode;
}
