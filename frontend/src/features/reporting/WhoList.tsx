import { useTranslation } from 'react-i18next';
import { date, today } from '@/i18n/format';

/** As much of a row as says whom an act means. */
export interface Meant {
  id: string;
  unitName: string;
  contact?: string | null;
  dueOn: string;
  reminded: number;
  lastRemindedAt?: string | null;
}

export const remindedToday = ({ lastRemindedAt }: Meant) =>
  !!lastRemindedAt && date(lastRemindedAt) === date(today());

/** Everybody whom an act means, before it is done. */
export function WhoList({ rows }: { rows: readonly Meant[] }) {
  const { t } = useTranslation('obligations');
  return (
    <div className="b-who" tabIndex={0} role="region" aria-label={t('who.label')}>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <span>
              <b>{row.unitName}</b>
              <small>
                {[row.contact, t('who.due', { day: date(row.dueOn) })].filter(Boolean).join(' · ')}
              </small>
            </span>
            <em>
              {remindedToday(row)
                ? t('who.today')
                : row.reminded > 0
                  ? t('who.times', { count: row.reminded })
                  : t('who.never')}
            </em>
          </li>
        ))}
      </ul>
    </div>
  );
}
