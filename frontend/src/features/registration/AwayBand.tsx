import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api';
import { Need } from '@/ui';
import { keptDrafts } from './keptReads';

/** Without a network: who was here last, and which of his drafts can be written on. */
export function AwayBand() {
  const { t } = useTranslation('away');
  const { account } = useSession();
  const drafts = keptDrafts();
  return (
    <div role="status" className="no-print">
      <Need title={t('title')}>
        {t('who', { name: account.displayName })}{' '}
        {drafts.length === 0 ? t('none') : t('drafts', { count: drafts.length })}{' '}
        {drafts.map(({ id, name, code }, at) => (
          <span key={id}>
            {at > 0 && ' · '}
            <Link to="/dang-ky/$id/sua" params={{ id }}>
              {name || code}
            </Link>
          </span>
        ))}
      </Need>
    </div>
  );
}
