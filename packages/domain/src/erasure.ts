/** Who asks that an account be deleted, and whose it is. */
export interface Erasure {
  /** Whether it is the account of whoever asks. */
  own: boolean;
  /** Whether whoever asks is an administrator of the installation. */
  administrator: boolean;
  /** Whether the account is that of the only administrator left. */
  lastAdministrator: boolean;
}

export type ErasureFault = 'NO_ROLE' | 'LAST_ADMINISTRATOR';

/** [E1] Why an account may not be deleted, or null. */
export function erasureFault({ own, administrator, lastAdministrator }: Erasure): ErasureFault | null {
  if (!own && !administrator) return 'NO_ROLE';
  return lastAdministrator ? 'LAST_ADMINISTRATOR' : null;
}
