import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAfter, today } from '@/i18n/format';
import { Button, DateField, Dialog, ErrorState, fieldErrors, say, TextInput } from '@/ui';
import { NumberField } from '@/ui/NumberField';
import { useCreateTier, type Unit } from './api';

/** A tier for the unit and all below it; units opened from then on may stand on it. */
export function CreateTierDialog({ unit, last, onClose }: { unit: Unit; last: number; onClose: () => void }) {
  const { t } = useTranslation('organisation');
  const create = useCreateTier();
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [rank, setRank] = useState<number | null>(last + 1);
  const [from, setFrom] = useState<string | null>(today());
  const [lastDay, setLastDay] = useState<string | null>(null);
  const [lacks, setLacks] = useState<Record<string, string>>({});
  const wrong = { ...(create.error ? fieldErrors(create.error) : {}), ...lacks };
  return (
    <Dialog opened onClose={onClose} title={t('tiers.create', { name: unit.partyName })} size="lg">
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const found: Record<string, string> = {};
          if (name.trim() === '') found.name = t('form.missing');
          if (!/^[A-Z0-9][A-Z0-9_.-]{0,31}$/.test(code.trim())) found.code = t('tiers.code-form');
          if (!rank || !Number.isInteger(rank) || rank > 20) found.rank = t('tiers.rank-form');
          if (!from) found.validFrom = t('form.missing');
          if (from && lastDay && lastDay < from) found.validTo = t('tiers.too-short');
          setLacks(found);
          if (!rank || !from || Object.keys(found).length > 0) return;
          create.mutate(
            {
              body: {
                unitId: unit.id,
                code: code.trim(),
                name: name.trim(),
                rank,
                validFrom: from,
                validTo: lastDay && dayAfter(lastDay),
              },
            },
            {
              onSuccess: (made) => {
                say(t('tiers.done', { name: made.name }));
                onClose();
              },
            },
          );
        }}
      >
        <TextInput
          data-autofocus
          required
          label={t('tiers.name')}
          description={t('tiers.name-hint')}
          value={name}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
          error={wrong.name}
        />
        <TextInput
          required
          label={t('unit.code')}
          description={t('create.code-hint')}
          value={code}
          maxLength={32}
          autoComplete="off"
          onChange={(event) => setCode(event.currentTarget.value.toUpperCase())}
          error={wrong.code}
        />
        <NumberField
          required
          label={t('tiers.rank')}
          description={t('tiers.rank-hint')}
          value={rank}
          onChange={setRank}
          error={wrong.rank}
        />
        <DateField required label={t('tiers.from')} value={from} onChange={setFrom} error={wrong.validFrom} />
        <DateField
          label={t('tiers.to')}
          description={t('tiers.to-hint')}
          value={lastDay}
          onChange={setLastDay}
          error={wrong.validTo}
        />
        {create.error && Object.keys(create.error.errors).length === 0 && (
          <ErrorState error={create.error} kept={t('ui:confirm.kept')} />
        )}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={create.isPending}>
            {t('tiers.act')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
