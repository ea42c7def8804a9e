import './integration.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { number, recently } from '@/i18n/format';
import { Button, EmptyState, ErrorState, LedgerSkeleton, Page, Pager, Tag, Views } from '@/ui';
import { useCountNotices, useListNotices, useReadNotices, type Notice } from './api';

const SHOWN = 30;

/** What this person was told in the site, the newest first. Opening a notice reads it. */
export function NoticesPage() {
  const { t } = useTranslation('notices');
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/thong-bao' });
  const fresh = search.xem === 'chua-doc';
  const list = useListNotices(
    { query: { unread: fresh ? true : undefined, after: search.after, limit: SHOWN } },
    { keep: true },
  );
  const unread = useCountNotices({}).data?.unread;
  const read = useReadNotices();
  const rows = list.data?.items ?? [];
  return (
    <Page
      title={t('title')}
      sentence={
        unread === undefined
          ? t('title')
          : unread === 0
            ? t('all-read')
            : t('unread', { count: unread, n: number(unread) })
      }
      more={t('more')}
      acts={
        unread !== undefined &&
        unread > 0 && (
          <Button loading={read.isPending} onClick={() => read.mutate({ body: {} })}>
            {t('read-all', { count: unread, n: number(unread) })}
          </Button>
        )
      }
    >
      <Views
        label={t('views')}
        current={fresh ? 'fresh' : 'all'}
        views={[
          { id: 'all', words: t('view.all'), to: '/thong-bao', search: {} },
          {
            id: 'fresh',
            words: t('view.fresh'),
            count: unread,
            to: '/thong-bao',
            search: { xem: 'chua-doc' },
          },
        ]}
      />
      <section className="k-list" data-alone aria-label={t('title')} aria-busy={list.isPlaceholderData}>
        {read.error && <ErrorState error={read.error} />}
        {list.error && !list.data ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : !list.data ? (
          <LedgerSkeleton rows={5} />
        ) : rows.length === 0 ? (
          <EmptyState act={<Link to="/viec-cua-toi">{t('to-tasks')}</Link>}>
            {t(fresh ? 'none-fresh' : 'none')}
          </EmptyState>
        ) : (
          <>
            <ul className="i-notices">
              {rows.map((row) => (
                <Line
                  key={row.id}
                  row={row}
                  onOpen={() => row.readAt || read.mutate({ body: { ids: [row.id] } })}
                />
              ))}
            </ul>
            <Pager
              from={search.before ?? 0}
              count={rows.length}
              onFirst={
                search.after
                  ? () => void navigate({ to: '/thong-bao', search: { xem: search.xem } })
                  : undefined
              }
              onPrevious={search.after ? () => window.history.back() : undefined}
              onNext={
                list.data.next
                  ? () =>
                      void navigate({
                        to: '/thong-bao',
                        search: {
                          xem: search.xem,
                          after: list.data.next ?? undefined,
                          before: (search.before ?? 0) + rows.length,
                        },
                      })
                  : undefined
              }
            />
          </>
        )}
      </section>
    </Page>
  );
}

function Line({ row, onOpen }: { row: Notice; onOpen: () => void }) {
  const { t } = useTranslation('notices');
  return (
    <li data-unread={row.readAt ? undefined : ''}>
      <div>
        <Link to={row.link} onClick={onOpen}>
          {row.title}
        </Link>
        <p>{row.body}</p>
        <small>
          {t(`kind.${row.kind}`)} · <time dateTime={row.createdAt}>{recently(row.createdAt)}</time>
        </small>
      </div>
      {!row.readAt && <Tag tone="thoc">{t('new')}</Tag>}
    </li>
  );
}
