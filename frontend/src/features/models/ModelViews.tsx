import { useTranslation } from 'react-i18next';
import { Views } from '@/ui';

/** What is kept of models over the years: who took them over, who is in charge, and who helps whom. */
export function ModelViews({ current }: { current: 'replicated' | 'people' | 'twinnings' }) {
  const { t } = useTranslation('models');
  return (
    <Views
      label={t('views.label')}
      current={current}
      views={[
        { id: 'replicated', words: t('views.replicated'), to: '/nhan-rong', search: {} },
        { id: 'people', words: t('views.people'), to: '/nguoi-phu-trach', search: {} },
        { id: 'twinnings', words: t('views.twinnings'), to: '/ket-nghia', search: {} },
      ]}
    />
  );
}
