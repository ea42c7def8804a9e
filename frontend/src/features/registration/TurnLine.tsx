import { useTranslation } from 'react-i18next';
import { date, dayOf, daysUntil } from '@/i18n/format';
import type { Dossier } from './api';

/** With whom the dossier lies, since when, and until when that side is asked to be done: a clock with a name on it. */
export function TurnLine({ turn }: { turn: NonNullable<Dossier['turn']> }) {
  const { t } = useTranslation('registration');
  const days = -daysUntil(dayOf(turn.since));
  const past = turn.due != null && daysUntil(turn.due) < 0;
  return (
    <p className="reg-turn" data-past={past || undefined}>
      <b>{turn.name ? t(`turn.${turn.side}`, { name: turn.name }) : t('turn.nobody')}</b>{' '}
      {days > 0 ? t('turn.since', { day: date(turn.since), count: days }) : t('turn.today')}
      {turn.due && (
        <>
          {' · '}
          <span>{t(past ? 'turn.past' : 'turn.due', { day: date(turn.due) })}</span>
        </>
      )}
    </p>
  );
}
