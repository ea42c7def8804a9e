import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { date } from '@/i18n/format';
import { ConfirmDialog, say } from '@/ui';
import { forgetDossier, useRemoveFile, type Dossier, type FileFacts } from './api';
import { fileSize } from './upload';
import { DOCUMENTS, Going, Picker, PICTURES, useUploads } from './Uploads';

export function Files({ view }: { view: Pick<Dossier, 'id' | 'actions' | 'files'> }) {
  const { t } = useTranslation('registration');
  const client = useQueryClient();
  const mayAdd = view.actions.includes('UploadFile');
  const uploads = useUploads(view.id, 'dossier');
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
                  onFiles={(files) => uploads.add(files, { purpose })}
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
                  {t(`purpose.${file.purpose}`)} · {fileSize(file.size)} · {date(file.uploadedAt)}
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
            onFiles={(files) => uploads.add(files, { purpose: 'document' })}
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
