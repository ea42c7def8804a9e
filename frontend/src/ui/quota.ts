import { useTranslation } from 'react-i18next';
import type { components } from '@/api';

/** What a campaign counts where it asks for numbers: `Mô hình · Tập thể · lĩnh vực Kinh tế`. */
export function useQuotaWords() {
  const { t } = useTranslation('registration');
  return (quota: components['schemas']['RegistrationQuota'], fieldName?: string | null) =>
    [
      quota.kind ? t(`kind.${quota.kind}`) : t('quota.any'),
      quota.subject && t(`subject.${quota.subject}`),
      fieldName && t('quota.in', { field: fieldName }),
    ]
      .filter(Boolean)
      .join(' · ');
}
