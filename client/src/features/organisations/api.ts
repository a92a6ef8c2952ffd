import type { BroughtView, DirectoryView, MandateChange, OrganisationView } from '@diapason/contracts';
import { http } from '../../shared/api/http.js';
import { keys } from '../../shared/api/keys.js';

export const directoryQuery = {
  queryKey: keys.directory,
  queryFn: () => http.get<DirectoryView>('/api/directory'),
};
export const organisationQuery = (id: string) => ({
  queryKey: keys.organisation(id),
  queryFn: () => http.get<OrganisationView>(`/api/organisations/${id}`),
});
/** What an organisation brought, as it is now. */
export const broughtQuery = (id: string) => ({
  queryKey: keys.brought(id),
  queryFn: () => http.get<BroughtView>(`/api/organisations/${id}/contributions`),
  staleTime: 0,
});

export const changeMandate = (membership: string, change: MandateChange) =>
  http.patch(`/api/memberships/${membership}`, change);
