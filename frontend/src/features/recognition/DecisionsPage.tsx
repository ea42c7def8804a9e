import './recognition.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/api';
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
import { useListDecisions, type DecisionRow } from './api';

export function DecisionsPage() {
  const { t } = useTranslation(['recognition', 'status']);
  const search = useSearch({ from: '/shell/quyet-dinh' });
  const { trangThai: status, the: family, q, after } = search;
  const navigate = useNavigate({ from: '/quyet-dinh' });
  const may = useMay('decisions.draft');
  const query = { status, family, q };
  const { data, error, refetch, isFetching } = useListDecisions(
    { query: { ...query, after, limit: 25 } },
    { keep: true },
  );
  const drafts = useListDecisions({ query: { status: 'draft', limit: 100 } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const rows = data.items;
  const filtered = Boolean(status ?? family ?? q);
  const waiting = drafts.data?.items.length ?? 0;
  const draft = may && (
    <Link className="k-btn" data-variant="filled" to="/quyet-dinh/moi">
      {t('decisions.draft')}
    </Link>
  );
  return (
    <Page
      title={t('decisions.title')}
      sentence={
        waiting > 0 ? (
          <mark>{t('decisions.waiting', { count: waiting })}</mark>
        ) : rows.length === 0 && !filtered ? (
          t('decisions.none')
        ) : (
          t('decisions.all-out')
        )
      }
      acts={
        <>
          <ExportLink list="/api/decisions" query={query} />
          <Button component={Link} to="/quyet-dinh/luong-co-so">
            {t('salary.title')}
          </Button>
          {draft}
        </>
      }
    >
      <div className="k-list" data-alone>
        <Filters>
          <FilterChip
            label={t('decisions.status')}
            value={status}
            options={(['draft', 'issued', 'revoked'] as const).map((value) => ({
              value,
              words: t(`status:decision.${value}`),
            }))}
            onChange={(value) =>
              void navigate({
                search: { ...search, after: undefined, trangThai: (value || undefined) as typeof status },
              })
            }
          />
          <FilterChip
            label={t('decisions.family')}
            value={family}
            options={(['party', 'state'] as const).map((value) => ({ value, words: t(`family.${value}`) }))}
            onChange={(value) =>
              void navigate({
                search: { ...search, after: undefined, the: (value || undefined) as typeof family },
              })
            }
          />
        </Filters>
        {rows.length === 0 ? (
          <EmptyState
            act={
              filtered ? (
                <Link to="/quyet-dinh" search={{}}>
                  {t('decisions.show-all')}
                </Link>
              ) : (
                draft
              )
            }
          >
            {t(filtered ? 'decisions.none-such' : 'decisions.empty')}
          </EmptyState>
        ) : (
          <>
            <Ledger<DecisionRow>
              label={t('decisions.title')}
              rows={rows}
              busy={isFetching}
              idOf={(row) => row.id}
              nameOf={(row) => row.title}
              columns={[
                {
                  id: 'title',
                  head: t('decisions.decision'),
                  card: 'title',
                  cell: (row) => (
                    <>
                      <Link to="/quyet-dinh/$id" params={{ id: row.id }}>
                        {row.title}
                      </Link>
                      <small>{row.authority}</small>
                    </>
                  ),
                },
                {
                  id: 'number',
                  head: t('decisions.number'),
                  cell: (row) => row.number ?? t('decisions.no-number'),
                },
                {
                  id: 'status',
                  head: t('decisions.status'),
                  card: 'tag',
                  cell: (row) => <StatusTag kind="decision" status={row.status} />,
                },
                { id: 'items', head: t('decisions.items'), numeric: true, cell: (row) => row.items },
                {
                  id: 'day',
                  head: t('decisions.day'),
                  numeric: true,
                  card: 'end',
                  cell: (row) => (row.decidedOn ? <DateText value={row.decidedOn} /> : '–'),
                },
              ]}
            />
            <Pager
              from={0}
              count={rows.length}
              onFirst={after ? () => void navigate({ search: { ...search, after: undefined } }) : undefined}
              onPrevious={after ? () => window.history.back() : undefined}
              onNext={
                data.next
                  ? () => void navigate({ search: { ...search, after: data.next ?? undefined } })
                  : undefined
              }
            />
          </>
        )}
      </div>
    </Page>
  );
}
