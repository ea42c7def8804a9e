import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { forgetLists, readRegistration, saveRegistration } from './api';
import { sendAllBegun, sendBegun, useBegunHere } from './begun';
import { asBody, type Entry } from './entry';
import { dropKept, kept } from './keep';
import { dropFile, keptFiles } from './keptFiles';
import { sendFile, shrink } from './upload';

const EVERY = 30_000;

/** Now, when the network says it is back, and every half a minute, for it does not always say. */
function useInsisting(act: () => unknown) {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const again = () => void latest.current();
    again();
    const timer = setInterval(again, EVERY);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, []);
}

/** Sends a draft from its own page. */
export const useSendingBegun = (id: string) => useInsisting(() => sendBegun(id));

/** Sends what waits on this device, with its photographs, whichever page is open. */
export function useSendingAllBegun() {
  const client = useQueryClient();
  const waiting = useBegunHere().length;
  const before = useRef(waiting);
  useEffect(() => {
    if (waiting < before.current) void forgetLists(client);
    before.current = waiting;
  }, [client, waiting]);
  useInsisting(async () => {
    for (const id of await sendAllBegun()) {
      await sendLeft(id);
      await sendPhotos(id);
    }
  });
}

/** What was typed between the request and its answer. What somebody else wrote meanwhile is put together on its page. */
async function sendLeft(id: string) {
  const left = kept<Entry>(id);
  // Its own page sends it.
  if (!left || location.pathname.includes(id)) return;
  try {
    const { campaign } = await readRegistration(id);
    await saveRegistration(id, left.rowVersion, asBody(left.value, campaign.form, undefined, left.base));
    dropKept(id);
  } catch {
    // It lies there until the draft is opened, as for any draft.
  }
}

/** What cannot go now goes when the draft is opened, as for any draft. */
async function sendPhotos(registrationId: string) {
  for (const { id, file, is } of await keptFiles(registrationId)) {
    try {
      await sendFile({
        registrationId,
        file: await shrink(file),
        is,
        intention: id,
        onProgress: () => undefined,
        onWaiting: () => undefined,
      });
      await dropFile(registrationId, id);
    } catch {
      return;
    }
  }
}
