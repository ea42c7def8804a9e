import { Link } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ErrorState, EmptyState, LedgerSkeleton, say } from '@/ui';
import { number } from '@/i18n/format';
import { useChooseTie, useGetRanking, type RankingRow, type Session } from './api';
import { Outcome } from './QueueView';

/** Each subject ranked apart, with the line of its quota drawn and those just under it in sight. */
export function RankingView({ session }: { session: Session }) {
  const { t } = useTranslation('evaluation');
  const { data: ranking, error, refetch } = useGetRanking({ path: { id: session.id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!ranking) return <LedgerSkeleton />;
  if (ranking.rows.length === 0)
    return (
      <div className="k-list" data-alone>
        <EmptyState>{t('ranking.empty')}</EmptyState>
      </div>
    );
  const subjects = [...new Set(ranking.rows.map((row) => row.subject))];
  return (
    <div className="k-stack">
      {tiesOf(ranking.rows).map((tied) => (
        <Tie
          key={tied.map((row) => row.candidateId).join()}
          session={session}
          rowVersion={ranking.rowVersion}
          tied={tied}
          may={ranking.actions.includes('ChooseTie')}
        />
      ))}
      {subjects.map((subject) => {
        const rows = ranking.rows.filter((row) => row.subject === subject);
        const places = ranking.quotas.find((quota) => quota.subject === subject)?.places;
        return <Places key={subject} session={session} rows={rows} places={places} final={ranking.final} />;
      })}
    </div>
  );
}

/** Those who pass and are still equal, group by group. */
export function tiesOf(rows: RankingRow[]): RankingRow[][] {
  const groups = new Map<string, RankingRow[]>();
  for (const row of rows.filter((r) => r.tied)) {
    const key = `${row.subject} ${row.rank ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

function Places({
  session,
  rows,
  places,
  final,
}: {
  session: Session;
  rows: RankingRow[];
  places?: number;
  final: boolean;
}) {
  const { t } = useTranslation('evaluation');
  const passed = rows.filter(({ outcome }) => outcome === 'passed').length;
  const subject = rows[0]?.subject ?? 'collective';
  const firstUnder = rows.findIndex(({ outcome }) => outcome === 'under-line');
  return (
    <section className="k-list" data-alone aria-label={t(`subject.${subject}`)}>
      <header className="e-rank-head">
        <h2>{t('ranking.finding', { subject: t(`subject.${subject}`), count: passed, of: rows.length })}</h2>
        {!final && <p className="k-sub">{t('ranking.live')}</p>}
      </header>
      <table className="k-ledger e-ranking">
        <thead>
          <tr>
            <th scope="col" data-num>
              {t('ranking.rank')}
            </th>
            <th scope="col">{t('queue.dossier')}</th>
            <th scope="col" data-num>
              {t('ranking.average')}
            </th>
            <th scope="col" data-num>
              {t('ranking.favour')}
            </th>
            <th scope="col">{t('ranking.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Fragment key={row.candidateId}>
              {at === firstUnder && (
                <tr className="e-quota">
                  <td colSpan={5}>{t('ranking.line', { count: places ?? passed })}</td>
                </tr>
              )}
              <tr data-under={row.outcome === 'under-line' || undefined}>
                <td data-num data-card="end">
                  <b>{row.rank ?? '–'}</b>
                </td>
                <th scope="row" data-card="title">
                  <Link
                    to="/xet-chon/$id/ho-so/$candidateId"
                    params={{ id: session.id, candidateId: row.candidateId }}
                  >
                    {row.name}
                  </Link>
                  <small>{row.unitName}</small>
                </th>
                <td data-num data-card="end">
                  <b>{row.average == null ? '–' : number(row.average, 2)}</b>
                  <small>{t('ranking.scorers', { count: row.scorers, of: row.entitled })}</small>
                </td>
                <td data-num>
                  {row.inFavour} / {row.scorers}
                </td>
                <td data-card="tag">
                  <Outcome outcome={row.outcome} />
                  {row.tied && <small>{t('ranking.tied')}</small>}
                  {row.settledBy && <small>{t(`tie.${row.settledBy}`, { criterion: '' })}</small>}
                  {row.knockOuts > 0 && <small>{t('ranking.knock-outs', { count: row.knockOuts })}</small>}
                </td>
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The last rule: the chair puts the equal ones in order, on the record. */
function Tie({
  session,
  rowVersion,
  tied,
  may,
}: {
  session: Session;
  rowVersion: number;
  tied: RankingRow[];
  may: boolean;
}) {
  const { t } = useTranslation('evaluation');
  const choose = useChooseTie();
  const [order, setOrder] = useState(() => tied.map((row) => row.candidateId));
  const named = new Map(tied.map((row) => [row.candidateId, row]));
  const swap = (at: number, to: number) =>
    setOrder((now) => {
      const next = [...now];
      [next[at], next[to]] = [next[to] ?? '', next[at] ?? ''];
      return next;
    });
  return (
    <section className="k-need" aria-label={t('choose.title', { count: tied.length })}>
      <b>{t('choose.title', { count: tied.length, average: number(tied[0]?.average ?? 0, 2) })}</b>
      <p>{t(may ? 'choose.how' : 'choose.wait')}</p>
      <ol className="e-choose">
        {order.map((id, at) => (
          <li key={id}>
            <span>
              <b>{named.get(id)?.name}</b>
              <small>{named.get(id)?.unitName}</small>
            </span>
            {may && (
              <span className="e-steps">
                <button
                  type="button"
                  disabled={at === 0}
                  aria-label={t('choose.up', { name: named.get(id)?.name })}
                  onClick={() => swap(at, at - 1)}
                >
                  ↑
                </button>
                <button
                  type="button"
                  disabled={at === order.length - 1}
                  aria-label={t('choose.down', { name: named.get(id)?.name })}
                  onClick={() => swap(at, at + 1)}
                >
                  ↓
                </button>
              </span>
            )}
          </li>
        ))}
      </ol>
      {choose.error && <ErrorState error={choose.error} />}
      {may && (
        <Button
          variant="filled"
          loading={choose.isPending}
          onClick={() =>
            choose.mutate(
              { path: { id: session.id }, body: { order }, rowVersion },
              { onSuccess: () => say(t('choose.done')) },
            )
          }
        >
          {t('choose.act', { count: tied.length })}
        </Button>
      )}
    </section>
  );
}
