import './obligations.css';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api';
import { date, recently } from '@/i18n/format';
import { Sheet } from '@/ui';
import { AnswerActs } from './AnswerActs';
import { useListReminders, type Reminder } from './obligationsApi';

const mine = ({ actions }: Reminder) =>
  actions.includes('AnswerReminder') || actions.includes('RequestExtension');

/** The newest reminder of each obligation of one's own units that is still to be met. Silent when there is none. */
export function MyReminders() {
  const { t } = useTranslation('obligations');
  const own = [...new Set(useSession().units.map(({ unitId }) => unitId))];
  // Asked for each very unit: of all that one sees, those sent further down would come first.
  const reminders = useQueries({
    queries: own.map((unitId) => useListReminders.options({ query: { unitId, open: true, limit: 20 } })),
  });
  const newest = new Map<string, Reminder>();
  for (const one of reminders.flatMap(({ data }) => data?.items ?? []).filter(mine))
    if (!newest.has(one.obligationId)) newest.set(one.obligationId, one);
  if (newest.size === 0) return null;
  const rows = [...newest.values()];
  const answered = (row: Reminder) => !!row.answeredAt && row.answeredAt >= row.sentAt;
  return (
    <Sheet className="b-mine" title={t(rows.every(answered) ? 'mine.title-answered' : 'mine.title')}>
      <ul aria-label={t('mine.label')}>
        {rows.map((row) => (
          <li key={row.obligationId}>
            <p>
              <b>{row.message}</b>
            </p>
            <small>
              {row.unitName} · {t('mine.due', { day: date(row.dueOn) })} ·{' '}
              {t('mine.sent', { when: recently(row.sentAt) })} ·{' '}
              <Link to="/phai-nop/$id" params={{ id: row.obligationId }}>
                {t('mine.open')}
              </Link>
            </small>
            {answered(row) && (
              <p className="k-saved">
                {row.willHandInOn
                  ? t('mine.answered', { day: date(row.willHandInOn) })
                  : t('mine.answered-words', { words: row.answer })}
              </p>
            )}
            <AnswerActs
              about={{ ...row, id: row.obligationId, rowVersion: row.obligationRowVersion }}
              answered={answered(row)}
            />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
