import type { SiteView } from '@diapason/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { http } from '../api/http.js';
import { keys } from '../api/keys.js';

/** What everybody may know of this installation. */
export const siteQuery = {
  queryKey: keys.site,
  queryFn: () => http.get<SiteView>('/api/site'),
  staleTime: Number.POSITIVE_INFINITY,
};

export const useSite = (): SiteView => useSuspenseQuery(siteQuery).data;
