import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { today } from '@/i18n/format';
import { DateField, FilterChip, Filters } from '@/ui';
import { FindBox } from '@/ui/FindBox';
import { Toggle } from '@/ui/figures';
import { useListTiers } from './api';
import { listed, unitKinds, type UnitSearch } from './search';

/** The day, the words and the marks that units are looked at by. */
export function UnitFilters({ search }: { search: UnitSearch }) {
  const { t } = useTranslation('organisation');
  const navigate = useNavigate();
  const tiers = useListTiers({ query: { limit: 100 } });
  const set = (change: Partial<UnitSearch>) =>
    void navigate({
      to: '/don-vi',
      search: { ...search, after: undefined, before: undefined, viec: undefined, ...change },
      replace: true,
    });
  return (
    <Filters>
      <div className="o-day">
        <DateField
          label={t('filter.day')}
          description=""
          value={search.ngay ?? today()}
          max={today()}
          onChange={(day) => set({ ngay: !day || day === today() ? undefined : day })}
        />
      </div>
      <FindBox label={t('find')} value={search.q} onFind={(q) => set({ q })} />
      <FilterChip
        label={t('unit.kind')}
        value={search.loai}
        options={unitKinds.map((value) => ({ value, words: t(`kind.${value}`) }))}
        onChange={(value) => set({ loai: unitKinds.find((one) => one === value) })}
      />
      <FilterChip
        label={t('unit.tier')}
        value={search.cap}
        options={(tiers.data?.items ?? []).map(({ id, name }) => ({ value: id, words: name }))}
        onChange={(value) => set({ cap: value || undefined })}
      />
      <FilterChip
        label={t('filter.map')}
        value={search.diaBan}
        options={(['co', 'khong'] as const).map((value) => ({ value, words: t(`filter.map-${value}`) }))}
        onChange={(value) => set({ diaBan: value === 'co' || value === 'khong' ? value : undefined })}
      />
      <Toggle
        label={t('filter.as')}
        value={listed(search) ? 'list' : 'tree'}
        options={(['tree', 'list'] as const).map((value) => ({ value, words: t(`filter.as-${value}`) }))}
        onChange={(value) => {
          if (value === 'list') return set({ xem: 'danh-sach' });
          set({ xem: undefined, q: undefined, loai: undefined, cap: undefined, diaBan: undefined });
        }}
      />
    </Filters>
  );
}
