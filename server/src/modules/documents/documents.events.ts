import type { PresentHere } from './owners.js';

/** Who has the live text of a fiche open. */
export class FichePresence {
  constructor(
    readonly node: string,
    readonly people: PresentHere[],
  ) {}
}
