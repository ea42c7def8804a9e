import './campaigns.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/api';
import {
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
import { useListPacts, type PactRow } from './pactsApi';

const statuses = ['draft', 'signed', 'scored', 'closed'] as const;

/** Pacts that one leads or signed, the latest year first. */
export function PactsPage() {
  const { t } = useTranslation(['pacts', 'status']);
  const { trangThai: status, after } = useSearch({ from: '/shell/giao-uoc' });
  const navigate = useNavigate({ from: '/giao-uoc' });
  const may = useMay('campaigns.manage');
  const { data, error, refetch, isFetching } = useListPacts(
    { query: { status, after, limit: 25 } },
    { keep: true },
  );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const rows = data.items;
  const running = rows.filter((row) => row.status === 'signed' || row.status === 'scored');
  const draft = may && (
    <Link className="k-btn" data-variant="filled" to="/giao-uoc/moi">
      {t('draft')}
    </Link>
  );
  return (
    <Page
      title={t('title')}
      sentence={
        rows.length === 0
          ? t('none')
          : running.length > 0
            ? t('running', { count: running.length })
            : t('none-running')
      }
      more={t('more')}
      acts={
        <>
          <ExportLink list="/api/pacts" query={{ status }} />
          {draft}
        </>
      }
    >
      <div className="k-list" data-alone>
        <Filters>
          <FilterChip
            label={t('column.status')}
            value={status}
            options={statuses.map((value) => ({ value, words: t(`status:pact.${value}`) }))}
            onChange={(value) =>
              void navigate({ search: { trangThai: statuses.find((one) => one === value) } })
            }
          />
        </Filters>
        {rows.length === 0 ? (
          <EmptyState act={status ? undefined : draft}>{t(status ? 'none-such' : 'empty')}</EmptyState>
        ) : (
          <>
            <Ledger<PactRow>
              label={t('title')}
              rows={rows}
              busy={isFetching}
              idOf={(row) => row.id}
              nameOf={(row) => row.title}
              columns={[
                {
                  id: 'title',
                  head: t('column.pact'),
                  card: 'title',
                  cell: (row) => (
                    <>
                      <Link to="/giao-uoc/$id" params={{ id: row.id }}>
                        {row.title}
                      </Link>
                      <small>{t('led-by', { unit: row.unitName, programme: row.programmeName })}</small>
                    </>
                  ),
                },
                {
                  id: 'status',
                  head: t('column.status'),
                  card: 'tag',
                  cell: (row) => <StatusTag kind="pact" status={row.status} />,
                },
                { id: 'parties', head: t('column.parties'), numeric: true, cell: (row) => row.parties },
                { id: 'lines', head: t('column.lines'), numeric: true, cell: (row) => row.lines },
                {
                  id: 'met',
                  head: t('column.met'),
                  numeric: true,
                  cell: (row) =>
                    row.met == null ? '–' : t('of', { n: row.met, all: (row.parties - 1) * row.lines }),
                },
                {
                  id: 'signed',
                  head: t('column.signed'),
                  numeric: true,
                  card: 'end',
                  cell: (row) => (row.signedOn ? <DateText value={row.signedOn} /> : '–'),
                },
              ]}
            />
            <Pager
              from={0}
              count={rows.length}
              onFirst={after ? () => void navigate({ search: { trangThai: status } }) : undefined}
              onPrevious={after ? () => window.history.back() : undefined}
              onNext={
                data.next
                  ? () => void navigate({ search: { trangThai: status, after: data.next ?? undefined } })
                  : undefined
              }
            />
          </>
        )}
      </div>
    </Page>
  );
}
