import './documents.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '@/api';
import { date } from '@/i18n/format';
import {
  DateText,
  EmptyState,
  ErrorState,
  ExportLink,
  Filters,
  FilterSentence,
  Ledger,
  Page,
  PageSkeleton,
  Pager,
  StatusTag,
  Tag,
} from '@/ui';
import { FindBox } from '@/ui/FindBox';
import { useListReceived, type Received } from './api';
import { DirectiveViews } from './DirectiveViews';

/** Văn bản đến: what came from above, what is unread standing out. */
export function InboxPage() {
  const { t } = useTranslation('documents');
  const search = useSearch({ from: '/shell/van-ban' });
  const navigate = useNavigate({ from: '/van-ban' });
  const { units } = useSession();
  const mayAnswer = useMay('registrations.write');
  const unitId = units.find((it) => it.unitId === search.donVi)?.unitId ?? units[0]?.unitId;
  const acknowledged = search.xem === 'chua-nhan' ? false : search.xem === 'da-nhan' ? true : undefined;
  const query = { unitId, acknowledged, q: search.q };
  const list = useListReceived({ query: { ...query, after: search.after, limit: 25 } }, { keep: true });
  const waiting = useListReceived({ query: { unitId, acknowledged: false, limit: 100 } });
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <PageSkeleton />;
  const rows = list.data.items;
  const unread = waiting.data?.items.length ?? 0;
  const many = waiting.data?.next != null;
  const go = (to: Partial<typeof search>) =>
    void navigate({ search: { ...search, after: undefined, ...to } });
  return (
    <Page
      title={t('inbox.title')}
      sentence={
        unread > 0 ? (
          <mark>{t(many ? 'inbox.unread-many' : 'inbox.unread', { count: unread })}</mark>
        ) : rows.length === 0 && acknowledged === undefined && !search.q ? (
          t('inbox.none')
        ) : (
          t('inbox.all-read')
        )
      }
      more={mayAnswer ? t('inbox.more') : undefined}
      scope={
        units.length > 1 && (
          <FilterSentence
            parts={[
              t('inbox.of'),
              {
                label: t('inbox.unit'),
                value: unitId ?? '',
                options: units.map((unit) => ({ value: unit.unitId, words: unit.unitName })),
                onChange: (donVi) => go({ donVi }),
              },
            ]}
          />
        )
      }
      acts={<ExportLink list="/api/received-directives" query={query} />}
    >
      <DirectiveViews
        current={search.xem === 'chua-nhan' ? 'unread' : search.xem === 'da-nhan' ? 'read' : 'inbox'}
        unread={unread}
        donVi={search.donVi}
        q={search.q}
      />
      <div className="k-list" data-alone>
        <Filters>
          <FindBox label={t('find')} value={search.q} onFind={(q) => go({ q })} />
        </Filters>
        {rows.length === 0 ? (
          <EmptyState>
            {t(acknowledged === undefined && !search.q ? 'inbox.empty' : 'inbox.none-such')}
          </EmptyState>
        ) : (
          <>
            <Ledger<Received>
              label={t('inbox.title')}
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
                      <Link
                        to="/van-ban/$id"
                        params={{ id: row.id }}
                        className={row.acknowledgedAt ? undefined : 'd-new'}
                      >
                        {row.excerpt}
                      </Link>
                      <small>
                        {t('inbox.line', {
                          number: row.number,
                          day: date(row.datedOn),
                          issuer: row.issuerName,
                        })}
                        {row.files > 0 && ` · ${t('inbox.files', { count: row.files })}`}
                      </small>
                    </>
                  ),
                },
                {
                  id: 'state',
                  head: t('column.state'),
                  card: 'tag',
                  cell: (row) => <ReceivedState row={row} />,
                },
                {
                  id: 'plan',
                  head: t('column.plan'),
                  cell: (row) =>
                    row.planNumber ? (
                      t('plan.is', { number: row.planNumber, day: date(row.planOn ?? '') })
                    ) : row.planBy && row.status === 'issued' ? (
                      <>{t('plan.until', { day: date(row.planBy) })}</>
                    ) : (
                      '–'
                    ),
                },
                {
                  id: 'issued',
                  head: t('column.received'),
                  numeric: true,
                  card: 'end',
                  cell: (row) => <DateText value={row.issuedAt} />,
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

function ReceivedState({ row }: { row: Received }) {
  const { t } = useTranslation('documents');
  if (row.status === 'withdrawn') return <StatusTag kind="directive" status="withdrawn" />;
  if (!row.acknowledgedAt) return <Tag tone="son">{t('state.unread')}</Tag>;
  if (row.planBy && !row.planOn) return <Tag tone="thoc">{t('state.no-plan')}</Tag>;
  return <Tag tone="tre">{t(row.planOn ? 'state.planned' : 'state.read')}</Tag>;
}
