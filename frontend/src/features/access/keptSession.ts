import { currentSession, type SessionView } from '@/api';

/** Who was here last, on this device, for as long as a session may last from its beginning; gone when he signs out. The token of the session is not kept. */
interface Kept {
  session: SessionView;
  at: number;
}

const PLACE = 'kheo.session';
const OUT = 'kheo.out';
const READS = 'kheo.read.';
const LONGEST = 12 * 3_600_000;
const OLD = 30 * 86_400_000;

export function keepSession(session: SessionView) {
  try {
    const before = standing();
    const { id } = session.account;
    const at = before?.session.account.id === id ? before.at : Date.now();
    localStorage.setItem(
      PLACE,
      JSON.stringify({ session: { ...session, antiforgeryToken: '' }, at } satisfies Kept),
    );
    dropReads((key) => !key.startsWith(`${READS}${id}.`) || old(key));
  } catch {
    // Nothing is kept: without a network the page cannot be opened again.
  }
}

function standing(): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE) ?? 'null') as Kept | null;
    return kept && Date.now() - kept.at < LONGEST ? kept : null;
  } catch {
    return null;
  }
}

export const keptSession = () => standing()?.session ?? null;

/** Who signed out here while the server could not be told. */
export function signedOut(): string | null {
  try {
    return localStorage.getItem(OUT);
  } catch {
    return null;
  }
}

export function markSignedOut(id: string | null) {
  try {
    if (id) localStorage.setItem(OUT, id);
    else localStorage.removeItem(OUT);
  } catch {
    // Nothing can be marked.
  }
}

function dropReads(goes: (key: string) => boolean) {
  Object.keys(localStorage)
    .filter((key) => key.startsWith(READS) && goes(key))
    .forEach((key) => localStorage.removeItem(key));
}

function old(key: string) {
  try {
    const { readAt, updatedAt } = JSON.parse(localStorage.getItem(key) ?? '') as Record<string, string>;
    return !(Date.now() - Date.parse(readAt ?? updatedAt ?? '') < OLD);
  } catch {
    return true;
  }
}

/** What was kept to be read goes; what was typed and never sent waits for whoever typed it. */
export function forgetKept() {
  const own = `${READS}${currentSession()?.account.id ?? ''}.`;
  try {
    localStorage.removeItem(PLACE);
    dropReads((key) => key.startsWith(own));
  } catch {
    // Nothing was kept.
  }
  void dropPages();
}

async function dropPages() {
  if (!('serviceWorker' in navigator)) return;
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  for (const name of await caches.keys()) await caches.delete(name);
}
