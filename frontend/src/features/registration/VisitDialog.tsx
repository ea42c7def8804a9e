import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api';
import { today } from '@/i18n/format';
import { Button, Choice, DateField, Dialog, ErrorState, fieldErrors, say, Textarea, TextInput } from '@/ui';
import { TwinningField } from './TwinningField';
import { useRecordVisit, useSaveVisit, type Visit } from './carryingApi';

/** One visit on one screen: who came, what was found, what is asked and until when. */
export function VisitDialog({
  registrationId,
  visit,
  onClose,
}: {
  registrationId: string;
  visit?: Visit;
  onClose: () => void;
}) {
  const { t } = useTranslation('carrying');
  const { units } = useSession();
  const own = visit?.byUnitId
    ? { id: visit.byUnitId, name: visit.byName }
    : units[0] && { id: units[0].unitId, name: units[0].unitName };
  const record = useRecordVisit();
  const save = useSaveVisit();
  const [by, setBy] = useState<'own' | 'other'>(own && (!visit || visit.byUnitId) ? 'own' : 'other');
  const [byName, setByName] = useState(visit && !visit.byUnitId ? visit.byName : '');
  const [visitedOn, setVisitedOn] = useState<string | null>(visit?.visitedOn ?? today());
  const [members, setMembers] = useState(visit?.members ?? '');
  const [found, setFound] = useState(visit?.found ?? '');
  const [guidance, setGuidance] = useState(visit?.guidance ?? '');
  const [followUpBy, setFollowUpBy] = useState<string | null>(visit?.followUpBy ?? null);
  const [twinningId, setTwinningId] = useState<string | null>(visit?.twinningId ?? null);
  const [asked, setAsked] = useState(false);
  const error = record.error ?? save.error;
  const errors = error ? fieldErrors(error) : {};
  const blank = (text: string) => asked && text.trim() === '' && t('visit.missing');
  const send = () => {
    setAsked(true);
    if (
      !visitedOn ||
      [members, found, ...(by === 'other' ? [byName] : [])].some((text) => text.trim() === '')
    )
      return;
    const body = {
      byUnitId: by === 'own' ? own?.id : null,
      byName: by === 'own' ? null : byName.trim(),
      visitedOn,
      members: members.trim(),
      found: found.trim(),
      guidance: guidance.trim() || null,
      followUpBy,
      twinningId,
    };
    const onSuccess = () => {
      say(t('visit.recorded'));
      onClose();
    };
    if (visit) save.mutate({ path: { id: visit.id }, rowVersion: visit.rowVersion, body }, { onSuccess });
    else record.mutate({ path: { id: registrationId }, body }, { onSuccess });
  };
  return (
    <Dialog opened onClose={onClose} title={t(visit ? 'visit.edit-title' : 'visit.record')} size="lg">
      <form
        className="k-form ca-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {own && (
          <Choice
            legend={t('visit.by')}
            value={by}
            options={[
              { value: 'own', words: own.name },
              { value: 'other', words: t('visit.by-other') },
            ]}
            onChange={setBy}
          />
        )}
        {by === 'other' && (
          <TextInput
            label={t('visit.by-name')}
            required
            maxLength={300}
            value={byName}
            onChange={(event) => setByName(event.currentTarget.value)}
            error={errors.byName ?? blank(byName)}
          />
        )}
        <div className="ca-fields" data-two>
          <DateField
            label={t('visit.on')}
            value={visitedOn}
            max={today()}
            onChange={setVisitedOn}
            required
            error={asked && !visitedOn && t('form.held-on-missing')}
          />
          <DateField
            label={t('visit.follow-up')}
            value={followUpBy}
            min={visitedOn ?? undefined}
            onChange={setFollowUpBy}
          />
        </div>
        <TextInput
          label={t('visit.members')}
          required
          maxLength={1000}
          value={members}
          onChange={(event) => setMembers(event.currentTarget.value)}
          error={errors.members ?? blank(members)}
        />
        <Textarea
          label={t('visit.found')}
          required
          autosize
          minRows={2}
          maxRows={7}
          maxLength={4000}
          value={found}
          onChange={(event) => setFound(event.currentTarget.value)}
          error={errors.found ?? blank(found)}
        />
        <Textarea
          label={t('visit.guidance')}
          autosize
          minRows={2}
          maxRows={7}
          maxLength={4000}
          value={guidance}
          onChange={(event) => setGuidance(event.currentTarget.value)}
        />
        <TwinningField registrationId={registrationId} value={twinningId} onChange={setTwinningId} />
        {error ? <ErrorState error={error} kept={t('ui:confirm.kept')} /> : null}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={record.isPending || save.isPending}>
            {t(visit ? 'visit.save' : 'visit.record')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
