import type {
  AuthorsView,
  ComparisonView,
  FicheSteering,
  FicheView,
  HistoryView,
  RestoredView,
} from '@diapason/contracts';
import { http } from '../../shared/api/http.js';
import { keys } from '../../shared/api/keys.js';

export const ficheQuery = (id: string) => ({
  queryKey: keys.fiche(id),
  queryFn: () => http.get<FicheView>(`/api/fiches/${id}`),
});

/** What the address says while the history of a fiche is shown, and which place of it. */
export const HISTORY = 'historique';

/** And the other place, while two are compared. */
export const COMPARED = 'avec';

/** Who wrote what in a fiche: now, or after update `at` of its log, which never changes. */
export const authorsQuery = (id: string, at?: number) => ({
  queryKey: at === undefined ? keys.authors(id) : keys.authorsAt(id, at),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    http.get<AuthorsView>(`/api/fiches/${id}/authors${at === undefined ? '' : `?at=${at}`}`, signal),
});

/** What changed in a fiche between two places of its log, which never changes either. */
export const comparisonQuery = (id: string, from: number, to: number) => ({
  queryKey: keys.comparison(id, from, to),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    http.get<ComparisonView>(`/api/fiches/${id}/comparison?from=${from}&to=${to}`, signal),
});

/** Makes a section say again what it said after an update of the log, when it still says what was shown after another. */
export const restoreSection = (id: string, section: string, restoration: { seq: number; seen: number }) =>
  http.post<RestoredView>(`/api/fiches/${id}/sections/${section}/restore`, restoration);

export const historyQuery = (id: string) => ({
  queryKey: keys.history(id),
  queryFn: () => http.get<HistoryView>(`/api/fiches/${id}/history`),
});

export const steerFiche = (id: string, steering: FicheSteering) => http.patch(`/api/fiches/${id}`, steering);
