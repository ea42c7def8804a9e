import { useTranslation } from 'react-i18next';
import { query } from '@/api';
import { Select } from '@/ui';

const useListTwinnings = query('/api/twinnings');

/** By which assignment of help this came about; not asked where nobody is assigned to help the place. */
export function TwinningField({
  registrationId,
  value,
  onChange,
}: {
  registrationId: string;
  value: string | null;
  onChange: (twinningId: string | null) => void;
}) {
  const { t } = useTranslation('carrying');
  const { data } = useListTwinnings({ query: { registrationId, limit: 50 } });
  if (!data || data.items.length === 0) return null;
  return (
    <Select
      clearable
      label={t('twinning.label')}
      placeholder={t('twinning.none')}
      data={data.items.map(({ id, helperName }) => ({ value: id, label: helperName }))}
      value={value}
      onChange={onChange}
    />
  );
}
