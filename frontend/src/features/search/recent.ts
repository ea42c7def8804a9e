import { currentSession } from '@/api';

const MOST = 6;
const place = () => `kheo.sought.${currentSession()?.account.id ?? ''}`;

/** What this person looked for on this device, the last first. A browser without storage remembers nothing. */
export function recent(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place()) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function remember(typed: string) {
  const words = typed.trim().replace(/\s+/g, ' ');
  if (words === '') return;
  try {
    const kept = [words, ...recent().filter((one) => one.toLowerCase() !== words.toLowerCase())];
    localStorage.setItem(place(), JSON.stringify(kept.slice(0, MOST)));
  } catch {
    // Full or forbidden: it is looked for again by typing.
  }
}
