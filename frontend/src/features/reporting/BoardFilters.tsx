import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FilterChip, Filters } from '@/ui';
import { FindBox } from '@/ui/FindBox';
import { narrow, type BoardSearch } from './boardSearch';

export function BoardFilters({ search }: { search: BoardSearch }) {
  const { t } = useTranslation('obligations');
  const navigate = useNavigate();
  const set = (change: Partial<BoardSearch>) =>
    void navigate({ to: '/theo-doi', search: narrow(search, change), replace: true });
  return (
    <Filters>
      <FindBox label={t('filter.find')} value={search.q} onFind={(q) => set({ q })} />
      <FilterChip
        label={t('filter.reminded')}
        value={search.nhac === undefined ? undefined : String(search.nhac)}
        options={[
          { value: 'false', words: t('filter.never') },
          { value: 'true', words: t('filter.once') },
        ]}
        onChange={(value) => set({ nhac: value === '' ? undefined : value === 'true' })}
      />
      <button
        type="button"
        className="k-chip"
        aria-pressed={search.giaHan === true}
        data-on={search.giaHan || undefined}
        onClick={() => set({ giaHan: search.giaHan ? undefined : true })}
      >
        {t('filter.extended')} {search.giaHan && <span aria-hidden="true">✕</span>}
      </button>
    </Filters>
  );
}
