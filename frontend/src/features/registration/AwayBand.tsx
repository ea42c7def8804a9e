import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api';
import { ConfirmDialog, Need } from '@/ui';
import { dropAllBegun, useBegunHere } from './begun';
import { keptDrafts } from './keptReads';
import { useSendingAllBegun } from './sendingBegun';

interface Props {
  away: boolean;
  /** Somebody wants to sign out. */
  leaving: boolean;
  onStay: () => void;
  onLeave: () => void;
}

/**
 * Without a network: who was here last, and which of his drafts can be written on. With one: what waited goes. Whoever
 * signs out meanwhile is told what of his the server has not.
 */
export function AwayBand({ away, leaving, onStay, onLeave }: Props) {
  useSendingAllBegun();
  return (
    <>
      {away && <Band />}
      {leaving && <Leaving onStay={onStay} onLeave={onLeave} />}
    </>
  );
}

function Band() {
  const { t } = useTranslation('away');
  const { account } = useSession();
  const drafts = keptDrafts();
  const begun = useBegunHere();
  return (
    <div role="status" className="no-print">
      <Need title={t('title')}>
        {t('who', { name: account.displayName })}{' '}
        {drafts.length + begun.length === 0
          ? t('none')
          : t('drafts', { count: drafts.length + begun.length })}{' '}
        {begun.map(({ id, entry }, at) => (
          <span key={id}>
            {at > 0 && ' · '}
            <Link to="/dang-ky/tren-may/$id" params={{ id }}>
              {entry.name || t('here.unnamed')}
            </Link>
          </span>
        ))}
        {drafts.map(({ id, name, code }, at) => (
          <span key={id}>
            {at + begun.length > 0 && ' · '}
            <Link to="/dang-ky/$id/sua" params={{ id }}>
              {name || code}
            </Link>
          </span>
        ))}
      </Need>
    </div>
  );
}

function Leaving({ onStay, onLeave }: Pick<Props, 'onStay' | 'onLeave'>) {
  const { t } = useTranslation('away');
  const begun = useBegunHere();
  const leave = () => void dropAllBegun().then(onLeave);
  const nothing = begun.length === 0;
  // What became registrations needs no question.
  useEffect(() => {
    if (nothing) void dropAllBegun().then(onLeave);
    // Once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <ConfirmDialog
      opened={!nothing}
      onClose={onStay}
      title={t('leave.title', { count: begun.length })}
      act={t('leave.act')}
      onConfirm={leave}
    >
      {t('leave.more', { names: begun.map(({ entry }) => entry.name || t('here.unnamed')).join('; ') })}
    </ConfirmDialog>
  );
}
