import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '@/i18n/format';
import { Button, DateField, Dialog, ErrorState, fieldErrors, say, Textarea, TextInput } from '@/ui';
import { NumberField } from '@/ui/NumberField';
import { useRecordActivity, useSaveActivity, type Activity } from './carryingApi';
import { Picker, PICTURES } from './Uploads';

/** One activity on one screen: day, what was done, where, by how many; pictures follow once it is recorded. */
export function ActivityDialog({
  registrationId,
  activity,
  onClose,
  onPictures,
}: {
  registrationId: string;
  activity?: Activity;
  onClose: () => void;
  onPictures: (files: File[], activityId: string) => void;
}) {
  const { t } = useTranslation('carrying');
  const record = useRecordActivity();
  const save = useSaveActivity();
  const [heldOn, setHeldOn] = useState<string | null>(activity?.heldOn ?? today());
  const [what, setWhat] = useState(activity?.what ?? '');
  const [place, setPlace] = useState(activity?.place ?? '');
  const [people, setPeople] = useState<number | null>(activity?.people ?? null);
  const [workdays, setWorkdays] = useState<number | null>(activity?.workdays ?? null);
  const [pictures, setPictures] = useState<File[]>([]);
  const [asked, setAsked] = useState(false);
  const error = record.error ?? save.error;
  const errors = error ? fieldErrors(error) : {};
  const busy = record.isPending || save.isPending;

  const send = () => {
    setAsked(true);
    if (!heldOn || what.trim() === '') return;
    const body = { heldOn, what: what.trim(), place: place.trim() || null, people, workdays };
    const onSuccess = (answer: Activity) => {
      if (pictures.length > 0) onPictures(pictures, answer.id);
      say(t(activity ? 'saved' : 'recorded'));
      onClose();
    };
    if (activity)
      save.mutate({ path: { id: activity.id }, rowVersion: activity.rowVersion, body }, { onSuccess });
    else record.mutate({ path: { id: registrationId }, body }, { onSuccess });
  };
  return (
    <Dialog opened onClose={onClose} title={t(activity ? 'edit-title' : 'record')} size="lg">
      <form
        className="k-form ca-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div className="ca-fields">
          <DateField
            label={t('form.held-on')}
            value={heldOn}
            max={today()}
            onChange={setHeldOn}
            required
            error={errors.heldOn ?? (asked && !heldOn && t('form.held-on-missing'))}
          />
          <NumberField
            label={t('form.people')}
            value={people}
            onChange={(value) => setPeople(value === null ? null : Math.round(value))}
            error={errors.people}
          />
          <NumberField
            label={t('form.workdays')}
            value={workdays}
            onChange={setWorkdays}
            error={errors.workdays}
          />
        </div>
        <Textarea
          label={t('form.what')}
          required
          autosize
          minRows={3}
          maxRows={8}
          maxLength={4000}
          value={what}
          onChange={(event) => setWhat(event.currentTarget.value)}
          error={errors.what ?? (asked && what.trim() === '' && t('form.what-missing'))}
          data-autofocus
        />
        <TextInput
          label={t('form.place')}
          maxLength={300}
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
          error={errors.place}
        />
        {!activity && (
          <div className="ca-picked">
            {pictures.length > 0 && (
              <ul className="ca-photos" aria-label={t('form.photos')}>
                {pictures.map((file, at) => (
                  <Picked
                    key={`${file.name}-${file.lastModified}-${at}`}
                    file={file}
                    onDrop={() => setPictures(pictures.filter((_, index) => index !== at))}
                  />
                ))}
              </ul>
            )}
            <Picker
              words={t('form.photos')}
              accept={PICTURES}
              onFiles={(files) => setPictures([...pictures, ...(files ?? [])])}
            />
          </div>
        )}
        {error ? <ErrorState error={error} kept={t('ui:confirm.kept')} /> : null}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={busy}>
            {t(activity ? 'save' : 'record')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** A picture that goes along once the activity is recorded. */
function Picked({ file, onDrop }: { file: File; onDrop: () => void }) {
  const { t } = useTranslation('carrying');
  const address = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <li>
      <img src={address} alt={t('photo', { name: file.name })} />
      <button
        type="button"
        className="reg-off"
        aria-label={t('drop-photo', { name: file.name })}
        onClick={onDrop}
      >
        ✕
      </button>
    </li>
  );
}
