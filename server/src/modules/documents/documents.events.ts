import type { PresentHere } from './owners.js';

/** Who has the live text of a fiche open. */
export class FichePresence {
  constructor(
    readonly node: string,
    readonly people: PresentHere[],
  ) {}
}

/** Those who are named by a voice declined it, or took it back. */
export class VoiceAnswered {
  constructor(readonly node: string) {}
}
