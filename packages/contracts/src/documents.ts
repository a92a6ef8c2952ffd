import type { FicheName } from './common.js';
import type { OrganisationBadge } from './organisations.js';

/** Rules that an update of a live text may break, by their ids in the specification of the sync core. */
export type RefusalRule = 'R6' | 'R7' | 'R10' | 'R11' | 'R18' | 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6';

/** An update of a live text that was refused: by whom, where, when and why, never what it says. */
export interface RefusedUpdateView {
  id: string;
  at: string;
  fiche: FicheName | null;
  person: string | null;
  organisation: OrganisationBadge | null;
  rule: RefusalRule;
  /** In bytes. */
  size: number;
}
