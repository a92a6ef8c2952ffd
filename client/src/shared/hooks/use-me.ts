import type { Me, MembershipView } from '@diapason/contracts';
import { createContext, use } from 'react';

export interface Identity {
  me: Me;
  /** In whose name I act now; null when I have no current membership. */
  membership: MembershipView | null;
  /** Acts in another name from now on. */
  actAs(membership: string): void;
}

/** Filled in by the layout of the signed-in pages. */
export const IdentityContext = createContext<Identity | null>(null);

export function useMe(): Identity {
  const identity = use(IdentityContext);
  if (!identity) throw new Error('there is nobody signed in here');
  return identity;
}
