import { QueryClient } from '@tanstack/react-query';
import { asProblem } from '@/api';

/** What was read stays good for half a minute; only what may pass by itself is asked again unbidden. */
export const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (tries, problem) => tries < 2 && asProblem(problem).passing,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});
