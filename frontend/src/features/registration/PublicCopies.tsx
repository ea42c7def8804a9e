import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, useIntention, type Problem } from '@/api';
import { Button, ConfirmDialog, say, wordsFor } from '@/ui';
import { forgetDossier, type Dossier, type FileFacts } from './api';
import { putPublicCopy, useRemovePublicCopy } from './publicCopiesApi';
import { DOCUMENTS, Picker } from './Uploads';
import './public-copies.css';

const BlackenDialog = lazy(() =>
  import('./BlackenDialog').then(({ BlackenDialog }) => ({ default: BlackenDialog })),
);

/** What others may be shown of the files, each of which stays private until it has a blackened copy. */
export function PublicCopies({ view }: { view: Pick<Dossier, 'id' | 'actions' | 'files'> }) {
  const { t } = useTranslation('public-copies');
  const client = useQueryClient();
  const mayMake = view.actions.includes('UploadPublicCopy');
  const [blackening, setBlackening] = useState<FileFacts | null>(null);
  const [removing, setRemoving] = useState<FileFacts | null>(null);
  const remove = useRemovePublicCopy();
  const made = view.files.filter(({ publicCopyId }) => publicCopyId).length;
  if (view.files.length === 0 || (!mayMake && made === 0)) return null;
  const again = () => void forgetDossier(client, view.id);
  const shut = () => {
    setRemoving(null);
    remove.reset();
  };
  return (
    <section className="reg-block" aria-labelledby="reg-public">
      <h3 id="reg-public">{t('title')}</h3>
      <p className="reg-quiet">
        {made === 0 ? t('none') : t('some', { count: made, all: view.files.length })} {mayMake && t('hint')}
      </p>
      <ul className="reg-public">
        {view.files
          .filter(({ publicCopyId }) => mayMake || publicCopyId)
          .map((file) => (
            <li key={file.id}>
              {file.publicCopyId && file.picture ? (
                <img
                  src={`/api/public-copies/${file.publicCopyId}/thumbnail#${file.publicCopyVersion ?? 0}`}
                  alt={t('shown', { name: file.name })}
                  loading="lazy"
                />
              ) : (
                <i aria-hidden="true">{t(file.publicCopyId ? 'mark.public' : 'mark.private')}</i>
              )}
              <div>
                {file.name}
                <small>{t(file.publicCopyId ? 'state.public' : 'state.private')}</small>
              </div>
              <div className="k-acts">
                {mayMake && file.picture && (
                  <Button
                    size="sm"
                    aria-label={t('blacken.one', { name: file.name })}
                    onClick={() => setBlackening(file)}
                  >
                    {t(file.publicCopyId ? 'blacken.again' : 'blacken.begin')}
                  </Button>
                )}
                {mayMake && <Upload file={file} onMade={again} />}
                {file.publicCopyId && (
                  <a
                    href={`/api/public-copies/${file.publicCopyId}`}
                    download
                    aria-label={t('open-name', { name: file.name })}
                  >
                    {t('open')}
                  </a>
                )}
                {mayMake && file.publicCopyId && (
                  <Button
                    size="sm"
                    variant="subtle"
                    aria-label={t('remove-name', { name: file.name })}
                    onClick={() => setRemoving(file)}
                  >
                    {t('remove')}
                  </Button>
                )}
              </div>
            </li>
          ))}
      </ul>
      {blackening && (
        <Suspense>
          <BlackenDialog
            file={blackening}
            onClose={() => setBlackening(null)}
            onMade={() => {
              setBlackening(null);
              again();
            }}
          />
        </Suspense>
      )}
      <ConfirmDialog
        opened={removing !== null}
        onClose={shut}
        title={t('remove-title')}
        act={t('remove')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() =>
          removing?.publicCopyId &&
          remove.mutate(
            { path: { id: removing.publicCopyId }, rowVersion: removing.publicCopyVersion ?? 0 },
            {
              onSuccess: () => {
                shut();
                say(t('removed'));
                again();
              },
            },
          )
        }
      >
        {removing?.name}
      </ConfirmDialog>
    </section>
  );
}

/** A copy that was blackened by hand. */
function Upload({ file, onMade }: { file: FileFacts; onMade: () => void }) {
  const { t } = useTranslation('public-copies');
  const intention = useIntention();
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = (chosen: File) => {
    setProblem(null);
    putPublicCopy(file.id, chosen, intention.current())
      .then(() => {
        say(t('made'));
        onMade();
      })
      .catch((error: unknown) => setProblem(asProblem(error)))
      .finally(intention.settle);
  };
  return (
    <>
      <Picker
        words={t('put')}
        name={t('put-name', { name: file.name })}
        accept={DOCUMENTS}
        onFiles={(files) => files?.[0] && send(files[0])}
      />
      {problem && (
        <b className="reg-wrong" role="alert">
          {wordsFor(problem)} <code>{problem.phoneCode}</code>
        </b>
      )}
    </>
  );
}
