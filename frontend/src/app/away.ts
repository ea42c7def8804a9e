import { useSyncExternalStore } from 'react';
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

/** Pages are kept on the device of whoever signed in, so that a reload without a network finds them. */
export function keepPages() {
  if (import.meta.env.PROD && 'serviceWorker' in navigator)
    void navigator.serviceWorker.register('/sw.js').catch(() => undefined);
}
