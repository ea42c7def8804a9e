import { useQueryClient } from '@tanstack/react-query';
import {
  asProblem,
  command,
  currentSession,
  rememberSession,
  send,
  type Preferences,
  type SessionView,
} from '@/api';
import { prefer } from '@/ui';

export const useSignIn = command('post', '/api/session');
export const useChangePassword = command('put', '/api/me/password');
const useChangePreferences = command('put', '/api/me/preferences');

/** From here on the SPA is this person's, in the dress they left it in. */
export function enter(session: SessionView) {
  rememberSession(session);
  prefer(session.preferences);
}

let opening: Promise<boolean> | null = null;

/** Reads the session once when the page opens; false when there is none. */
export function openSession(): Promise<boolean> {
  if (currentSession()) return Promise.resolve(true);
  opening ??= send('get', '/api/session', {})
    .then((session) => {
      enter(session);
      return true;
    })
    .catch((error: unknown) => {
      if (asProblem(error).status === 401) return false;
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
    await send('delete', '/api/session', {}).catch(() => undefined);
    rememberSession(null);
    client.clear();
  };
}
