import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, Problem, upload } from '@/api';
import { date, number, percent } from '@/i18n/format';
import { Button, ConfirmDialog, say, wordsFor } from '@/ui';
import { forgetDossier, useRemoveFile, type Dossier, type FileFacts } from './api';
import { LARGEST_FILE, shrink, type FileView, type Purpose } from './upload';

interface Going {
  id: string;
  file: File;
  purpose: Purpose;
  share: number;
  problem?: Problem;
}

/** One file after the other; what fails stays in the list and can go again under the same key. */
function useUploads(registrationId: string) {
  const client = useQueryClient();
  const [going, setGoing] = useState<Going[]>([]);
  const line = useRef(Promise.resolve());
  const change = (id: string, to: Partial<Going>) =>
    setGoing((all) => all.map((one) => (one.id === id ? { ...one, ...to } : one)));
  const send = (one: Going) => {
    line.current = line.current.then(async () => {
      change(one.id, { problem: undefined, share: 0 });
      try {
        const file = await shrink(one.file);
        if (file.size > LARGEST_FILE) throw new Problem(413, 'too-large');
        await upload<FileView>({
          address: `/api/registrations/${registrationId}/files`,
          file,
          fields: { purpose: one.purpose },
          intention: one.id,
          onProgress: (share) => change(one.id, { share }),
        });
        await forgetDossier(client, registrationId);
        setGoing((all) => all.filter(({ id }) => id !== one.id));
      } catch (error) {
        change(one.id, { problem: asProblem(error) });
      }
    });
  };
  return {
    going,
    again: send,
    drop: (id: string) => setGoing((all) => all.filter((one) => one.id !== id)),
    add: (files: FileList | null, purpose: Purpose) => {
      const fresh = [...(files ?? [])].map((file) => ({ id: crypto.randomUUID(), file, purpose, share: 0 }));
      setGoing((all) => [...all, ...fresh]);
      fresh.forEach(send);
    },
  };
}

const size = (bytes: number) =>
  bytes < 1_000_000 ? `${number(Math.max(1, bytes / 1000))} KB` : `${number(bytes / 1_000_000, 1)} MB`;

const PICTURES = 'image/jpeg,image/png,image/webp';
const DOCUMENTS = `application/pdf,.docx,.xlsx,${PICTURES}`;

export function Files({ view }: { view: Pick<Dossier, 'id' | 'actions' | 'files'> }) {
  const { t } = useTranslation('registration');
  const client = useQueryClient();
  const mayAdd = view.actions.includes('UploadFile');
  const uploads = useUploads(view.id);
  const remove = useRemoveFile();
  const [removing, setRemoving] = useState<FileFacts | null>(null);
  const pictures = view.files.filter(({ picture }) => picture);
  const documents = view.files.filter(({ picture }) => !picture);
  const shut = () => {
    setRemoving(null);
    remove.reset();
  };
  return (
    <div className="reg-block">
      <section aria-labelledby="reg-pictures">
        <h3 id="reg-pictures">{t('files.pictures')}</h3>
        {pictures.length === 0 && !mayAdd && <p className="reg-quiet">{t('files.no-pictures')}</p>}
        <ul className="reg-photos">
          {pictures.map((file) => (
            <li key={file.id}>
              <a href={`/api/files/${file.id}`} download title={file.name}>
                <img
                  src={`/api/files/${file.id}/thumbnail`}
                  alt={t('files.picture', { purpose: t(`purpose.${file.purpose}`), name: file.name })}
                  loading="lazy"
                />
              </a>
              <span>{t(`purpose.${file.purpose}`)}</span>
              {mayAdd && (
                <button
                  type="button"
                  className="reg-off"
                  aria-label={t('files.remove', { name: file.name })}
                  onClick={() => setRemoving(file)}
                >
                  ✕
                </button>
              )}
            </li>
          ))}
          {mayAdd &&
            (['before', 'after'] as const).map((purpose) => (
              <li key={purpose}>
                <Picker
                  words={t(`files.add-${purpose}`)}
                  accept={PICTURES}
                  onFiles={(files) => uploads.add(files, purpose)}
                />
              </li>
            ))}
        </ul>
      </section>
      <Going uploads={uploads} />
      <section aria-labelledby="reg-documents">
        <h3 id="reg-documents">{t('files.documents')}</h3>
        {documents.length === 0 && !mayAdd && <p className="reg-quiet">{t('files.no-documents')}</p>}
        <ul className="reg-files">
          {documents.map((file) => (
            <li key={file.id}>
              <i aria-hidden="true">{file.name.split('.').pop()?.slice(0, 4).toUpperCase()}</i>
              <div>
                {file.name}
                <small>
                  {t(`purpose.${file.purpose}`)} · {size(file.size)} · {date(file.uploadedAt)}
                </small>
              </div>
              <a
                href={`/api/files/${file.id}`}
                download
                aria-label={t('files.open-name', { name: file.name })}
              >
                {t('files.open')}
              </a>
              {mayAdd && (
                <button
                  type="button"
                  className="reg-off"
                  aria-label={t('files.remove', { name: file.name })}
                  onClick={() => setRemoving(file)}
                >
                  ✕
                </button>
              )}
            </li>
          ))}
        </ul>
        {mayAdd && (
          <Picker
            words={t('files.add-document')}
            accept={DOCUMENTS}
            onFiles={(files) => uploads.add(files, 'document')}
          />
        )}
      </section>
      {mayAdd && <p className="reg-quiet">{t('files.hint')}</p>}
      <ConfirmDialog
        opened={removing !== null}
        onClose={shut}
        title={t('files.remove-title')}
        act={t('files.remove-act')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() =>
          removing &&
          remove.mutate(
            { path: { id: removing.id }, rowVersion: removing.rowVersion },
            {
              onSuccess: () => {
                shut();
                say(t('files.removed'));
                void forgetDossier(client, view.id);
              },
            },
          )
        }
      >
        {removing?.name}
      </ConfirmDialog>
    </div>
  );
}

/** On a phone the browser offers the camera beside the gallery. */
function Picker({
  words,
  accept,
  onFiles,
}: {
  words: string;
  accept: string;
  onFiles: (files: FileList | null) => void;
}) {
  return (
    <label className="reg-picker">
      <span>+ {words}</span>
      <input
        type="file"
        className="sr"
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

function Going({ uploads }: { uploads: ReturnType<typeof useUploads> }) {
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
              <small>{one.share > 0 ? percent(one.share, 0) : t('files.waiting')}</small>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
