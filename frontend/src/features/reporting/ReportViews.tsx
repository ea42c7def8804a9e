import { useTranslation } from 'react-i18next';
import { Views } from '@/ui';
import type { Scope } from './useScope';

/** The figures of a campaign, how far it reaches, and the reports that units make of them. */
export function ReportViews({
  current,
  of = {},
}: {
  current: 'figures' | 'coverage' | 'periodic';
  /** What one looks at is kept between the figures. */
  of?: Scope;
}) {
  const { t } = useTranslation('reporting');
  return (
    <Views
      label={t('views.label')}
      current={current}
      views={[
        { id: 'figures', words: t('views.figures'), to: '/bao-cao', search: { ...of } },
        { id: 'coverage', words: t('views.coverage'), to: '/bao-cao/do-phu', search: { ...of } },
        { id: 'periodic', words: t('views.periodic'), to: '/bao-cao/so-ket', search: {} },
      ]}
    />
  );
}
