import './reporting.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/api';
import { date, number } from '@/i18n/format';
import {
  Button,
  DateText,
  EmptyState,
  ErrorState,
  ExportLink,
  FilterChip,
  Filters,
  Ledger,
  Page,
  PageSkeleton,
  Pager,
  StatusTag,
} from '@/ui';
import { useListPeriodicReports, type PeriodicReportRow } from './api';
import { BeginReportDialog } from './BeginReportDialog';
import { ReportViews } from './ReportViews';

const statuses = ['draft', 'handed-in', 'returned', 'accepted'] as const;
const kinds = ['interim', 'final'] as const;

/** Interim and final reports of the person's units and of those below: what is written, what waits for an answer. */
export function PeriodicReportsPage() {
  const { t } = useTranslation(['periodic', 'status']);
  const search = useSearch({ from: '/shell/bao-cao/so-ket' });
  const navigate = useNavigate({ from: '/bao-cao/so-ket' });
  const mayWrite = useMay('reports.write');
  const query = { status: search.trangThai, kind: search.loai };
  const { data, error, refetch, isFetching } = useListPeriodicReports(
    { query: { ...query, after: search.after, limit: 25 } },
    { keep: true },
  );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const rows = data.items;
  const waiting = rows.filter(({ actions }) => actions.includes('AcceptPeriodicReport')).length;
  const narrowed = search.trangThai !== undefined || search.loai !== undefined;
  const begin = mayWrite && (
    <Button variant="filled" onClick={() => void navigate({ search: { ...search, viec: 'lap' } })}>
      {t('begin.open')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      sentence={
        waiting > 0 ? (
          <mark>{t('list.waiting', { count: waiting, n: number(waiting) })}</mark>
        ) : rows.length === 0 ? (
          t(narrowed ? 'list.none-such' : 'list.none')
        ) : (
          t(data.next || search.after ? 'list.here' : 'list.some', {
            count: rows.length,
            n: number(rows.length),
          })
        )
      }
      more={t('list.more')}
      acts={
        <>
          <ExportLink list="/api/periodic-reports" query={query} />
          {begin}
        </>
      }
    >
      <ReportViews current="periodic" />
      <div className="k-list" data-alone>
        <Filters>
          <FilterChip
            label={t('status')}
            value={search.trangThai}
            options={statuses.map((value) => ({ value, words: t(`status:report.${value}`) }))}
            onChange={(value) =>
              void navigate({
                search: { loai: search.loai, trangThai: statuses.find((one) => one === value) },
              })
            }
          />
          <FilterChip
            label={t('kind')}
            value={search.loai}
            options={kinds.map((value) => ({ value, words: t(`kinds.${value}`) }))}
            onChange={(value) =>
              void navigate({
                search: { trangThai: search.trangThai, loai: kinds.find((one) => one === value) },
              })
            }
          />
        </Filters>
        {rows.length === 0 ? (
          <EmptyState
            act={
              narrowed ? (
                <Link to="/bao-cao/so-ket" search={{}}>
                  {t('list.all')}
                </Link>
              ) : (
                begin || undefined
              )
            }
          >
            {t(narrowed ? 'list.none-such' : 'list.empty')}
          </EmptyState>
        ) : (
          <>
            <Ledger<PeriodicReportRow>
              label={t('title')}
              rows={rows}
              busy={isFetching}
              idOf={(row) => row.id}
              nameOf={(row) => `${t(`kinds.${row.kind}`)}, ${row.unitName}`}
              columns={[
                {
                  id: 'what',
                  head: t('report'),
                  card: 'title',
                  cell: (row) => (
                    <>
                      <Link to="/bao-cao/so-ket/$id" params={{ id: row.id }}>
                        {t('of', { kind: t(`kinds.${row.kind}`), unit: row.unitName })}
                      </Link>
                      <small>{row.campaignName}</small>
                    </>
                  ),
                },
                {
                  id: 'period',
                  head: t('period'),
                  cell: (row) => `${date(row.periodFrom)} – ${date(row.periodTo)}`,
                },
                {
                  id: 'status',
                  head: t('status'),
                  card: 'tag',
                  cell: (row) => <StatusTag kind="report" status={row.status} />,
                },
                {
                  id: 'day',
                  head: t('handed-in'),
                  numeric: true,
                  card: 'end',
                  cell: (row) => (row.handedInAt ? <DateText value={row.handedInAt} /> : '—'),
                },
              ]}
            />
            <Pager
              from={0}
              count={rows.length}
              onFirst={
                search.after ? () => void navigate({ search: { ...search, after: undefined } }) : undefined
              }
              onPrevious={search.after ? () => window.history.back() : undefined}
              onNext={
                data.next
                  ? () => void navigate({ search: { ...search, after: data.next ?? undefined } })
                  : undefined
              }
            />
          </>
        )}
      </div>
      {search.viec === 'lap' && mayWrite && (
        <BeginReportDialog
          onClose={() => void navigate({ search: { ...search, viec: undefined }, replace: true })}
        />
      )}
    </Page>
  );
}
