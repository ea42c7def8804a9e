import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/api';
import { date, number } from '@/i18n/format';
import {
  Button,
  EmptyState,
  ErrorState,
  ExportLink,
  FilterChip,
  Filters,
  Ledger,
  Page,
  PageSkeleton,
  Pager,
  Tag,
} from '@/ui';
import { useListTwinnings, type TwinningRow } from './api';
import { ModelViews } from './ModelViews';

const TwinningDialog = lazy(async () => ({ default: (await import('./TwinningDialog')).TwinningDialog }));

/** Which unit was assigned to help which. */
export function TwinningsPage() {
  const { t } = useTranslation('twinnings');
  const { luc, viec, after } = useSearch({ from: '/shell/ket-nghia' });
  const navigate = useNavigate({ from: '/ket-nghia' });
  const mayAssign = useMay('registrations.accept');
  const filters = { running: luc === undefined ? undefined : luc === 'dang' };
  const { data, error, refetch, isFetching } = useListTwinnings(
    { query: { ...filters, after, limit: 25 } },
    { keep: true },
  );
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const rows = data.items;
  const running = rows.filter((row) => row.running).length;
  const assign = mayAssign && (
    <Button variant="filled" onClick={() => void navigate({ search: { luc, viec: 'phan-cong' } })}>
      {t('assign')}
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
            : t('running-count', { count: running, n: number(running) })
      }
      more={t('more')}
      acts={
        <>
          {rows.length > 0 && <ExportLink list="/api/twinnings" query={filters} />}
          {assign}
        </>
      }
    >
      <ModelViews current="twinnings" />
      <div className="k-list" data-alone>
        <Filters>
          <FilterChip
            label={t('filter.when')}
            value={luc}
            options={[
              { value: 'dang', words: t('running') },
              { value: 'khong', words: t('not-running') },
            ]}
            onChange={(value) =>
              void navigate({ search: { luc: value === 'dang' || value === 'khong' ? value : undefined } })
            }
          />
        </Filters>
        {rows.length === 0 ? (
          <EmptyState act={assign || undefined}>{t(luc ? 'none-such' : 'empty')}</EmptyState>
        ) : (
          <>
            <Ledger<TwinningRow>
              label={t('title')}
              rows={rows}
              busy={isFetching}
              idOf={(row) => row.id}
              nameOf={(row) => t('who', { helper: row.helperName, helped: row.helpedName })}
              columns={[
                {
                  id: 'who',
                  head: t('column.who'),
                  card: 'title',
                  cell: (row) => (
                    <>
                      <Link to="/ket-nghia/$id" params={{ id: row.id }}>
                        {t('who', { helper: row.helperName, helped: row.helpedName })}
                      </Link>
                      <small>{row.content}</small>
                    </>
                  ),
                },
                {
                  id: 'state',
                  head: t('column.state'),
                  card: 'tag',
                  cell: (row) =>
                    row.running ? <Tag tone="tre">{t('running')}</Tag> : <Tag>{t('not-running')}</Tag>,
                },
                { id: 'by', head: t('column.by'), cell: (row) => row.unitName },
                {
                  id: 'days',
                  head: t('column.days'),
                  numeric: true,
                  card: 'end',
                  cell: (row) =>
                    row.validTo
                      ? t('from-to', { from: date(row.validFrom), to: date(row.validTo) })
                      : t('since', { day: date(row.validFrom) }),
                },
              ]}
            />
            <Pager
              from={0}
              count={rows.length}
              onFirst={after ? () => void navigate({ search: { luc } }) : undefined}
              onPrevious={after ? () => window.history.back() : undefined}
              onNext={
                data.next
                  ? () => void navigate({ search: { luc, after: data.next ?? undefined } })
                  : undefined
              }
            />
          </>
        )}
      </div>
      {viec === 'phan-cong' && mayAssign && (
        <Suspense fallback={null}>
          <TwinningDialog onClose={() => void navigate({ search: { luc }, replace: true })} />
        </Suspense>
      )}
    </Page>
  );
}
