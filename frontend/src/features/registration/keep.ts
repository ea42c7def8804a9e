import { currentSession } from '@/api';

/** A copy of unsent typing on this device, under the account that typed it. A browser without storage goes without. */
export interface Kept<V> {
  value: V;
  rowVersion: number;
  at: string;
}

const place = (id: string) => `kheo.unsent.${currentSession()?.account.id ?? ''}.${id}`;

export function keep<V>(id: string, value: V, rowVersion: number) {
  try {
    localStorage.setItem(
      place(id),
      JSON.stringify({ value, rowVersion, at: new Date().toISOString() } satisfies Kept<V>),
    );
  } catch {
    // Full or forbidden: the server copy, sent within two seconds, is then the only one.
  }
}

export function kept<V>(id: string): Kept<V> | null {
  try {
    const found = JSON.parse(localStorage.getItem(place(id)) ?? 'null') as Kept<V> | null;
    return found && typeof found === 'object' && 'value' in found ? found : null;
  } catch {
    return null;
  }
}

export function dropKept(id: string) {
  try {
    localStorage.removeItem(place(id));
  } catch {
    // Nothing was kept.
  }
}
