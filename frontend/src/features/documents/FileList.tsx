import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, forget, Problem, upload } from '@/api';
import { date, number } from '@/i18n/format';
import { say, wordsFor } from '@/ui';
import { useRemoveAttachment, type Attachment } from './api';

const LARGEST = 20_000_000;
const ACCEPTED = 'application/pdf,.docx,.xlsx,image/jpeg,image/png,image/webp';

const size = (bytes: number) =>
  bytes < 1_000_000 ? `${number(Math.max(1, bytes / 1000))} KB` : `${number(bytes / 1_000_000, 1)} MB`;

/** The files of a document; where they may still change, each can go and more can come. */
export function FileList({
  files,
  to,
  add,
  removable = false,
}: {
  files: Attachment[];
  /** Where more of them go; unsaid: nothing changes here. */
  to?: string;
  add?: string;
  removable?: boolean;
}) {
  const { t } = useTranslation('documents');
  const client = useQueryClient();
  const remove = useRemoveAttachment();
  const [sending, setSending] = useState<{ name: string; share: number }>();
  const [problem, setProblem] = useState<Problem>();
  const send = async (file: File | undefined) => {
    if (!file || !to) return;
    setProblem(undefined);
    setSending({ name: file.name, share: 0 });
    try {
      if (file.size > LARGEST) throw new Problem(413, 'too-large');
      await upload<Attachment>({
        address: to,
        file,
        fields: {},
        intention: crypto.randomUUID(),
        onProgress: (share) => setSending({ name: file.name, share }),
      });
      await forget(client, '/api/directives');
      say(t('files.done', { name: file.name }));
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setSending(undefined);
    }
  };
  return (
    <>
      {files.length === 0 && !to && <p className="d-quiet">{t('files.none')}</p>}
      <ul className="d-files">
        {files.map((file) => (
          <li key={file.id}>
            <div>
              {file.name}
              <small>
                {size(file.size)} · {date(file.uploadedAt)}
              </small>
            </div>
            <a
              href={`/api/attachments/${file.id}`}
              download
              aria-label={t('files.open-name', { name: file.name })}
            >
              {t('files.open')}
            </a>
            {removable && (
              <button
                type="button"
                className="d-off"
                aria-label={t('files.remove', { name: file.name })}
                onClick={() => remove.mutate({ path: { id: file.id }, rowVersion: file.rowVersion })}
              >
                ✕
              </button>
            )}
          </li>
        ))}
      </ul>
      {sending && (
        <p role="status">
          {sending.name} <progress value={sending.share} max={1} aria-label={sending.name} />
        </p>
      )}
      {(problem ?? remove.error) && (
        <p className="d-wrong" role="alert">
          {wordsFor(problem ?? remove.error ?? new Problem(0, 'unknown'))}
        </p>
      )}
      {to && (
        <label className="d-pick">
          <span>+ {add ?? t('files.add')}</span>
          <input
            type="file"
            className="sr"
            accept={ACCEPTED}
            onChange={(event) => {
              void send(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
        </label>
      )}
    </>
  );
}
