import { useTranslation } from 'react-i18next';
import { Views } from '@/ui';

/** The figures of a campaign, and the reports that units make of them. */
export function ReportViews({ current }: { current: 'figures' | 'periodic' }) {
  const { t } = useTranslation('reporting');
  return (
    <Views
      label={t('views.label')}
      current={current}
      views={[
        { id: 'figures', words: t('views.figures'), to: '/bao-cao', search: {} },
        { id: 'periodic', words: t('views.periodic'), to: '/bao-cao/so-ket', search: {} },
      ]}
    />
  );
}
