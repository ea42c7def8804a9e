import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { date, number } from '@/i18n/format';
import { ConfirmDialog, say } from '@/ui';
import { useRemoveActivity, type Activity } from './carryingApi';
import { Picker, PICTURES, type useUploads } from './Uploads';

/** The days of a ledger: the date stands in the margin, what was done beside it, its figures at the end of the line. */
export function ActivityDays({
  rows,
  uploads,
  onEdit,
  busy,
}: {
  rows: Activity[];
  uploads: ReturnType<typeof useUploads>;
  onEdit: (activity: Activity) => void;
  busy?: boolean;
}) {
  const { t } = useTranslation('carrying');
  const remove = useRemoveActivity();
  const [removing, setRemoving] = useState<Activity | null>(null);
  const shut = () => {
    setRemoving(null);
    remove.reset();
  };
  return (
    <>
      <ol className="ca-days" aria-busy={busy}>
        {rows.map((row) => (
          <li key={row.id}>
            <time dateTime={row.heldOn}>
              <b>{date(row.heldOn).slice(0, 5)}</b>
              <small>{row.heldOn.slice(0, 4)}</small>
            </time>
            <article>
              <p className="reg-text">{row.what}</p>
              {row.place && <p className="reg-quiet">{row.place}</p>}
              {row.files.length > 0 && (
                <ul className="ca-photos">
                  {row.files.map((file) => (
                    <li key={file.id}>
                      <a href={`/api/files/${file.id}`} download>
                        {file.picture ? (
                          <img
                            src={`/api/files/${file.id}/thumbnail`}
                            alt={t('photo', { name: file.name })}
                            loading="lazy"
                          />
                        ) : (
                          file.name
                        )}
                      </a>
                    </li>
                  ))}
                </ul>
              )}
              <p className="ca-line">
                {row.people != null && (
                  <span>{t('people-of', { count: row.people, n: number(row.people) })}</span>
                )}
                {row.workdays != null && (
                  <span>{t('workdays-of', { count: row.workdays, n: number(row.workdays, 2) })}</span>
                )}
                <span className="reg-quiet">{row.recordedByName}</span>
              </p>
              {row.actions.length > 0 && (
                <div className="ca-acts">
                  {row.actions.includes('SaveActivity') && (
                    <>
                      <Picker
                        words={t('add-photos')}
                        accept={PICTURES}
                        onFiles={(files) => uploads.add(files, { purpose: 'evidence', activityId: row.id })}
                      />
                      <button type="button" className="k-link" onClick={() => onEdit(row)}>
                        {t('edit')}
                        <span className="sr"> {t('of-day', { day: date(row.heldOn) })}</span>
                      </button>
                    </>
                  )}
                  {row.actions.includes('RemoveActivity') && (
                    <button type="button" className="k-link" onClick={() => setRemoving(row)}>
                      {t('remove')}
                      <span className="sr"> {t('of-day', { day: date(row.heldOn) })}</span>
                    </button>
                  )}
                </div>
              )}
            </article>
          </li>
        ))}
      </ol>
      <ConfirmDialog
        opened={removing !== null}
        onClose={shut}
        title={removing ? t('remove-title', { day: date(removing.heldOn) }) : ''}
        act={t('remove-act')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() =>
          removing &&
          remove.mutate(
            { path: { id: removing.id }, rowVersion: removing.rowVersion },
            {
              onSuccess: () => {
                shut();
                say(t('removed'));
              },
            },
          )
        }
      >
        {t('remove-more')}
      </ConfirmDialog>
    </>
  );
}
