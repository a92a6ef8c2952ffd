import type { RegisterFormat, RegisterView, StrategyView } from '@diapason/contracts';
import { http } from '../../shared/api/http.js';
import { keys } from '../../shared/api/keys.js';
import { saveFile } from '../../shared/api/save-file.js';

export const strategyQuery = (slug: string) => ({
  queryKey: keys.strategy(slug),
  queryFn: () => http.get<StrategyView>(`/api/strategies/${slug}`),
});

/** Texts change all the time: whoever comes back is told of now. */
export const registerQuery = (strategy: string) => ({
  queryKey: keys.contributions(strategy),
  queryFn: () => http.get<RegisterView>(`/api/strategies/${strategy}/contributions`),
  staleTime: 0,
});

export const saveRegister = (strategy: string, format: RegisterFormat) =>
  saveFile(`/api/strategies/${strategy}/contributions.${format}`);
