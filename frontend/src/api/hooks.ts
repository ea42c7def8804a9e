import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { send, type Answer, type Call, type Method, type Operation, type PathWith } from './client';
import { asProblem, type Problem } from './problem';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Problem;
  }
}

type Args<C> =
  Record<never, never> extends C
    ? [call?: C, more?: { enabled?: boolean; keep?: boolean }]
    : [call: C, more?: { enabled?: boolean; keep?: boolean }];

const keyOf = (path: string, call?: { path?: unknown; query?: unknown }) =>
  [path, call?.path ?? null, call?.query ?? null] as const;

/**
 * A reading. Name the hook after the operationId, in the feature's `api.ts`:
 *   export const useGetRegistration = query('/api/registrations/{id}');
 * `keep` leaves the last page on the sheet while the next one is read.
 */
export function query<P extends PathWith<'get'>>(path: P) {
  type O = Operation<'get', P>;
  const options = (call?: Call<O>) =>
    queryOptions<Answer<O>>({
      queryKey: keyOf(path, call),
      queryFn: ({ signal }) => send('get', path, call ?? ({} as Call<O>), { signal }),
    });
  const useRead = (...[call, more]: Args<Call<O>>) =>
    useQuery({
      ...options(call),
      enabled: more?.enabled ?? true,
      placeholderData: more?.keep ? (before: Answer<O> | undefined) => before : undefined,
    });
  return Object.assign(useRead, { options, path });
}

/** Puts an answer where the reading of it will look, so that nothing is fetched twice. */
export function remember<P extends PathWith<'get'>>(
  client: QueryClient,
  path: P,
  call: Call<Operation<'get', P>>,
  data: Answer<Operation<'get', P>>,
) {
  client.setQueryData(keyOf(path, call), data as never);
}

/** Marks every reading under these paths as old. */
export const forget = (client: QueryClient, ...paths: string[]) =>
  Promise.all(
    paths.map((path) =>
      client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith(path) }),
    ),
  );

/**
 * The key of one user intention. It is made when first needed, kept while the outcome is unknown (no network, signed
 * out, overloaded), so that sending again makes one record; a definite answer ends the intention.
 */
export function useIntention() {
  const key = useRef<string | null>(null);
  return {
    current: () => (key.current ??= crypto.randomUUID()),
    settle: () => {
      key.current = null;
    },
  };
}

const undecided = (problem: Problem) =>
  problem.passing || problem.status === 401 || problem.status >= 500 || problem.status === 422;

/**
 * A change. `forgets` names the readings it makes old; `then` may put the answer into the cache with `remember`.
 *   export const useSubmitRegistration = command('post', '/api/registrations/{id}/submission', {
 *     forgets: ['/api/registrations'],
 *   });
 */
export function command<M extends Exclude<Method, 'get'>, P extends PathWith<M>>(
  method: M,
  path: P,
  effects: {
    forgets?: string[];
    then?: (answer: Answer<Operation<M, P>>, call: Call<Operation<M, P>>, client: QueryClient) => unknown;
  } = {},
) {
  type O = Operation<M, P>;
  return function useCommand() {
    const client = useQueryClient();
    const intention = useIntention();
    return useMutation<Answer<O>, Problem, Call<O>>({
      mutationFn: (call) => send(method, path, call, { intention: intention.current() }),
      retry: (tries, problem) => tries < 2 && asProblem(problem).passing,
      retryDelay: (tries) => 800 * 2 ** tries,
      onSuccess: async (answer, call) => {
        intention.settle();
        effects.then?.(answer, call, client);
        await forget(client, ...(effects.forgets ?? []));
      },
      onError: (problem) => {
        if (!undecided(asProblem(problem))) intention.settle();
      },
    });
  };
}
