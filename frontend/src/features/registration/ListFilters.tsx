import { Popover } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/api';
import { date } from '@/i18n/format';
import { FilterChip, Filters, TextInput } from '@/ui';
import { useListUnits, type Campaign, type CampaignRow } from './api';
import { kinds, narrow, subjects, type ListSearch } from './search';

interface Props {
  search: ListSearch;
  campaigns: CampaignRow[];
  campaign?: Campaign;
  unitName?: string;
}

export function ListFilters({ search, campaigns, campaign, unitName }: Props) {
  const { t } = useTranslation(['registration', 'papers', 'people']);
  const navigate = useNavigate();
  const mayAccept = useMay('registrations.accept');
  const set = (change: Partial<ListSearch>) =>
    void navigate({ to: '/dang-ky', search: narrow(search, change) });
  return (
    <Filters>
      <FilterChip
        label={t('filter.campaign')}
        value={search.campaign === 'all' ? '' : search.campaign}
        options={campaigns.map(({ id, name }) => ({ value: id, words: name }))}
        onChange={(value) => set({ campaign: value || 'all', field: undefined })}
      />
      {(campaign || search.field) && (
        <FilterChip
          label={t('filter.field')}
          value={search.field}
          options={(campaign?.fields ?? []).map(({ id, name }) => ({ value: id, words: name }))}
          onChange={(value) => set({ field: value || undefined })}
        />
      )}
      <UnitChip name={unitName} on={search.unit !== undefined} onChange={(unit) => set({ unit })} />
      <FilterChip
        label={t('filter.subject')}
        value={search.subject}
        options={subjects.map((value) => ({ value, words: t(`subject.${value}`) }))}
        onChange={(value) => set({ subject: subjects.find((one) => one === value) })}
      />
      <FilterChip
        label={t('filter.kind')}
        value={search.kind}
        options={kinds.map((value) => ({ value, words: t(`kind.${value}`) }))}
        onChange={(value) => set({ kind: kinds.find((one) => one === value) })}
      />
      <button
        type="button"
        className="k-chip"
        aria-pressed={search.late === true}
        data-on={search.late || undefined}
        onClick={() => set({ late: search.late ? undefined : true })}
      >
        {t('filter.late')} {search.late && <span aria-hidden="true">✕</span>}
      </button>
      <button
        type="button"
        className="k-chip"
        aria-pressed={search.pilot === true}
        data-on={search.pilot || undefined}
        onClick={() => set({ pilot: search.pilot ? undefined : true })}
      >
        {t('filter.pilot')} {search.pilot && <span aria-hidden="true">✕</span>}
      </button>
      <button
        type="button"
        className="k-chip"
        aria-pressed={search.dormant === true}
        data-on={search.dormant || undefined}
        onClick={() => set({ dormant: search.dormant ? undefined : true })}
      >
        {t('filter.dormant')} {search.dormant && <span aria-hidden="true">✕</span>}
      </button>
      <button
        type="button"
        className="k-chip"
        aria-pressed={search.papersMissing === true}
        data-on={search.papersMissing || undefined}
        onClick={() => set({ papersMissing: search.papersMissing ? undefined : true })}
      >
        {t('papers:missing')} {search.papersMissing && <span aria-hidden="true">✕</span>}
      </button>
      <button
        type="button"
        className="k-chip"
        aria-pressed={search.unattended === true}
        data-on={search.unattended || undefined}
        onClick={() => set({ unattended: search.unattended ? undefined : true })}
      >
        {t('people:unattended')} {search.unattended && <span aria-hidden="true">✕</span>}
      </button>
      {search.progress && (
        <FilterChip
          label={t('carrying.title')}
          value={search.progress}
          options={[{ value: search.progress, words: t(`filter.progress.${search.progress}`) }]}
          onChange={() => set({ progress: undefined })}
        />
      )}
      {(mayAccept || search.waiting) && (
        <button
          type="button"
          className="k-chip"
          aria-pressed={search.waiting === true}
          data-on={search.waiting || undefined}
          onClick={() => set({ waiting: search.waiting ? undefined : true })}
        >
          {t('filter.waiting')} {search.waiting && <span aria-hidden="true">✕</span>}
        </button>
      )}
      {(search.reached ?? search.asOf ?? search.geography ?? search.path) && (
        <FilterChip
          label={t('filter.figure')}
          value="figure"
          options={[
            {
              value: 'figure',
              words: [
                search.reached && t(`filter.reached-${search.reached}`),
                search.asOf && t('filter.until', { day: date(search.asOf) }),
                search.geography && t('filter.restated'),
                search.path,
              ]
                .filter(Boolean)
                .join(' · '),
            },
          ]}
          onChange={() => set({ reached: undefined, asOf: undefined, geography: undefined, path: undefined })}
        />
      )}
      {search.q && (
        <FilterChip
          label={t('filter.words')}
          value="q"
          options={[{ value: 'q', words: `“${search.q}”` }]}
          onChange={() => set({ q: undefined })}
        />
      )}
    </Filters>
  );
}

/** There may be hundreds of units below: they are looked up by typing, with or without marks. */
function UnitChip({ name, on, onChange }: { name?: string; on: boolean; onChange: (unit?: string) => void }) {
  const { t } = useTranslation('registration');
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const units = useListUnits({ query: { q: q || undefined, limit: 20 } }, { enabled: open, keep: true });
  if (on)
    return (
      <FilterChip
        label={t('filter.unit')}
        value="unit"
        options={[{ value: 'unit', words: name ?? '…' }]}
        onChange={() => onChange(undefined)}
      />
    );
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      width={320}
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button type="button" className="k-chip" aria-expanded={open} onClick={() => setOpen((was) => !was)}>
          {t('filter.unit')} <span aria-hidden="true">▾</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('filter.unit')}>
        <TextInput
          data-autofocus
          label={t('filter.unit-find')}
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <ul className="reg-options" aria-busy={units.isFetching}>
          {(units.data?.items ?? []).map((unit) => (
            <li key={unit.id}>
              <button
                type="button"
                onClick={() => {
                  setOpen(false);
                  onChange(unit.id);
                }}
              >
                {unit.partyName}
                <small>{unit.tierName}</small>
              </button>
            </li>
          ))}
          {units.data?.items.length === 0 && <li className="reg-quiet">{t('filter.unit-none')}</li>}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
