import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, Problem } from '@/api';
import { percent } from '@/i18n/format';
import { Button, wordsFor } from '@/ui';
import { forgetDossier } from './api';
import { dropFile, keepFile, keptFiles } from './keptFiles';
import { LARGEST_FILE, sendFile, shelfOf, shrink, type FileIs, type Shelf } from './upload';

export const PICTURES = 'image/jpeg,image/png,image/webp';
export const DOCUMENTS = `application/pdf,.docx,.xlsx,${PICTURES}`;

export interface Sending {
  id: string;
  file: File;
  is: FileIs;
  share: number;
  /** The connection is away; it goes on by itself. */
  waits?: boolean;
  problem?: Problem;
}

/**
 * One file after the other; what fails stays in the list and can go again under the same key. What has not arrived is
 * kept on the device and goes on when the page is opened again.
 */
export function useUploads(registrationId: string, shelf: Shelf) {
  const client = useQueryClient();
  const [going, setGoing] = useState<Sending[]>([]);
  const line = useRef(Promise.resolve());
  const change = (id: string, to: Partial<Sending>) =>
    setGoing((all) => all.map((one) => (one.id === id ? { ...one, ...to } : one)));
  const send = (one: Sending) => {
    line.current = line.current.then(async () => {
      change(one.id, { problem: undefined, waits: false, share: 0 });
      try {
        const file = await shrink(one.file);
        if (file.size > LARGEST_FILE) throw new Problem(413, 'too-large');
        await sendFile({
          registrationId,
          file,
          is: one.is,
          intention: one.id,
          onProgress: (share) => change(one.id, { share }),
          onWaiting: (waits) => change(one.id, { waits }),
        });
        await dropFile(registrationId, one.id);
        await forgetDossier(client, registrationId);
        setGoing((all) => all.filter(({ id }) => id !== one.id));
      } catch (error) {
        change(one.id, { problem: asProblem(error) });
      }
    });
  };
  const begin = (fresh: Sending[]) => {
    setGoing((all) => [...all, ...fresh]);
    fresh.forEach(send);
  };
  useEffect(() => {
    let here = true;
    void keptFiles(registrationId).then(
      (left) =>
        here && begin(left.filter(({ is }) => shelfOf(is) === shelf).map((one) => ({ ...one, share: 0 }))),
    );
    return () => {
      here = false;
    };
    // Once, with what an earlier page left.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [registrationId, shelf]);
  return {
    going,
    again: send,
    drop: (id: string) => {
      void dropFile(registrationId, id);
      setGoing((all) => all.filter((one) => one.id !== id));
    },
    add: (files: Iterable<File> | null, is: FileIs) => {
      const fresh = [...(files ?? [])].map((file) => ({
        id: crypto.randomUUID(),
        file,
        is,
        share: 0,
      }));
      fresh.forEach((one) => void keepFile(registrationId, one));
      begin(fresh);
    },
  };
}

/** On a phone the browser offers the camera beside the gallery. */
export function Picker({
  words,
  name,
  accept,
  onFiles,
}: {
  words: string;
  /** What it is called where the words alone do not say. */
  name?: string;
  accept: string;
  onFiles: (files: FileList | null) => void;
}) {
  return (
    <label className="reg-picker">
      <span>+ {words}</span>
      <input
        type="file"
        className="sr"
        aria-label={name}
        accept={accept}
        multiple
        onChange={(event) => {
          onFiles(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}

export function Going({ uploads }: { uploads: ReturnType<typeof useUploads> }) {
  const { t } = useTranslation('registration');
  if (uploads.going.length === 0) return null;
  return (
    <ul className="reg-going" aria-label={t('files.going')} aria-live="polite">
      {uploads.going.map((one) => (
        <li key={one.id}>
          <span>{one.file.name}</span>
          {one.problem ? (
            <>
              <b className="reg-wrong">
                {wordsFor(one.problem)} <code>{one.problem.phoneCode}</code>
              </b>
              <Button size="sm" onClick={() => uploads.again(one)}>
                {t('ui:trouble.again')}
              </Button>
              <Button size="sm" variant="subtle" onClick={() => uploads.drop(one.id)}>
                {t('files.drop')}
              </Button>
            </>
          ) : (
            <>
              <progress value={one.share} max={1} aria-label={one.file.name} />
              <small>
                {one.waits
                  ? t('files.offline', { share: percent(one.share, 0) })
                  : one.share > 0
                    ? percent(one.share, 0)
                    : t('files.waiting')}
              </small>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
