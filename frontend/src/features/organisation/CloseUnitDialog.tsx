import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { date, today } from '@/i18n/format';
import { ConfirmDialog, DateField, say } from '@/ui';
import { useCloseUnit, type Unit } from './api';

export function CloseUnitDialog({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const { t } = useTranslation('organisation');
  const close = useCloseUnit();
  const [day, setDay] = useState<string | null>(today());
  const [missing, setMissing] = useState(false);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('close.title', { name: unit.partyName })}
      act={t('close.act')}
      busy={close.isPending}
      error={close.error}
      onConfirm={() => {
        setMissing(!day);
        if (!day) return;
        close.mutate(
          { path: { id: unit.id }, rowVersion: unit.rowVersion, body: { closedOn: day } },
          {
            onSuccess: () => {
              say(t('close.done', { name: unit.partyName, day: date(day) }));
              onClose();
            },
          },
        );
      }}
    >
      <p>{t('close.what')}</p>
      <DateField
        required
        label={t('close.from')}
        value={day}
        onChange={setDay}
        max={today()}
        error={missing && t('form.missing')}
      />
    </ConfirmDialog>
  );
}
