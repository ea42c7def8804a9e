import { useSyncExternalStore } from 'react';
import type { Preferences } from '@/api';
import { speak } from '@/i18n';

const STORE = 'kheo.preferences';
const standard: Preferences = { language: 'vi', theme: 'light', fontScale: 'normal' };

function stored(): Preferences {
  try {
    return { ...standard, ...(JSON.parse(localStorage.getItem(STORE) ?? '{}') as Partial<Preferences>) };
  } catch {
    return standard;
  }
}

let now = stored();
const listeners = new Set<() => void>();

function show({ theme, fontScale }: Preferences) {
  const root = document.documentElement;
  root.dataset.theme = theme;
  root.dataset.font = fontScale;
}
show(now);

export const currentPreferences = () => now;

/** Shows at once and keeps them on this device; keeping them with the account is the caller's business. */
export function prefer(change: Partial<Preferences>): Preferences {
  const before = now;
  now = { ...now, ...change };
  show(now);
  try {
    localStorage.setItem(STORE, JSON.stringify(now));
  } catch {
    // A browser without storage still shows the choice until the page closes.
  }
  if (now.language !== before.language) void speak(now.language);
  listeners.forEach((listener) => listener());
  return now;
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const usePreferences = () => useSyncExternalStore(subscribe, currentPreferences);
