import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button, EmptyState, ErrorState, Ledger, say, Tag } from '@/ui';
import { number } from '@/i18n/format';
import { useRemoveCandidate, type CandidateRow, type Session } from './api';

/** The dossiers before the council, in their order, with where I stand on each. */
export function QueueView({ session, queue }: { session: Session; queue: CandidateRow[] }) {
  const { t } = useTranslation('evaluation');
  const remove = useRemoveCandidate();
  const closed = session.status === 'closed';
  const removable = queue.some(({ actions }) => actions.includes('RemoveCandidate'));
  if (queue.length === 0)
    return (
      <div className="k-list" data-alone>
        <EmptyState
          act={
            session.actions.includes('AddCandidates') && (
              <Link className="k-btn" to="/xet-chon/$id" params={{ id: session.id }} search={{ xem: 'them' }}>
                {t('add.act')}
              </Link>
            )
          }
        >
          {t('queue.empty')}
        </EmptyState>
      </div>
    );
  return (
    <div className="k-list" data-alone>
      {remove.error && <ErrorState error={remove.error} />}
      <Ledger<CandidateRow>
        label={t('view.hang-doi')}
        rows={queue}
        idOf={(row) => row.id}
        nameOf={(row) => row.name}
        columns={[
          {
            id: 'name',
            head: t('queue.dossier'),
            card: 'title',
            cell: (row) => (
              <>
                <Link to="/xet-chon/$id/ho-so/$candidateId" params={{ id: session.id, candidateId: row.id }}>
                  {row.name}
                </Link>
                <small>
                  {row.unitName} · {row.code}
                </small>
              </>
            ),
          },
          {
            id: 'field',
            head: t('queue.field'),
            cell: (row) => (
              <>
                {row.fieldName}
                <small>{t(`subject.${row.subject}`)}</small>
              </>
            ),
          },
          ...(closed
            ? [
                {
                  id: 'outcome',
                  head: t('ranking.outcome'),
                  card: 'tag' as const,
                  cell: (row: CandidateRow) => row.outcome && <Outcome outcome={row.outcome} />,
                },
                {
                  id: 'average',
                  head: t('ranking.average'),
                  numeric: true,
                  card: 'end' as const,
                  cell: (row: CandidateRow) => (row.average == null ? '–' : number(row.average, 2)),
                },
              ]
            : [
                {
                  id: 'mine',
                  head: t('queue.mine'),
                  card: 'tag' as const,
                  cell: (row: CandidateRow) => <MyState row={row} />,
                },
                {
                  id: 'total',
                  head: t('queue.total'),
                  numeric: true,
                  card: 'end' as const,
                  cell: (row: CandidateRow) =>
                    row.mySheet && (row.mySheet.status === 'handed-in' || row.mySheet.total > 0)
                      ? number(row.mySheet.total, 2)
                      : '–',
                },
              ]),
          ...(removable
            ? [
                {
                  id: 'remove',
                  head: t('queue.take-out'),
                  cell: (row: CandidateRow) =>
                    row.actions.includes('RemoveCandidate') && (
                      <Button
                        variant="subtle"
                        size="compact-sm"
                        loading={remove.isPending && remove.variables.path.id === row.id}
                        aria-label={t('queue.take-out-one', { name: row.name })}
                        onClick={() =>
                          remove.mutate(
                            { path: { id: row.id }, rowVersion: row.rowVersion },
                            { onSuccess: () => say(t('queue.taken-out', { name: row.name })) },
                          )
                        }
                      >
                        {t('queue.take-out')}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}

export function Outcome({ outcome }: { outcome: NonNullable<CandidateRow['outcome']> }) {
  const { t } = useTranslation('evaluation');
  const tone = ({ passed: 'tre', 'under-line': 'thoc', failed: 'son', 'not-scored': 'ink' } as const)[
    outcome
  ];
  return <Tag tone={tone}>{t(`outcome.${outcome}`)}</Tag>;
}

function MyState({ row: { recused, mySheet } }: { row: CandidateRow }) {
  const { t } = useTranslation('evaluation');
  if (recused)
    return (
      <>
        <Tag>{t('mine.recused')}</Tag>
        <small>{t(`recusal.${recused}`)}</small>
      </>
    );
  if (!mySheet) return <Tag>{t('mine.none')}</Tag>;
  if (mySheet.status === 'handed-in') return <Tag tone="tre">{t('mine.handed-in')}</Tag>;
  return mySheet.total > 0 ? (
    <Tag tone="thoc">{t('mine.draft')}</Tag>
  ) : (
    <Tag tone="cham">{t('mine.waiting')}</Tag>
  );
}
