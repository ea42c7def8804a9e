import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, ErrorState, fieldErrors, say, Select, TextInput } from '@/ui';
import { NumberField } from '@/ui/NumberField';
import { useCreateStandardIndicators } from './api';
import { initials, measures, rollUps } from './content';

/** One more indicator for the catalogue: what it counts, how it is added up, and what is usual. */
export function StandardIndicatorDialog({ there, onClose }: { there: string[]; onClose: () => void }) {
  const { t } = useTranslation(['indicators', 'campaigns', 'ui']);
  const create = useCreateStandardIndicators();
  const [name, setName] = useState('');
  const [measure, setMeasure] = useState<(typeof measures)[number]>('workday');
  const [rollUp, setRollUp] = useState<(typeof rollUps)[number]>('sum');
  const [unitName, setUnitName] = useState('');
  const [usualFrom, setUsualFrom] = useState<number | null>(null);
  const [usualTo, setUsualTo] = useState<number | null>(null);
  const [asked, setAsked] = useState(false);
  const wrong = create.error ? Object.values(fieldErrors(create.error)).join(' ') : '';
  const unitMissing = measure === 'unit' && unitName.trim() === '';
  return (
    <Dialog opened onClose={onClose} title={t('add-title')} size="lg">
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (name.trim() === '' || unitMissing) return;
          const line = {
            code: initials(name, there),
            name: name.trim(),
            measure,
            rollUp,
            unitName: measure === 'unit' ? unitName.trim() : null,
            usualFrom,
            usualTo,
          };
          create.mutate(
            { body: { indicators: [line] } },
            {
              onSuccess: () => {
                say(t('added', { name: line.name }));
                onClose();
              },
            },
          );
        }}
      >
        <TextInput
          data-autofocus
          required
          label={t('name')}
          maxLength={300}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={asked && name.trim() === '' && t('missing')}
        />
        <Select
          label={t('campaigns:edit.measure')}
          data={measures.map((value) => ({ value, label: t(`campaigns:measure.${value}`) }))}
          value={measure}
          onChange={(value) => setMeasure(measures.find((one) => one === value) ?? 'workday')}
          allowDeselect={false}
        />
        {measure === 'unit' && (
          <TextInput
            required
            label={t('unit-name')}
            maxLength={32}
            value={unitName}
            onChange={(event) => setUnitName(event.currentTarget.value)}
            error={asked && unitMissing && t('missing')}
          />
        )}
        <Select
          label={t('campaigns:edit.roll-up')}
          data={rollUps.map((value) => ({ value, label: t(`campaigns:roll-up.${value}`) }))}
          value={rollUp}
          onChange={(value) => setRollUp(rollUps.find((one) => one === value) ?? 'sum')}
          allowDeselect={false}
        />
        <fieldset className="c-usual">
          <legend className="k-legend">{t('usual')}</legend>
          <p className="k-hint">{t('usual-hint')}</p>
          <div>
            <NumberField label={t('usual-from')} value={usualFrom} onChange={setUsualFrom} />
            <NumberField label={t('usual-to')} value={usualTo} onChange={setUsualTo} />
          </div>
        </fieldset>
        {create.error && wrong === '' && <ErrorState error={create.error} kept={t('ui:confirm.kept')} />}
        {wrong && (
          <p className="k-hint" role="alert">
            {wrong}
          </p>
        )}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={create.isPending}>
            {t('add')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
