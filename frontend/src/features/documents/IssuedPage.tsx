import './documents.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/api';
import { date, number } from '@/i18n/format';
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
import { FindBox } from '@/ui/FindBox';
import { useListDirectives, type DirectiveRow } from './api';
import { DirectiveViews } from './DirectiveViews';

/** What one's units send down, and how much of it was acknowledged. */
export function IssuedPage() {
  const { t } = useTranslation(['documents', 'status']);
  const search = useSearch({ from: '/shell/van-ban/phat-hanh' });
  const navigate = useNavigate({ from: '/van-ban/phat-hanh' });
  const may = useMay('campaigns.manage');
  const query = { status: search.trangThai, q: search.q };
  const list = useListDirectives({ query: { ...query, after: search.after, limit: 25 } }, { keep: true });
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <PageSkeleton />;
  const rows = list.data.items;
  const narrowed = search.trangThai !== undefined || search.q !== undefined;
  const open = rows.filter(
    ({ status, sentTo, acknowledged }) => status === 'issued' && (sentTo ?? 0) > acknowledged,
  );
  const draft = may && (
    <Link className="k-btn" data-variant="filled" to="/van-ban/moi">
      {t('issued.draft')}
    </Link>
  );
  const go = (to: Partial<typeof search>) =>
    void navigate({ search: { ...search, after: undefined, ...to } });
  return (
    <Page
      title={t('issued.title')}
      sentence={
        rows.length === 0
          ? t(narrowed ? 'issued.none-such' : 'issued.none')
          : open.length > 0
            ? t('issued.open', { count: open.length })
            : t('issued.all-answered')
      }
      acts={
        <>
          <ExportLink list="/api/directives" query={query} />
          {draft}
        </>
      }
    >
      <DirectiveViews current="issued" q={search.q} />
      <div className="k-list" data-alone>
        <Filters>
          <FindBox label={t('find')} value={search.q} onFind={(q) => go({ q })} />
          <FilterChip
            label={t('column.state')}
            value={search.trangThai}
            options={(['draft', 'issued', 'withdrawn'] as const).map((value) => ({
              value,
              words: t(`status:directive.${value}`),
            }))}
            onChange={(value) => go({ trangThai: (value || undefined) as typeof search.trangThai })}
          />
        </Filters>
        {rows.length === 0 ? (
          <EmptyState act={narrowed ? undefined : draft}>
            {t(narrowed ? 'issued.none-such' : 'issued.empty')}
          </EmptyState>
        ) : (
          <>
            <Ledger<DirectiveRow>
              label={t('issued.title')}
              rows={rows}
              busy={list.isFetching}
              idOf={(row) => row.id}
              nameOf={(row) => row.excerpt}
              columns={[
                {
                  id: 'excerpt',
                  head: t('column.excerpt'),
                  card: 'title',
                  cell: (row) => (
                    <>
                      <Link to="/van-ban/$id" params={{ id: row.id }}>
                        {row.excerpt}
                      </Link>
                      <small>
                        {row.number ?? t('no-number')}
                        {row.datedOn && ` · ${date(row.datedOn)}`} · {row.unitName}
                      </small>
                    </>
                  ),
                },
                {
                  id: 'status',
                  head: t('column.state'),
                  card: 'tag',
                  cell: (row) => <StatusTag kind="directive" status={row.status} />,
                },
                {
                  id: 'acknowledged',
                  head: t('column.acknowledged'),
                  numeric: true,
                  card: 'end',
                  cell: (row) =>
                    row.sentTo == null ? (
                      '–'
                    ) : (
                      <Link to="/van-ban/$id" params={{ id: row.id }} search={{ xem: 'chua-nhan' }}>
                        {t('of', { n: number(row.acknowledged), all: number(row.sentTo) })}
                      </Link>
                    ),
                },
                {
                  id: 'planned',
                  head: t('column.planned'),
                  numeric: true,
                  cell: (row) =>
                    row.sentTo == null || !row.planBy ? (
                      '–'
                    ) : (
                      <Link to="/van-ban/$id" params={{ id: row.id }} search={{ xem: 'chua-ke-hoach' }}>
                        {t('of', { n: number(row.planned), all: number(row.sentTo) })}
                      </Link>
                    ),
                },
                {
                  id: 'issued',
                  head: t('column.sent'),
                  numeric: true,
                  cell: (row) => (row.issuedOn ? <DateText value={row.issuedOn} /> : '–'),
                },
              ]}
            />
            <Pager
              from={0}
              count={rows.length}
              onFirst={search.after ? () => go({}) : undefined}
              onPrevious={search.after ? () => window.history.back() : undefined}
              onNext={list.data.next ? () => go({ after: list.data.next ?? undefined }) : undefined}
            />
          </>
        )}
      </div>
    </Page>
  );
}
