import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '@/i18n/format';
import { Button, DateField, Dialog, ErrorState, fieldErrors, say, Select } from '@/ui';
import { useAssignRole, useListRoles, type Account } from './accountsApi';
import { UnitPicker, type PickedUnit } from '@/ui/UnitPicker';

export function AssignRoleDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const assign = useAssignRole();
  const roles = useListRoles();
  const [role, setRole] = useState<string | null>(null);
  const [unit, setUnit] = useState<PickedUnit | null>({ id: account.unitId, name: account.unitName });
  const [from, setFrom] = useState<string | null>(today());
  const [to, setTo] = useState<string | null>(null);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  return (
    <Dialog opened onClose={onClose} title={t('assign.title', { name: account.displayName })} size="lg">
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const found: Record<string, string> = {};
          if (!role) found.role = t('missing');
          if (!unit) found.unitId = t('missing');
          setWrong(found);
          if (!role || !unit) return;
          assign.mutate(
            { body: { accountId: account.id, unitId: unit.id, role, validFrom: from, validTo: to } },
            {
              onSuccess: (made) => {
                say(t('assign.done', { role: made.roleName, unit: made.unitName }));
                onClose();
              },
              onError: (problem) => setWrong(fieldErrors(problem)),
            },
          );
        }}
      >
        <Select
          required
          data-autofocus
          label={t('role')}
          value={role}
          onChange={setRole}
          data={(roles.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          error={wrong.role}
          allowDeselect={false}
        />
        <UnitPicker
          label={t('unit')}
          description={t('assign.unit-hint')}
          value={unit}
          onChange={setUnit}
          under={account.unitPath}
          error={wrong.unitId}
        />
        <DateField label={t('assign.from')} value={from} onChange={setFrom} error={wrong.validFrom} />
        <DateField
          label={t('assign.to')}
          description={t('assign.to-hint')}
          value={to}
          onChange={setTo}
          min={from ?? undefined}
          error={wrong.validTo}
        />
        {assign.error && Object.keys(assign.error.errors).length === 0 && (
          <ErrorState error={assign.error} kept={t('ui:confirm.kept')} />
        )}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={assign.isPending}>
            {t('assign.act')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
