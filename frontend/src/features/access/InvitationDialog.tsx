import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '@/i18n/format';
import { Button, Dialog, TextInput } from '@/ui';
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
  const [copied, setCopied] = useState(false);
  const address = new URL(invitation.link, window.location.origin).href;
  return (
    <Dialog opened title={t('link.title', { name })} size="lg">
      <div className="k-form">
        <p>{t('link.what', { when: moment(invitation.expiresAt) })}</p>
        <div className="a-link">
          <TextInput
            label={t('link.address')}
            value={address}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button
            variant="filled"
            data-autofocus
            onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}
          >
            {t(copied ? 'link.copied' : 'link.copy')}
          </Button>
        </div>
        <p className="sr" role="status">
          {copied ? t('link.copied') : ''}
        </p>
        <div className="k-form-acts">
          <Button onClick={onClose}>{t('link.close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
