import { useQueryClient } from '@tanstack/react-query';
import {
  asProblem,
  awaitReturn,
  command,
  currentSession,
  rememberSession,
  send,
  type Preferences,
  type SessionView,
} from '@/api';
import { prefer } from '@/ui';
import { forgetKept, keepSession, keptSession, markSignedOut, signedOut } from './keptSession';

export const useSignIn = command('post', '/api/session');
export const useChangePassword = command('put', '/api/me/password');
const useChangePreferences = command('put', '/api/me/preferences');

/** From here on the SPA is this person's, in the dress they left it in. */
export function enter(session: SessionView) {
  rememberSession(session);
  keepSession(session);
  markSignedOut(null);
  prefer(session.preferences);
}

/** Without a network the page goes on as who was here last, until the server can be asked. */
function goOnUnasked(): boolean {
  const last = keptSession();
  if (!last) return false;
  rememberSession(last, { unasked: true });
  prefer(last.preferences);
  const asked = () => {
    clearInterval(timer);
    removeEventListener('online', ask);
  };
  const ask = () => {
    // He signed out meanwhile.
    if (currentSession()?.account.id !== last.account.id) return asked();
    void send('get', '/api/session', {})
      .then((now) => {
        asked();
        if (currentSession()?.account.id !== last.account.id) return;
        if (now.account.id === last.account.id && signedOut() !== last.account.id) enter(now);
        // Somebody else is signed in here now, or he signed out beside it: nothing on this page is his.
        else location.reload();
      })
      .catch((error: unknown) => {
        if (asProblem(error).status !== 401) return;
        asked();
        void awaitReturn();
      });
  };
  const timer = setInterval(ask, 30_000);
  addEventListener('online', ask);
  return true;
}

let opening: Promise<boolean> | null = null;

/** Reads the session once when the page opens; false when there is none, or none any more once it was signed out of. */
export function openSession(): Promise<boolean> {
  if (currentSession()) return Promise.resolve(true);
  opening ??= send('get', '/api/session', {})
    .then(async (session) => {
      // Somebody signed in while it was read.
      if (currentSession()) return true;
      if (signedOut() === session.account.id) {
        await send('delete', '/api/session', {}, { token: session.antiforgeryToken }).then(
          () => markSignedOut(null),
          () => undefined,
        );
        return false;
      }
      enter(session);
      return true;
    })
    .catch((error: unknown) => {
      const { status } = asProblem(error);
      if (status === 401) return false;
      if (status === 0 && goOnUnasked()) return true;
      throw error;
    })
    .finally(() => {
      opening = null;
    });
  return opening;
}

/** Shows a choice at once, and keeps it with the account when somebody is signed in. */
export function usePreferring() {
  const keep = useChangePreferences();
  return (change: Partial<Preferences>) => {
    const all = prefer(change);
    const session = currentSession();
    if (!session) return;
    keep.mutate(
      { body: all, rowVersion: session.account.rowVersion },
      { onSuccess: () => rememberSession({ ...session, preferences: all }) },
    );
  };
}

export function useSigningOut() {
  const client = useQueryClient();
  return async () => {
    const id = currentSession()?.account.id ?? '';
    const gone = await send('delete', '/api/session', {}).then(
      () => true,
      (error: unknown) => asProblem(error).status === 401,
    );
    forgetKept();
    rememberSession(null);
    client.clear();
    if (gone) return;
    // Nobody took him off: until that is done, what the browser still holds opens nothing.
    markSignedOut(id);
    const again = () => void openSession().catch(() => undefined);
    addEventListener('online', again, { once: true });
    again();
  };
}
