import createClient from 'openapi-fetch';
import { Problem, readProblem } from './problem';
import { awaitReturn, currentSession, rememberSession, type SessionView } from './session';
import type { paths } from './schema';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
export type PathWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never;
}[keyof paths];
export type Operation<M extends Method, P extends PathWith<M>> = paths[P][M & keyof paths[P]];

type PathOf<O> = O extends { parameters: { path: infer V } } ? V : never;
type QueryOf<O> = O extends { parameters: { query?: infer V } } ? V : never;
type BodyOf<O> = O extends { requestBody?: { content: infer C } }
  ? C extends Record<string, infer B>
    ? B
    : never
  : never;
type Json<R> = R extends { content: { 'application/json': infer V } } ? V : undefined;
type Success<R> = { [S in keyof R & (200 | 201 | 202 | 204)]: Json<R[S]> }[keyof R & (200 | 201 | 202 | 204)];

export type Answer<O> = O extends { responses: infer R } ? Success<R> : never;

/** What a call is made of. Headers are never a page's business: they are added here. */
export type Call<O> = ([PathOf<O>] extends [never] ? { path?: undefined } : { path: PathOf<O> }) &
  ([QueryOf<O>] extends [never] ? { query?: undefined } : { query?: QueryOf<O> }) &
  ([BodyOf<O>] extends [never] ? { body?: undefined } : { body: BodyOf<O> | FormData }) & {
    /** Of the row being changed, as last read; becomes If-Match. */
    rowVersion?: string | number;
  };

const unsafe = (method: string) => !['GET', 'HEAD', 'OPTIONS'].includes(method.toUpperCase());
const guard = (request: Request) => {
  const session = currentSession();
  if (session && unsafe(request.method)) request.headers.set('X-Kheo-Antiforgery', session.antiforgeryToken);
  return request;
};

/**
 * A 401 in the middle of work waits for sign-in over the page; a session renewed in another tab is read again. Either
 * way the request then goes once more, with the same idempotency key.
 */
async function guardedFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const answer = await fetch(guard(request));
  if (new URL(request.url).pathname === '/api/session') return answer;
  const mended =
    answer.status === 401
      ? await awaitReturn()
      : answer.status === 403 && unsafe(request.method) && (await renewedElsewhere(answer));
  return mended ? fetch(guard(again)) : answer;
}

async function renewedElsewhere(answer: Response): Promise<boolean> {
  const problem = readProblem(
    answer.status,
    await answer
      .clone()
      .json()
      .catch(() => null),
  );
  return problem.code === 'antiforgery' && renewSession();
}

/** Reads the session again; true when it is still the same person's. */
export async function renewSession(): Promise<boolean> {
  const before = currentSession();
  if (!before) return false;
  const read = await fetch('/api/session', { credentials: 'same-origin' });
  if (!read.ok) return false;
  const now = (await read.json()) as SessionView;
  // Somebody else signed in there: what this page holds is not theirs to send.
  if (now.account.id !== before.account.id) return false;
  rememberSession(now);
  return true;
}

const client = createClient<paths>({
  baseUrl: globalThis.location.origin,
  credentials: 'same-origin',
  fetch: guardedFetch,
});

// The typing of a call is done by `Call` and `Answer`; openapi-fetch's own would ask for the headers added here.
const request = client.request as unknown as (
  method: Method,
  path: keyof paths,
  init: unknown,
) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

export async function send<M extends Method, P extends PathWith<M>>(
  method: M,
  path: P,
  call: Call<Operation<M, P>>,
  { signal, intention, token }: { signal?: AbortSignal; intention?: string; token?: string } = {},
): Promise<Answer<Operation<M, P>>> {
  const headers: Record<string, string> = {};
  if (intention && method === 'post') headers['Idempotency-Key'] = intention;
  // Of a session that this page does not go on with, to end it.
  if (token) headers['X-Kheo-Antiforgery'] = token;
  if (call.rowVersion !== undefined) headers['If-Match'] = `"${call.rowVersion}"`;

  const init = { params: { path: call.path, query: call.query }, body: call.body, headers, signal };
  let outcome;
  try {
    outcome = await request(method, path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(0, 'network');
  }
  const { data, error, response } = outcome;
  if (!response.ok) throw readProblem(response.status, error);
  return data as Answer<Operation<M, P>>;
}
