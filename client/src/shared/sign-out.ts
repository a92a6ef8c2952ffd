/** Where one is signed out: what one was writing is left first, and may ask to be saved. */
export const SIGN_OUT = '/deconnexion';

/** What one asks for there; it goes with the navigation, so that no link from elsewhere signs anybody out. */
export interface AskedSignOut {
  of: 'here' | 'everywhere';
  /** Whether the person has been told already that what is not saved is erased. */
  erases?: boolean;
}
