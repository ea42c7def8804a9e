import { Button, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './Dialog';

/** An address that is shown once: it is copied from here or made anew. */
export function AddressDialog({
  title,
  label,
  link,
  done,
  onClose,
  children,
}: {
  title: string;
  label: string;
  link: string;
  /** What one says who has kept it. */
  done: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('ui');
  const [copied, setCopied] = useState(false);
  const address = new URL(link, window.location.origin).href;
  return (
    <Dialog opened title={title} size="lg">
      <div className="k-form">
        <p>{children}</p>
        <div className="k-address">
          <TextInput
            label={label}
            value={address}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button
            variant="filled"
            data-autofocus
            onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}
          >
            {t(copied ? 'copied' : 'copy')}
          </Button>
        </div>
        <p className="sr" role="status">
          {copied ? t('copied') : ''}
        </p>
        <div className="k-form-acts">
          <Button onClick={onClose}>{done}</Button>
        </div>
      </div>
    </Dialog>
  );
}
