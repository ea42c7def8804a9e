import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { number } from '@/i18n/format';
import { EmptyState, ErrorState, ExportLink, Ledger, Page, PageSkeleton, Pager, Tag } from '@/ui';
import { useListReplicated, type Replicated } from './api';
import { ModelViews } from './ModelViews';

/** The models that others took over, those of most adopters first. */
export function ReplicatedPage() {
  const { t } = useTranslation('models');
  const { after } = useSearch({ from: '/shell/nhan-rong' });
  const navigate = useNavigate({ from: '/nhan-rong' });
  const { data, error, refetch, isFetching } = useListReplicated(
    { query: { after, limit: 25 } },
    { keep: true },
  );
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const rows = data.items;
  const first = after ? undefined : rows[0];
  return (
    <Page
      title={t('replicated.title')}
      sentence={
        first
          ? t('replicated.most', { name: first.name, count: first.adopters, n: number(first.adopters) })
          : t(rows.length === 0 ? 'replicated.none' : 'replicated.title')
      }
      more={t('replicated.more')}
      acts={rows.length > 0 && <ExportLink list="/api/models/replicated" />}
    >
      <ModelViews current="replicated" />
      <div className="k-list" data-alone>
        {rows.length === 0 ? (
          <EmptyState
            act={
              <Link className="k-btn" to="/dang-ky" search={{}}>
                {t('replicated.to-registrations')}
              </Link>
            }
          >
            {t('replicated.empty')}
          </EmptyState>
        ) : (
          <>
            <Ledger<Replicated>
              label={t('replicated.title')}
              rows={rows}
              busy={isFetching}
              idOf={(row) => row.id}
              nameOf={(row) => row.name}
              columns={[
                {
                  id: 'model',
                  head: t('replicated.column.model'),
                  card: 'title',
                  cell: (row) => (
                    <>
                      <Link to="/nhan-rong/$id" params={{ id: row.id }}>
                        {row.name}
                      </Link>
                      <small>{[row.unitName, row.programmeName].join(' · ')}</small>
                    </>
                  ),
                },
                {
                  id: 'standing',
                  head: t('replicated.column.standing'),
                  card: 'tag',
                  cell: (row) =>
                    row.standing ? (
                      <Tag tone="tre">{t('replicated.standing')}</Tag>
                    ) : (
                      <Tag>{t('replicated.resting')}</Tag>
                    ),
                },
                {
                  id: 'adopters',
                  head: t('replicated.column.adopters'),
                  numeric: true,
                  cell: (row) => number(row.adopters),
                },
                {
                  id: 'started',
                  head: t('replicated.column.started'),
                  numeric: true,
                  cell: (row) => row.startedYear,
                },
                {
                  id: 'last',
                  head: t('replicated.column.last'),
                  numeric: true,
                  card: 'end',
                  cell: (row) => row.lastYear,
                },
              ]}
            />
            <Pager
              from={0}
              count={rows.length}
              onFirst={after ? () => void navigate({ search: {} }) : undefined}
              onPrevious={after ? () => window.history.back() : undefined}
              onNext={
                data.next ? () => void navigate({ search: { after: data.next ?? undefined } }) : undefined
              }
            />
          </>
        )}
      </div>
    </Page>
  );
}
