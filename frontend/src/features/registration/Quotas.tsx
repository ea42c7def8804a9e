import { useTranslation } from 'react-i18next';
import { Tag } from '@/ui';
import { useQuotaWords } from '@/ui/quota';
import { useGetQuotas } from './api';

/** What the campaign asks of the unit in numbers, with what is still missing; nothing where it asks for none. */
export function Quotas({ campaignId, unitId }: { campaignId: string; unitId: string }) {
  const { t } = useTranslation('registration');
  const words = useQuotaWords();
  const read = useGetQuotas(
    { query: { campaignId, unitId } },
    { enabled: campaignId !== '' && unitId !== '' },
  );
  const items = read.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="reg-quotas" aria-label={t('quota.title')}>
      <b>{t('quota.title')}</b>
      <ul>
        {items.map(({ quota, fieldName, standing, missing, full }, at) => {
          const what = words(quota, fieldName);
          const form = quota.min == null ? 'most' : quota.max == null ? 'least' : 'between';
          return (
            <li key={at}>
              {t(`quota.${form}`, { what, min: quota.min, max: quota.max, standing })}{' '}
              {missing > 0 ? (
                <Tag tone="thoc">{t('quota.missing', { n: missing })}</Tag>
              ) : full ? (
                <Tag tone="son">{t('quota.full')}</Tag>
              ) : (
                quota.min != null && <Tag tone="tre">{t('quota.enough')}</Tag>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
