import { QueryClient } from '@tanstack/react-query';
import { isPassing } from './http.js';

/** What was read stays good until a fact of the server or an own action says otherwise. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      retry: (count, error) => isPassing(error) && count < 3,
      retryDelay: (count) => 500 * 2 ** count,
    },
    mutations: { networkMode: 'always' },
  },
});
