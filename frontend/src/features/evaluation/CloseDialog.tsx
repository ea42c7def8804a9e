import { useTranslation } from 'react-i18next';
import { ConfirmDialog, say } from '@/ui';
import { useCloseSession, useGetMatrix, useGetRanking, type Session } from './api';
import { tiesOf } from './RankingView';

/** Before it closes for good: what is there, what is missing, and which of that stands in the way. */
export function CloseDialog({ session, onClose }: { session: Session; onClose: () => void }) {
  const { t } = useTranslation('evaluation');
  const close = useCloseSession();
  const path = { id: session.id };
  const { data: matrix } = useGetMatrix({ path }, { enabled: session.actions.includes('GetMatrix') });
  const { data: ranking } = useGetRanking({ path }, { enabled: session.actions.includes('GetRanking') });
  const due = matrix?.cells.filter(({ state }) => state !== 'recused') ?? [];
  const out = due.filter(({ state }) => state !== 'handed-in').length;
  const ties = ranking ? tiesOf(ranking.rows).length : 0;
  const unscored = ranking?.rows.filter(({ outcome }) => outcome === 'not-scored').length ?? 0;
  const points: { ok: boolean; stops?: boolean; words: string }[] = [
    {
      ok: session.quorumMet,
      stops: true,
      words: t(session.quorumMet ? 'close.quorum-met' : 'close.quorum-short', {
        count: session.present,
        of: session.members.length,
      }),
    },
    {
      ok: ties === 0,
      stops: true,
      words: ties === 0 ? t('close.no-ties') : t('close.ties', { count: ties }),
    },
    {
      ok: out === 0,
      words:
        out === 0
          ? t('close.all-in', { count: due.length })
          : t('close.sheets-out', { count: out, of: due.length }),
    },
    ...(unscored > 0 ? [{ ok: false, words: t('close.unscored', { count: unscored }) }] : []),
  ];
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('close.title')}
      act={t('close.confirm')}
      busy={close.isPending}
      error={close.error}
      onConfirm={() =>
        close.mutate(
          { path, rowVersion: session.rowVersion },
          {
            onSuccess: () => {
              say(t('close.done'));
              onClose();
            },
          },
        )
      }
    >
      <p>{t('close.what')}</p>
      <ul className="e-points">
        {points.map(({ ok, stops, words }) => (
          <li key={words} data-ok={ok || undefined} data-stops={(!ok && stops) || undefined}>
            <span aria-hidden="true">{ok ? '✓' : stops ? '✕' : '!'}</span>
            <span>
              {words}
              {!ok && <small>{t(stops ? 'close.stops' : 'close.lets')}</small>}
            </span>
          </li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
