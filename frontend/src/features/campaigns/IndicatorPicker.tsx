import { useTranslation } from 'react-i18next';
import { Select } from '@/ui';
import { useListStandardIndicators, type StandardIndicator } from './api';

/** One indicator of the catalogue is picked by typing; nothing is asked where the catalogue is empty. */
export function IndicatorPicker({
  value,
  taken = [],
  onPick,
}: {
  /** The code that was picked; null for a picker that only adds. */
  value: string | null;
  taken?: readonly (string | null | undefined)[];
  onPick: (indicator: StandardIndicator | null) => void;
}) {
  const { t } = useTranslation('indicators');
  const { data } = useListStandardIndicators({ query: { limit: 100 } });
  const items = (data?.items ?? []).filter(({ code }) => code === value || !taken.includes(code));
  if (items.length === 0) return null;
  return (
    <Select
      searchable
      clearable={value !== null}
      label={t('pick')}
      description={t('pick-hint')}
      nothingFoundMessage={t('nothing')}
      data={items.map(({ code, name }) => ({ value: code, label: name }))}
      value={value}
      onChange={(code) => onPick(items.find((one) => one.code === code) ?? null)}
    />
  );
}
