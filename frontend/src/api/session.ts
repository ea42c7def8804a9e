import { useSyncExternalStore } from 'react';
import type { components } from './schema';

export type SessionView = components['schemas']['SessionView'];
export type Preferences = SessionView['preferences'];

interface State {
  session: SessionView | null;
  /** The session ended in the middle of work: sign-in stands over the page until it is answered. */
  ended: boolean;
  /** Nobody asked the server yet: the network is away, and this is who was here last. */
  unasked: boolean;
}

let state: State = { session: null, ended: false, unasked: false };
const listeners = new Set<() => void>();
let waiting: { answered: Promise<boolean>; answer: (back: boolean) => void } | null = null;

const become = (next: Partial<State>) => {
  state = { ...state, ...next };
  listeners.forEach((listener) => listener());
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const currentSession = () => state.session;

export function rememberSession(session: SessionView | null, { unasked = false } = {}) {
  become({ session, ended: false, unasked });
  waiting?.answer(session !== null);
  waiting = null;
}

/** Every request refused with 401 meanwhile waits for the same sign-in; true when it may be sent again. */
export function awaitReturn(): Promise<boolean> {
  if (!state.session) return Promise.resolve(false);
  if (!waiting) {
    let answer: (back: boolean) => void = () => undefined;
    const answered = new Promise<boolean>((resolve) => (answer = resolve));
    waiting = { answered, answer };
    become({ ended: true });
  }
  return waiting.answered;
}

const read = () => state;
export const useSessionState = () => useSyncExternalStore(subscribe, read);

/** The signed-in person. Pages stand behind sign-in, so there always is one. */
export function useSession(): SessionView {
  const { session } = useSessionState();
  if (!session) throw new Error('no session');
  return session;
}

/** Whether the person may use an operation at all; what may be done to one row stands in its `actions`. */
export const useMay = (operationId: string) => useSession().permissions.includes(operationId);
