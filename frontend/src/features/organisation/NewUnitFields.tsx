import { useTranslation } from 'react-i18next';
import { Select, TextInput } from '@/ui';
import { useListTiers, type NewUnit } from './api';
import type { Gap } from './operations';
import { unitKinds } from './search';
import { UnitChoice, type Named } from './UnitChoice';

/** The tiers in force on the day from which the new order holds. */
export function useTiersOn(day: string) {
  const tiers = useListTiers({ query: { limit: 100 } });
  return (tiers.data?.items ?? [])
    .filter(({ validFrom, validTo }) => validFrom <= day && (!validTo || day < validTo))
    .map(({ id, name }) => ({ value: id, label: name }));
}

/** What is said of a unit that the act opens. */
export function NewUnitFields({
  unit,
  at,
  missing,
  under,
  coming,
  nameOf,
  day,
  onChange,
}: {
  unit: NewUnit;
  at: number;
  missing: readonly Gap[];
  under: string;
  coming: Named[];
  nameOf: (id: string) => string;
  day: string;
  onChange: (unit: NewUnit) => void;
}) {
  const { t } = useTranslation(['organisation', 'reorganisation']);
  const tiers = useTiersOn(day);
  const set = (change: Partial<NewUnit>) => onChange({ ...unit, ...change });
  const wants = (field: 'code' | 'partyName' | 'kind' | 'tierId') =>
    missing.includes(`opens.${at}.${field}`) && t('form.missing');
  const words = (field: 'code' | 'partyName' | 'stateName' | 'externalCode') => ({
    value: unit[field] ?? '',
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
  });
  return (
    <fieldset className="o-new">
      <legend className="k-legend">{t('reorganisation:opens.legend')}</legend>
      <TextInput
        required
        label={t('unit.party')}
        maxLength={300}
        error={wants('partyName')}
        {...words('partyName')}
      />
      <TextInput
        label={t('unit.state')}
        description={t('create.state-hint')}
        maxLength={300}
        {...words('stateName')}
      />
      <div className="o-two">
        <TextInput required label={t('unit.code')} maxLength={32} error={wants('code')} {...words('code')} />
        <TextInput label={t('unit.external')} maxLength={32} {...words('externalCode')} />
      </div>
      <div className="o-two">
        <Select
          required
          label={t('unit.kind')}
          value={unit.kind || null}
          onChange={(kind) => set({ kind: kind ?? '' })}
          data={unitKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          error={wants('kind')}
          allowDeselect={false}
        />
        <Select
          required
          label={t('unit.tier')}
          value={unit.tierId || null}
          onChange={(tierId) => set({ tierId: tierId ?? '' })}
          data={tiers}
          error={wants('tierId')}
          allowDeselect={false}
        />
      </div>
      <UnitChoice
        // Chosen by the first predecessor as well, and then the words in the field are others.
        key={unit.parentId}
        required
        label={t('reorganisation:opens.parent')}
        under={under}
        coming={coming.filter(({ id }) => id !== unit.id)}
        value={{ id: unit.parentId, name: nameOf(unit.parentId) }}
        onChange={(id) => id && set({ parentId: id })}
      />
      <label className="o-tick">
        <input
          type="checkbox"
          className="k-check"
          checked={unit.territorial}
          onChange={(event) => set({ territorial: event.currentTarget.checked })}
        />
        {t('create.territorial')}
      </label>
    </fieldset>
  );
}
