import { currentSession, type SessionView } from '@/api';

/** Who was here last, on this device, for as long as a session may last; gone when he signs out. The token of the session is not kept. */
interface Kept {
  session: SessionView;
  at: number;
}

const PLACE = 'kheo.session';
const LONGEST = 12 * 3_600_000;

export function keepSession(session: SessionView) {
  try {
    localStorage.setItem(
      PLACE,
      JSON.stringify({ session: { ...session, antiforgeryToken: '' }, at: Date.now() } satisfies Kept),
    );
  } catch {
    // Nothing is kept: without a network the page cannot be opened again.
  }
}

export function keptSession(): SessionView | null {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE) ?? 'null') as Kept | null;
    return kept && Date.now() - kept.at < LONGEST ? kept.session : null;
  } catch {
    return null;
  }
}

/** What was kept to be read goes; what was typed and never sent waits for whoever typed it. */
export function forgetKept() {
  const own = `kheo.read.${currentSession()?.account.id ?? ''}.`;
  try {
    localStorage.removeItem(PLACE);
    Object.keys(localStorage)
      .filter((key) => key.startsWith(own))
      .forEach((key) => localStorage.removeItem(key));
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
