import type { AuthorsView, FicheSteering, FicheView, HistoryView } from '@diapason/contracts';
import { http } from '../../shared/api/http.js';
import { keys } from '../../shared/api/keys.js';

export const ficheQuery = (id: string) => ({
  queryKey: keys.fiche(id),
  queryFn: () => http.get<FicheView>(`/api/fiches/${id}`),
});

/** What the address says while the history of a fiche is shown, and which place of it. */
export const HISTORY = 'historique';

/** Who wrote what in a fiche: now, or after update `at` of its log, which never changes. */
export const authorsQuery = (id: string, at?: number) => ({
  queryKey: at === undefined ? keys.authors(id) : keys.authorsAt(id, at),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    http.get<AuthorsView>(`/api/fiches/${id}/authors${at === undefined ? '' : `?at=${at}`}`, signal),
});

export const historyQuery = (id: string) => ({
  queryKey: keys.history(id),
  queryFn: () => http.get<HistoryView>(`/api/fiches/${id}/history`),
});

export const steerFiche = (id: string, steering: FicheSteering) => http.patch(`/api/fiches/${id}`, steering);
