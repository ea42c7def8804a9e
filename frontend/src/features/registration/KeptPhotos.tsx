import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dropFile, keepFile, keptFiles, type KeptFile } from './keptFiles';
import { fileSize, LARGEST_FILE, type Purpose } from './upload';
import { DOCUMENTS, Picker, PICTURES } from './Uploads';

/** Photographs and papers of a draft that the server has not: they lie on this device and go when it has. */
export function KeptPhotos({ id }: { id: string }) {
  const { t } = useTranslation(['registration', 'away']);
  const [files, setFiles] = useState<KeptFile[]>([]);
  const [trouble, setTrouble] = useState<'photos.too-large' | 'photos.no-room' | null>(null);
  useEffect(() => {
    let here = true;
    void keptFiles(id).then((kept) => here && setFiles(kept));
    return () => {
      here = false;
    };
  }, [id]);

  const add = async (chosen: FileList | null, purpose: Purpose) => {
    const fresh = [...(chosen ?? [])].map((file) => ({ id: crypto.randomUUID(), file, is: { purpose } }));
    const fitting = fresh.filter(({ file }) => file.type.startsWith('image/') || file.size <= LARGEST_FILE);
    setTrouble(fitting.length < fresh.length ? 'photos.too-large' : null);
    for (const one of fitting) await keepFile(id, one);
    const kept = await keptFiles(id);
    // What the browser did not keep is not said to be kept.
    if (fitting.some((one) => !kept.some((other) => other.id === one.id))) setTrouble('photos.no-room');
    setFiles(kept);
  };
  const remove = async (file: string) => {
    await dropFile(id, file);
    setFiles(await keptFiles(id));
  };
  return (
    <section className="reg-block" aria-labelledby="reg-kept-photos">
      <h3 id="reg-kept-photos">{t('away:photos.title')}</h3>
      {files.length > 0 && (
        <ul className="reg-files">
          {files.map(({ id: one, file, is }) => (
            <li key={one}>
              <i aria-hidden="true">{file.name.split('.').pop()?.slice(0, 4).toUpperCase()}</i>
              <div>
                {file.name}
                <small>
                  {'purpose' in is && t(`purpose.${is.purpose}`)} · {fileSize(file.size)} ·{' '}
                  {t('away:draft.only-here')}
                </small>
              </div>
              <button
                type="button"
                className="reg-off"
                aria-label={t('files.remove', { name: file.name })}
                onClick={() => void remove(one)}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      <ul className="reg-photos">
        {(['before', 'after'] as const).map((purpose) => (
          <li key={purpose}>
            <Picker
              words={t(`files.add-${purpose}`)}
              accept={PICTURES}
              onFiles={(chosen) => void add(chosen, purpose)}
            />
          </li>
        ))}
      </ul>
      <Picker
        words={t('files.add-document')}
        accept={DOCUMENTS}
        onFiles={(chosen) => void add(chosen, 'document')}
      />
      {trouble && (
        <p role="alert" className="reg-wrong">
          {t(`away:${trouble}`)}
        </p>
      )}
      <p className="reg-quiet">{t('away:photos.hint')}</p>
    </section>
  );
}
