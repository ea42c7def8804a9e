import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BulkBar, Button, EmptyState, ErrorState, Ledger, LedgerSkeleton, Pager, say, Tag } from '@/ui';
import { useAddCandidates, useListEligible, type Eligible, type Session } from './api';

/** What may still be put before the session: confirmed, or nominated from below. */
export function AddCandidates({ session }: { session: Session }) {
  const { t } = useTranslation(['evaluation', 'papers']);
  const { after } = useSearch({ from: '/shell/xet-chon/$id' });
  const navigate = useNavigate({ from: '/xet-chon/$id' });
  const { data, error, refetch, isFetching } = useListEligible(
    { path: { id: session.id }, query: { limit: 100, after } },
    { keep: true },
  );
  const add = useAddCandidates();
  const [picked, setPicked] = useState<Set<string>>(new Set());
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LedgerSkeleton />;
  if (data.items.length === 0)
    return (
      <div className="k-list" data-alone>
        <EmptyState
          act={
            <Link to="/xet-chon/$id" params={{ id: session.id }} search={{ xem: 'hang-doi' }}>
              {t('add.back')}
            </Link>
          }
        >
          {t('add.empty')}
        </EmptyState>
      </div>
    );
  return (
    <div className="k-list" data-alone>
      <BulkBar count={picked.size} onClear={() => setPicked(new Set())}>
        <Button
          className="k-btn"
          loading={add.isPending}
          onClick={() =>
            add.mutate(
              {
                path: { id: session.id },
                body: { registrationIds: [...picked] },
                rowVersion: session.rowVersion,
              },
              {
                onSuccess: () => {
                  say(t('add.done', { count: picked.size }));
                  setPicked(new Set());
                },
              },
            )
          }
        >
          {t('add.confirm', { count: picked.size })}
        </Button>
      </BulkBar>
      {add.error && <ErrorState error={add.error} kept={t('add.kept')} />}
      <Ledger<Eligible>
        label={t('view.them')}
        rows={data.items}
        busy={isFetching}
        idOf={(row) => row.id}
        nameOf={(row) => row.name}
        picked={picked}
        onPick={setPicked}
        columns={[
          {
            id: 'name',
            head: t('queue.dossier'),
            card: 'title',
            cell: (row) => (
              <>
                <b>{row.name}</b>
                <small>
                  {row.unitName} · {row.code}
                  {row.papers &&
                    ` · ${t('papers:of', { there: row.papers.there, needed: row.papers.needed })}`}
                </small>
              </>
            ),
          },
          { id: 'field', head: t('queue.field'), cell: (row) => row.fieldName },
          {
            id: 'subject',
            head: t('queue.subject'),
            card: 'end',
            cell: (row) => t(`subject.${row.subject}`),
          },
          {
            id: 'why',
            head: t('add.why'),
            card: 'tag',
            cell: (row) => (
              <Tag tone={row.nominated ? 'cham' : 'tre'}>
                {t(row.nominated ? 'add.nominated' : 'add.confirmed')}
              </Tag>
            ),
          },
        ]}
      />
      <Pager
        from={0}
        count={data.items.length}
        onFirst={after ? () => void navigate({ search: { xem: 'them' } }) : undefined}
        onPrevious={after ? () => window.history.back() : undefined}
        onNext={
          data.next
            ? () => void navigate({ search: { xem: 'them', after: data.next ?? undefined } })
            : undefined
        }
      />
    </div>
  );
}
