import { useEffect } from 'react';
import { currentSession, type Problem } from '@/api';
import type { Dossier } from './api';

/**
 * A draft as it was last read by whoever may write it, so that it can be opened again without a network. It lies under his
 * account and goes when he signs out, when somebody else comes, and when it was not read for a month.
 */
const under = () => `kheo.read.${currentSession()?.account.id ?? ''}.`;

function kept(key: string): Dossier | null {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? 'null') as Dossier | null;
    return found && typeof found === 'object' && 'rowVersion' in found ? found : null;
  } catch {
    return null;
  }
}

/** The drafts that can be opened now, the last one first. */
export const keptDrafts = (): Dossier[] =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith(under()))
    .map(kept)
    .filter((one) => one !== null)
    .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));

/** What was read, or without a network what was read last; while it may be written it is kept. */
export function useKeptRead(
  id: string,
  data: Dossier | undefined,
  error: Problem | null,
): Dossier | undefined {
  useEffect(() => {
    if (!data) return;
    try {
      if (data.actions.includes('SaveRegistration'))
        localStorage.setItem(under() + id, JSON.stringify({ ...data, readAt: new Date().toISOString() }));
      else localStorage.removeItem(under() + id);
    } catch {
      // Full or forbidden: without a network it cannot be opened again.
    }
  }, [id, data]);
  return data ?? (error?.status === 0 ? (kept(under() + id) ?? undefined) : undefined);
}
