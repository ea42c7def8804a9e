import { useTranslation } from 'react-i18next';
import { Views } from '@/ui';

/** What is kept of models over the years: who took them over, and who is in charge. */
export function ModelViews({ current }: { current: 'replicated' | 'people' }) {
  const { t } = useTranslation('models');
  return (
    <Views
      label={t('views.label')}
      current={current}
      views={[
        { id: 'replicated', words: t('views.replicated'), to: '/nhan-rong', search: {} },
        { id: 'people', words: t('views.people'), to: '/nguoi-phu-trach', search: {} },
      ]}
    />
  );
}
