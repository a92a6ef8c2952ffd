import type { Credit, Voice } from '@diapason/collab';
import type { OpenedVoice } from './voices.repository.js';

/**
 * The organisation that words are credited to: that of whom they were typed for, unless they were declined, else that of
 * who typed them. Null for what is a group's or of the équipe de rédaction, and for what the server wrote.
 */
export function creditedOrganisation(
  { author, voice }: Pick<Credit, 'author' | 'voice'>,
  voices: ReadonlyMap<Voice, Pick<OpenedVoice, 'organisation' | 'declined'>>,
): string | null {
  const said = voice === null ? undefined : voices.get(voice);
  return said && !said.declined ? said.organisation : (author?.organisation ?? null);
}
