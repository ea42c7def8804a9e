import { useTranslation } from 'react-i18next';
import { Views } from '@/ui';

/** What is kept of models over the years: who took them over. */
export function ModelViews({ current }: { current: 'replicated' }) {
  const { t } = useTranslation('models');
  return (
    <Views
      label={t('views.label')}
      current={current}
      views={[{ id: 'replicated', words: t('views.replicated'), to: '/nhan-rong', search: {} }]}
    />
  );
}
