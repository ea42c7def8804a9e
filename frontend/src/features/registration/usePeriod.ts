import { useTranslation } from 'react-i18next';
import { date } from '@/i18n/format';
import { periodName } from './periods';

/** "Quý III/2026", or the days where the calendar has no name for them. */
export function usePeriod() {
  const { t } = useTranslation('carrying');
  return ({ periodFrom, periodTo }: { periodFrom: string; periodTo: string }) => {
    const name = periodName(periodFrom, periodTo);
    return name
      ? t(name.kind === 'half' ? `period.half-${name.of}` : `period.${name.kind}`, {
          of: name.kind === 'quarter' ? ['I', 'II', 'III', 'IV'][name.of - 1] : name.of,
          year: name.year,
        })
      : t('period.days', { from: date(periodFrom), to: date(periodTo) });
  };
}
