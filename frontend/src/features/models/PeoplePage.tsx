import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/api';
import { number } from '@/i18n/format';
import {
  Button,
  DateText,
  Dialog,
  EmptyState,
  ErrorState,
  ExportLink,
  FilterChip,
  Filters,
  Ledger,
  Page,
  PageSkeleton,
  Pager,
  Select,
} from '@/ui';
import { useListPeopleInCharge, useListStandardFields, type Person } from './api';
import { ModelViews } from './ModelViews';

const PersonInChargeDialog = lazy(async () => ({
  default: (await import('@/ui/PersonInChargeDialog')).PersonInChargeDialog,
}));
const EndChargeDialog = lazy(async () => ({
  default: (await import('@/ui/PersonInChargeDialog')).EndChargeDialog,
}));

const kinds = ['model', 'field'] as const;

/** Who is in charge of models, and who watches a field in a unit. */
export function PeoplePage() {
  const { t } = useTranslation(['people', 'models']);
  const { ve, luc, after } = useSearch({ from: '/shell/nguoi-phu-trach' });
  const navigate = useNavigate({ from: '/nguoi-phu-trach' });
  const mayWrite = useMay('registrations.write');
  const filters = { of: ve, standing: luc === 'tat-ca' ? undefined : luc !== 'da-thoi' };
  const { data, error, refetch, isFetching } = useListPeopleInCharge(
    { query: { ...filters, after, limit: 25 } },
    { keep: true },
  );
  const [choosing, setChoosing] = useState(false);
  const [ending, setEnding] = useState<Person | null>(null);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const rows = data.items;
  const narrow = (change: { ve?: (typeof kinds)[number]; luc?: 'tat-ca' | 'da-thoi' }) =>
    void navigate({ search: { ve, luc, ...change } });
  const watch = mayWrite && (
    <Button variant="filled" onClick={() => setChoosing(true)}>
      {t('assign-field')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      sentence={
        rows.length === 0
          ? t('none')
          : data.next || after
            ? t('title')
            : t('found', { count: rows.length, n: number(rows.length) })
      }
      more={
        <>
          {t('more')}{' '}
          <Link to="/dang-ky" search={{ unattended: true }}>
            {t('to-unattended')}
          </Link>
        </>
      }
      acts={
        <>
          {rows.length > 0 && <ExportLink list="/api/people-in-charge" query={filters} />}
          {watch}
        </>
      }
    >
      <ModelViews current="people" />
      <div className="k-list" data-alone>
        <Filters>
          <FilterChip
            label={t('filter.of')}
            value={ve}
            options={kinds.map((value) => ({ value, words: t(`filter.${value}`) }))}
            onChange={(value) => narrow({ ve: kinds.find((one) => one === value) })}
          />
          <FilterChip
            label={t('filter.when')}
            value={luc}
            options={[
              { value: 'tat-ca', words: t('filter.all') },
              { value: 'da-thoi', words: t('filter.ended') },
            ]}
            onChange={(value) =>
              narrow({ luc: value === 'tat-ca' || value === 'da-thoi' ? value : undefined })
            }
          />
        </Filters>
        {rows.length === 0 ? (
          <EmptyState act={watch || undefined}>{t('empty')}</EmptyState>
        ) : (
          <>
            <Ledger<Person>
              label={t('title')}
              rows={rows}
              busy={isFetching}
              idOf={(row) => row.id}
              nameOf={(row) => row.name}
              columns={[
                {
                  id: 'name',
                  head: t('name'),
                  card: 'title',
                  cell: (row) => (
                    <>
                      <b>{row.name}</b>
                      <small>{row.position}</small>
                    </>
                  ),
                },
                {
                  id: 'of',
                  head: t('column.of'),
                  cell: (row) => (
                    <>
                      {row.modelId ? (
                        <Link to="/nhan-rong/$id" params={{ id: row.modelId }}>
                          {row.of}
                        </Link>
                      ) : (
                        row.of
                      )}
                      <small>
                        {[t(row.modelId ? 'filter.model' : 'filter.field'), row.unitName].join(' · ')}
                      </small>
                    </>
                  ),
                },
                {
                  id: 'phone',
                  head: t('phone'),
                  cell: (row) =>
                    row.phone ? <a href={`tel:${row.phone.replace(/[^0-9+]/g, '')}`}>{row.phone}</a> : '–',
                },
                {
                  id: 'from',
                  head: t('from'),
                  numeric: true,
                  cell: (row) => <DateText value={row.validFrom} />,
                },
                {
                  id: 'to',
                  head: t('column.to'),
                  numeric: true,
                  card: 'end',
                  cell: (row) =>
                    row.validTo ? (
                      <DateText value={row.validTo} />
                    ) : row.actions.includes('EndPersonInCharge') ? (
                      <button type="button" className="k-link" onClick={() => setEnding(row)}>
                        {t('end')}
                        <span className="sr">: {row.name}</span>
                      </button>
                    ) : (
                      '–'
                    ),
                },
              ]}
            />
            <Pager
              from={0}
              count={rows.length}
              onFirst={after ? () => void navigate({ search: { ve, luc } }) : undefined}
              onPrevious={after ? () => window.history.back() : undefined}
              onNext={
                data.next
                  ? () => void navigate({ search: { ve, luc, after: data.next ?? undefined } })
                  : undefined
              }
            />
          </>
        )}
      </div>
      {choosing && <WatchDialog onClose={() => setChoosing(false)} />}
      {ending && (
        <Suspense fallback={null}>
          <EndChargeDialog person={ending} onClose={() => setEnding(null)} />
        </Suspense>
      )}
    </Page>
  );
}

/** Which field of the standard list is to be watched in the own unit; then by whom. */
function WatchDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['people', 'ui']);
  const fields = useListStandardFields({ query: { limit: 100 } });
  const [id, setId] = useState<string | null>(null);
  const field = fields.data?.items.find((one) => one.id === id);
  if (field)
    return (
      <Suspense fallback={null}>
        <PersonInChargeDialog
          of={{ standardFieldId: field.id }}
          called={t('watching', { field: field.name })}
          onClose={onClose}
        />
      </Suspense>
    );
  return (
    <Dialog opened onClose={onClose} title={t('assign-field')}>
      <div className="k-form">
        <p>{t('assign-field-what')}</p>
        {fields.error ? (
          <ErrorState error={fields.error} onRetry={() => void fields.refetch()} />
        ) : (
          <Select
            data-autofocus
            searchable
            label={t('field')}
            nothingFoundMessage={t('no-field')}
            data={(fields.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
            value={id}
            onChange={setId}
          />
        )}
        <div className="k-form-acts">
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
