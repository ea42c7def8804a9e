import { useTranslation } from 'react-i18next';
import { moment } from '@/i18n/format';
import { AddressDialog } from '@/ui/AddressDialog';
import type { Invitation } from './accountsApi';

/** The one-time link, shown this once. */
export function InvitationDialog({
  invitation,
  name,
  onClose,
}: {
  invitation: Invitation;
  name: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('accounts');
  return (
    <AddressDialog
      title={t('link.title', { name })}
      label={t('link.address')}
      link={invitation.link}
      done={t('link.close')}
      onClose={onClose}
    >
      {t('link.what', { when: moment(invitation.expiresAt) })}
    </AddressDialog>
  );
}
