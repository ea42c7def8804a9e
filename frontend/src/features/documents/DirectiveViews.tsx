import { useTranslation } from 'react-i18next';
import { useMay } from '@/api';
import { Views } from '@/ui';

/** What came, and what was sent. */
export function DirectiveViews({
  current,
  unread,
  donVi,
  q,
}: {
  current: 'inbox' | 'unread' | 'read' | 'issued';
  unread?: number;
  donVi?: string;
  q?: string;
}) {
  const { t } = useTranslation('documents');
  const mayIssue = useMay('campaigns.manage');
  return (
    <Views
      label={t('views.label')}
      current={current}
      views={[
        { id: 'inbox', words: t('views.inbox'), to: '/van-ban', search: { donVi, q } },
        {
          id: 'unread',
          words: t('views.unread'),
          count: unread,
          to: '/van-ban',
          search: { donVi, q, xem: 'chua-nhan' },
        },
        { id: 'read', words: t('views.read'), to: '/van-ban', search: { donVi, q, xem: 'da-nhan' } },
        ...(mayIssue || current === 'issued'
          ? [{ id: 'issued', words: t('views.issued'), to: '/van-ban/phat-hanh', search: { q } }]
          : []),
      ]}
    />
  );
}
