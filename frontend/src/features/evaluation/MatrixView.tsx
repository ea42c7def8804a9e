import { useTranslation } from 'react-i18next';
import { ErrorState, LedgerSkeleton } from '@/ui';
import { number } from '@/i18n/format';
import { useGetMatrix } from './api';

const MARK = { missing: '·', draft: '…', 'handed-in': '✓', recused: '–' } as const;

/** Dossiers down, members across: who has handed in what; figures once the session is closed. */
export function MatrixView({ id }: { id: string }) {
  const { t } = useTranslation('evaluation');
  const { data: matrix, error, refetch } = useGetMatrix({ path: { id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!matrix) return <LedgerSkeleton />;
  const cells = new Map(matrix.cells.map((cell) => [`${cell.candidateId} ${cell.accountId}`, cell]));
  const due = matrix.cells.filter(({ state }) => state !== 'recused');
  const inn = due.filter(({ state }) => state === 'handed-in').length;
  return (
    <section className="k-sheet" aria-label={t('view.bang-cham')}>
      <header>
        <div>
          <h2>{t('matrix.finding', { count: inn, of: due.length })}</h2>
          <p className="k-sub">{t(matrix.status === 'closed' ? 'matrix.closed' : 'matrix.blind')}</p>
        </div>
      </header>
      <div className="e-scroll" role="region" tabIndex={0} aria-label={t('matrix.table')}>
        <table className="e-matrix">
          <thead>
            <tr>
              <th scope="col">{t('queue.dossier')}</th>
              {matrix.members.map((member) => (
                <th key={member.accountId} scope="col">
                  {member.name}
                  <small>{t(`seat.${member.role}`)}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.candidates.map((candidate) => (
              <tr key={candidate.id}>
                <th scope="row">
                  {candidate.name}
                  <small>{candidate.unitName}</small>
                </th>
                {matrix.members.map(({ accountId }) => {
                  const cell = cells.get(`${candidate.id} ${accountId}`);
                  const state = cell?.state ?? 'missing';
                  return (
                    <td key={accountId} data-state={state}>
                      {cell?.total == null ? (
                        <>
                          <span aria-hidden="true">{MARK[state]}</span>
                          <span className="sr">{t(`cell.${state}`)}</span>
                        </>
                      ) : (
                        number(cell.total, 2)
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="k-legend-row">
        {(['handed-in', 'draft', 'missing', 'recused'] as const).map((state) => (
          <li key={state}>
            <b aria-hidden="true">{MARK[state]}</b> {t(`cell.${state}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
