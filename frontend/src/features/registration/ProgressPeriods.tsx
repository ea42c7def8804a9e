import { useTranslation } from 'react-i18next';
import { date, percent } from '@/i18n/format';
import { showNumber } from '@/i18n/numbers';
import { StatusTag, TaskList } from '@/ui';
import type { Board } from './carryingApi';
import { usePeriod } from './usePeriod';

/** The periods that the campaign asks a report on, and what the reports come to so far. */
export function ProgressPeriods({
  id,
  board,
  mayWrite,
  acceptedOn,
}: {
  id: string;
  board: Board;
  mayWrite: boolean;
  /** Of a period that ended before, no report is missed. */
  acceptedOn: string;
}) {
  const { t } = useTranslation('carrying');
  const named = usePeriod();
  const counted = board.soFar.filter(({ value, target }) => value !== null || target !== null);
  return (
    <div className="ca-stack">
      <TaskList
        label={t('progress.periods')}
        tasks={board.periods.map((period) => ({
          id: period.periodTo,
          words: named(period),
          to:
            period.reportId || (mayWrite && period.begun)
              ? `/dang-ky/${id}/tien-do/${period.periodTo}`
              : undefined,
          more: period.handedInAt
            ? t('progress.handed-in', { when: date(period.handedInAt) })
            : t(
                period.periodTo < acceptedOn
                  ? 'progress.earlier'
                  : period.begun
                    ? 'progress.until'
                    : 'progress.ahead',
                { from: date(period.periodFrom), to: date(period.periodTo) },
              ),
          end: period.status ? (
            <StatusTag kind="report" status={period.status} />
          ) : period.begun && period.periodTo >= acceptedOn ? (
            <StatusTag kind="task" status="missing" />
          ) : (
            <span />
          ),
        }))}
      />
      {counted.length > 0 && (
        <table className="ca-sofar">
          <caption>{t('progress.so-far')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('figure.indicator')}</th>
              <th scope="col" data-num>
                {t('registration:figure.baseline')}
              </th>
              <th scope="col" data-num>
                {t('figure.so-far')}
              </th>
              <th scope="col" data-num>
                {t('figure.target')}
              </th>
            </tr>
          </thead>
          <tbody>
            {counted.map((tally) => (
              <tr key={tally.indicator}>
                <th scope="row">
                  {tally.name}
                  <small>{tally.unitName ?? t(`registration:measure.${tally.measure}`)}</small>
                </th>
                <td data-num>{tally.baseline == null ? '—' : showNumber(tally.baseline)}</td>
                <td data-num>
                  <b>
                    {tally.value == null
                      ? '—'
                      : tally.approximate
                        ? t('figure.about', { value: showNumber(tally.value) })
                        : showNumber(tally.value)}
                  </b>
                </td>
                <td data-num>
                  {tally.target == null ? '—' : showNumber(tally.target)}
                  {tally.target != null && tally.target > 0 && tally.value != null && (
                    <small>{percent(tally.value / tally.target, 0)}</small>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
