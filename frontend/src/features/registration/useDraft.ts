import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Flaws } from '@/ui/own/check';
import { keepDossier, readRegistration, saveRegistration, type Dossier } from './api';
import { Draft } from './draft';
import { asBody, differing, entryOf, within, type Entry } from './entry';
import { dropKept, keep, kept } from './keep';
import { useSending } from './useAutosave';

/** What lies unsent on this device from before a reload, if it says anything else than the server. */
function leftover(view: Dossier) {
  const left = kept<Entry>(view.id);
  if (!left) return null;
  const { form } = view.campaign;
  const { value, base, sent } = left;
  const known: typeof left = {
    ...left,
    value: within(form, value),
    base: base && within(form, base),
    sent: sent?.map((one) => within(form, one)),
  };
  if (differing(known.value, readOf(view).entry).length > 0) return known;
  dropKept(view.id);
  return null;
}

const readOf = (view: Dossier) => ({
  entry: within(view.campaign.form, entryOf(view)),
  rowVersion: view.rowVersion,
});

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
        save: async (entry, rowVersion, flawsOf, base) => {
          const body = asBody(entry, view.campaign.form, flawsOf, base);
          const answer = await saveRegistration(id, rowVersion, body);
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
  /** Before it is handed in: also when the server still has answers that would not be sent. */
  const flush = () => {
    const { entry } = draft.state;
    const { answers } = asBody(entry, view.campaign.form, flawsOf, readOf(view).entry);
    const stored = entryOf(view);
    if (answers && differing({ ...stored, own: answers as Entry['own'] }, stored).length > 0)
      draft.autosave.change(entry);
    return draft.autosave.flush();
  };
  return { draft, left, flush, ...state };
}
