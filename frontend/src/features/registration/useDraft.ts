import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Flaws } from '@/ui/own/check';
import { keepDossier, readRegistration, saveRegistration, type Dossier } from './api';
import { Draft } from './draft';
import { asBody, differing, entryOf, type Entry } from './entry';
import { dropKept, keep, kept } from './keep';
import { useSending } from './useAutosave';

/** What lies unsent on this device from before a reload, if it says anything else than the server. */
function leftover(view: Dossier) {
  const left = kept<Entry>(view.id);
  if (!left) return null;
  if (differing(left.value, entryOf(view)).length > 0) return left;
  dropKept(view.id);
  return null;
}

const readOf = (view: Dossier) => ({ entry: entryOf(view), rowVersion: view.rowVersion });

/** The draft of a page, which lives as long as the page. */
export function useDraft(view: Dossier, flawsOf: (entry: Entry) => Flaws) {
  const client = useQueryClient();
  const { id } = view;
  const [left] = useState(() => leftover(view));
  const [draft] = useState(
    () =>
      new Draft({
        server: readOf(view),
        left,
        save: async (entry, rowVersion, flaws) => {
          const answer = await saveRegistration(id, rowVersion, asBody(entry, view.campaign.form, flaws));
          keepDossier(client, answer);
          return readOf(answer);
        },
        read: async () => {
          const theirs = await readRegistration(id);
          keepDossier(client, theirs);
          return readOf(theirs);
        },
        keep: (unsent) => keep(id, unsent),
        drop: () => dropKept(id),
      }),
  );
  const state = useSyncExternalStore(draft.listen, () => draft.state);
  useSending(draft.autosave);
  useEffect(() => draft.readBy(flawsOf));
  useEffect(() => {
    draft.begin();
    return () => draft.leave();
  }, [draft]);
  return { draft, left, ...state };
}
