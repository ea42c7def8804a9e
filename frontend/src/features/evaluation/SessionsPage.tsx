import './evaluation.css';
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
  Sheet,
  StatusTag,
} from '@/ui';
import { useListJudgingSessions, type SessionRow } from './api';

export function SessionsPage() {
  const { t } = useTranslation(['evaluation', 'status']);
  const { trangThai: status, after } = useSearch({ from: '/shell/xet-chon' });
  const navigate = useNavigate({ from: '/xet-chon' });
  const mayCall = useMay('judging.manage');
  const mine = useListJudgingSessions({ query: { seated: true, limit: 20 } });
  // What is still being done comes first; of what is closed, page by page.
  const scoring = useListJudgingSessions({ query: { status: 'scoring', limit: 50 } });
  const preparing = useListJudgingSessions({ query: { status: 'preparing', limit: 50 } });
  const all = useListJudgingSessions(
    { query: { status: status ?? 'closed', after, limit: 25 } },
    { keep: true },
  );
  const error = mine.error ?? scoring.error ?? preparing.error ?? all.error;
  if (error)
    return (
      <ErrorState
        error={error}
        onRetry={() => {
          void mine.refetch();
          void scoring.refetch();
          void preparing.refetch();
          void all.refetch();
        }}
      />
    );
  if (!mine.data || !scoring.data || !preparing.data || !all.data) return <PageSkeleton />;

  const seated = mine.data.items.filter((session) => session.status !== 'closed');
  const of = seated.reduce((sum, { myQueue }) => sum + (myQueue?.of ?? 0), 0);
  const left = of - seated.reduce((sum, { myQueue }) => sum + (myQueue?.handedIn ?? 0), 0);
  const underway = [...scoring.data.items, ...preparing.data.items];
  const open = underway.length;
  const rows = [...(status || after ? [] : underway), ...all.data.items];
  const call = mayCall && (
    <Button component={Link} to="/xet-chon/moi" variant="filled">
      {t('sessions.call')}
    </Button>
  );
  return (
    <Page
      title={t('sessions.title')}
      sentence={
        of > 0 ? (
          left > 0 ? (
            <mark>{t('sessions.waiting', { count: left, of })}</mark>
          ) : (
            t('sessions.all-in', { of })
          )
        ) : rows.length === 0 && !status ? (
          t('sessions.none')
        ) : (
          t('sessions.open', { count: open })
        )
      }
      more={of > 0 && left > 0 ? t('sessions.more') : undefined}
      acts={
        <>
          <ExportLink list="/api/judging-sessions" query={{ status }} />
          <Button component={Link} to="/xet-chon/hoi-dong">
            {t('sessions.councils')}
          </Button>
          {call}
        </>
      }
    >
      {seated.length > 0 && (
        <div className="k-stack e-mine">
          {seated.map((session) => (
            <Mine key={session.id} session={session} />
          ))}
        </div>
      )}
      {rows.length === 0 && !status ? (
        <div className="k-list" data-alone>
          <EmptyState act={call || undefined}>{t('sessions.empty')}</EmptyState>
        </div>
      ) : (
        <div className="k-list" data-alone>
          <Filters>
            <FilterChip
              label={t('sessions.status')}
              value={status}
              options={(['preparing', 'scoring', 'closed'] as const).map((value) => ({
                value,
                words: t(`status:session.${value}`),
              }))}
              onChange={(value) =>
                void navigate({
                  search: { trangThai: (value || undefined) as SessionRow['status'] | undefined },
                })
              }
            />
          </Filters>
          {rows.length === 0 ? (
            <EmptyState
              act={
                <Link to="/xet-chon" search={{}}>
                  {t('sessions.show-all')}
                </Link>
              }
            >
              {t('sessions.none-such')}
            </EmptyState>
          ) : (
            <Ledger<SessionRow>
              label={t('sessions.title')}
              rows={rows}
              busy={all.isFetching}
              idOf={(row) => row.id}
              nameOf={(row) => row.title}
              columns={[
                {
                  id: 'title',
                  head: t('sessions.session'),
                  card: 'title',
                  cell: (row) => (
                    <>
                      <Link to="/xet-chon/$id" params={{ id: row.id }}>
                        {row.title}
                      </Link>
                      <small>{row.councilName}</small>
                    </>
                  ),
                },
                { id: 'tier', head: t('sessions.tier'), cell: (row) => row.tierName },
                {
                  id: 'status',
                  head: t('sessions.status'),
                  card: 'tag',
                  cell: (row) => <StatusTag kind="session" status={row.status} />,
                },
                {
                  id: 'count',
                  head: t('sessions.candidates'),
                  numeric: true,
                  cell: (row) => row.candidates,
                },
                {
                  id: 'held',
                  head: t('sessions.held'),
                  numeric: true,
                  card: 'end',
                  cell: (row) => <DateText value={row.heldOn} />,
                },
              ]}
            />
          )}
          <Pager
            from={0}
            count={rows.length}
            onFirst={after ? () => void navigate({ search: { trangThai: status } }) : undefined}
            onPrevious={after ? () => window.history.back() : undefined}
            onNext={
              all.data.next
                ? () => void navigate({ search: { trangThai: status, after: all.data?.next ?? undefined } })
                : undefined
            }
          />
        </div>
      )}
    </Page>
  );
}

/** A session in whose council I sit: how far I am, and the way on. */
function Mine({ session }: { session: SessionRow }) {
  const { t } = useTranslation('evaluation');
  const { myQueue, mySeat } = session;
  const left = myQueue ? myQueue.of - myQueue.handedIn : 0;
  return (
    <Sheet
      title={session.title}
      sub={
        <>
          {session.councilName} · {mySeat && t(`seat.${mySeat}`)} · <DateText value={session.heldOn} />
        </>
      }
      acts={
        <Link
          className="k-btn"
          data-variant={left > 0 ? 'filled' : undefined}
          to="/xet-chon/$id"
          params={{ id: session.id }}
        >
          {left > 0 ? t('sessions.go-on', { count: left }) : t('sessions.look')}
        </Link>
      }
    >
      {myQueue && (
        <div className="e-queue">
          <b>
            {myQueue.handedIn} / {myQueue.of}
          </b>
          <span className="k-woven" data-tone={left === 0 ? 'tre' : 'cham'} aria-hidden="true">
            <i style={{ width: `${(myQueue.handedIn / myQueue.of) * 100}%` }} />
          </span>
        </div>
      )}
    </Sheet>
  );
}
