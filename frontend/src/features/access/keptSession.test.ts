import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { currentSession, rememberSession } from '@/api';
import { somebody } from '@/test-tools';
import { renderHook } from '@testing-library/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement, type ReactNode } from 'react';
import { enter, openSession, useSigningOut } from './api';
import { keepSession, keptSession } from './keptSession';

const HOUR = 3_600_000;
const other = { ...somebody, account: { ...somebody.account, id: 'b2' } };
const out = () => localStorage.getItem('kheo.out');

/** Holds one session until it is deleted with its token; a network that is away answers nothing. */
function server() {
  const state = {
    session: { ...somebody, antiforgeryToken: 'token-9' } as typeof somebody | null,
    online: true,
  };
  const asked: string[] = [];
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(request.method);
    if (!state.online) return Promise.reject(new TypeError('Failed to fetch'));
    if (!state.session)
      return Promise.resolve(Response.json({ status: 401, code: 'not-signed-in' }, { status: 401 }));
    if (request.method === 'GET') return Promise.resolve(Response.json(state.session));
    if (request.headers.get('X-Kheo-Antiforgery') !== state.session.antiforgeryToken)
      return Promise.resolve(Response.json({ status: 403, code: 'antiforgery' }, { status: 403 }));
    state.session = null;
    return Promise.resolve(new Response(null, { status: 204 }));
  });
  return { state, asked };
}
const signOut = () =>
  renderHook(() => useSigningOut(), {
    wrapper: ({ children }: { children: ReactNode }) =>
      createElement(QueryClientProvider, { client: new QueryClient() }, children),
  }).result.current();
const settled = () => new Promise((done) => setTimeout(done, 20));

beforeEach(() => {
  localStorage.clear();
  rememberSession(null);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('keeps the moment of the sign-in, however often the page is opened', () => {
  vi.useFakeTimers({ now: 0 });
  keepSession(somebody);
  vi.setSystemTime(8 * HOUR);
  keepSession(somebody);
  expect(keptSession()?.account.id).toBe('a1');
  vi.setSystemTime(12 * HOUR);
  expect(keptSession()).toBeNull();
  keepSession(somebody);
  vi.setSystemTime(20 * HOUR);
  keepSession(other);
  vi.setSystemTime(31 * HOUR);
  expect(keptSession()?.account.id).toBe('b2');
});

it('leaves of what was kept to be read only his own of the last month', () => {
  const ago = (days: number) => new Date(Date.now() - days * 24 * HOUR).toISOString();
  localStorage.setItem('kheo.read.a1.new', JSON.stringify({ updatedAt: ago(1) }));
  localStorage.setItem('kheo.read.a1.read', JSON.stringify({ updatedAt: ago(90), readAt: ago(2) }));
  localStorage.setItem('kheo.read.a1.old', JSON.stringify({ updatedAt: ago(31) }));
  localStorage.setItem('kheo.read.a1.broken', '{');
  localStorage.setItem('kheo.read.a11.new', JSON.stringify({ updatedAt: ago(1) }));
  localStorage.setItem('kheo.unsent.b2.x', '1');
  enter(somebody);
  expect(
    Object.keys(localStorage)
      .filter((key) => /read|unsent/.test(key))
      .sort(),
  ).toEqual(['kheo.read.a1.new', 'kheo.read.a1.read', 'kheo.unsent.b2.x']);
});

it('signs out on the server at the next opening when it could not be told at once', async () => {
  const { state, asked } = server();
  expect(await openSession()).toBe(true);
  state.online = false;
  await signOut();
  await settled();
  expect(currentSession()).toBeNull();
  expect(out()).toBe('a1');
  await expect(openSession()).rejects.toMatchObject({ status: 0 });

  state.online = true;
  expect(await openSession()).toBe(false);
  expect(state.session).toBeNull();
  expect(out()).toBeNull();
  expect(asked.at(-1)).toBe('DELETE');
  expect(currentSession()).toBeNull();
});

it('signs out of a session that was renewed elsewhere, too', async () => {
  const { state } = server();
  rememberSession(somebody);
  await signOut();
  await settled();
  expect(state.session).toBeNull();
  expect(out()).toBeNull();
});

it('leaves whoever signed in since alone', async () => {
  const { state } = server();
  localStorage.setItem('kheo.out', 'a1');
  state.session = other;
  expect(await openSession()).toBe(true);
  expect(currentSession()?.account.id).toBe('b2');
  expect(out()).toBeNull();
});
