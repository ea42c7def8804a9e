import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useSessionState } from '@/api';

const subscribe = (listener: () => void) => {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
};

/** The network is away, as far as the browser or the server's silence says. */
export function useAway() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return useSessionState().unasked || !online;
}

/** Drafts lie here that the server may not have. */
export function begunHere() {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith('kheo.begun.'));
  } catch {
    return false;
  }
}

/**
 * Whoever signed in finds his pages on this device when he reloads without a network; and whoever may register, what a
 * registration is begun from. Both are fetched behind the page that he opened, whichever it is.
 */
export function useKeeping() {
  const client = useQueryClient();
  const { session } = useSessionState();
  const known = session !== null;
  const mayRegister = session?.permissions.includes('registrations.write') ?? false;
  useEffect(() => {
    if (known && import.meta.env.PROD && 'serviceWorker' in navigator)
      void navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  }, [known]);
  useEffect(() => {
    if (!mayRegister) return;
    const behind = setTimeout(() => {
      void import('@/features/registration/keptForms')
        .then(({ keepFormsAnew }) => keepFormsAnew(client))
        .catch(() => undefined);
    }, 3_000);
    return () => clearTimeout(behind);
  }, [client, mayRegister]);
}
