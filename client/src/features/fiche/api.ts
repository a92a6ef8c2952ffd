import type { FicheSteering, FicheView } from '@diapason/contracts';
import { http } from '../../shared/api/http.js';
import { keys } from '../../shared/api/keys.js';

export const ficheQuery = (id: string) => ({
  queryKey: keys.fiche(id),
  queryFn: () => http.get<FicheView>(`/api/fiches/${id}`),
});

export const steerFiche = (id: string, steering: FicheSteering) => http.patch(`/api/fiches/${id}`, steering);
