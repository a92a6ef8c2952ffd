import type { SpokenView } from '@diapason/contracts';
import { http } from './http.js';
import { keys } from './keys.js';

/** What others have typed for oneself, one's organisation or one's groups. */
export const spokenQuery = { queryKey: keys.spoken, queryFn: () => http.get<SpokenView[]>('/api/voices') };
