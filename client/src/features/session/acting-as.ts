import type { Me, MembershipView } from '@diapason/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { setActingAs } from '../../shared/api/http.js';
import { keys } from '../../shared/api/keys.js';
import type { Identity } from '../../shared/hooks/use-me.js';

const KEPT_AS = 'diapason-acting-as';

function chosen({ memberships }: Me, kept: string | null): MembershipView | null {
  return memberships.find(({ id }) => id === kept) ?? memberships[0] ?? null;
}

/** In whose name one acts: the choice of this tab, else the last on this device, else the first organisation. */
export function useIdentity(me: Me): Identity {
  const queries = useQueryClient();
  const [kept, setKept] = useState(() => sessionStorage.getItem(KEPT_AS) ?? localStorage.getItem(KEPT_AS));
  const membership = chosen(me, kept);
  useEffect(() => {
    if (membership) sessionStorage.setItem(KEPT_AS, membership.id);
  }, [membership]);
  setActingAs(membership?.id ?? null);
  const actAs = useCallback(
    (id: string) => {
      localStorage.setItem(KEPT_AS, id);
      setActingAs(id);
      setKept(id);
      // What one may read and do depends on the name: everything is read again, but who one is.
      queries.removeQueries({
        predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] && queryKey[0] !== keys.site[0],
      });
    },
    [queries],
  );
  return useMemo(() => ({ me, membership, actAs }), [me, membership, actAs]);
}
