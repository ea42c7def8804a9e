import { currentSession } from '@/api';

/** A copy of unsent typing on this device, under the account that typed it. A browser without storage goes without. */
export interface Kept<V> {
  value: V;
  rowVersion: number;
  at: string;
  /** What the server had when it was begun, where that is known… */
  base?: V | null;
  /** …and what was sent since then without an answer. */
  sent?: V[];
}

const place = (id: string) => `kheo.unsent.${currentSession()?.account.id ?? ''}.${id}`;

export function keep<V>(id: string, { value, rowVersion, base, sent }: Omit<Kept<V>, 'at'>) {
  try {
    localStorage.setItem(
      place(id),
      JSON.stringify({ value, rowVersion, base, sent, at: new Date().toISOString() } satisfies Kept<V>),
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
