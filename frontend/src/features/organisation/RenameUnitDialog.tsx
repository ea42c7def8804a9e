import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { date, today } from '@/i18n/format';
import { Button, DateField, Dialog, ErrorState, fieldErrors, say, TextInput } from '@/ui';
import { useRenameUnit, type Unit } from './api';

/** New names from a day on; the old ones stay in the history. */
export function RenameUnitDialog({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const { t } = useTranslation('organisation');
  const rename = useRenameUnit();
  const [partyName, setPartyName] = useState(unit.partyName);
  const [stateName, setStateName] = useState(unit.stateName ?? '');
  const [day, setDay] = useState<string | null>(today());
  const [wrong, setWrong] = useState<Record<string, string>>({});
  return (
    <Dialog opened onClose={onClose} title={t('rename.title', { name: unit.partyName })}>
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const found: Record<string, string> = {};
          if (partyName.trim() === '') found.partyName = t('form.missing');
          if (!day) found.effectiveOn = t('form.missing');
          setWrong(found);
          if (!day || Object.keys(found).length > 0) return;
          rename.mutate(
            {
              path: { id: unit.id },
              rowVersion: unit.rowVersion,
              body: { partyName: partyName.trim(), stateName: stateName.trim() || null, effectiveOn: day },
            },
            {
              onSuccess: (now) => {
                say(t('rename.done', { name: now.partyName, day: date(day) }));
                onClose();
              },
              onError: (problem) => setWrong(fieldErrors(problem)),
            },
          );
        }}
      >
        <p>{t('rename.what')}</p>
        <TextInput
          data-autofocus
          required
          label={t('unit.party')}
          value={partyName}
          onChange={(event) => setPartyName(event.currentTarget.value)}
          error={wrong.partyName}
          maxLength={300}
        />
        <TextInput
          label={t('unit.state')}
          value={stateName}
          onChange={(event) => setStateName(event.currentTarget.value)}
          error={wrong.stateName}
          maxLength={300}
        />
        <DateField
          required
          label={t('rename.from')}
          value={day}
          onChange={setDay}
          max={today()}
          error={wrong.effectiveOn}
        />
        {rename.error && Object.keys(rename.error.errors).length === 0 && (
          <ErrorState error={rename.error} kept={t('ui:confirm.kept')} />
        )}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={rename.isPending}>
            {t('rename.act')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
