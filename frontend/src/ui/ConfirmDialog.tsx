import { Button, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './Dialog';
import { ErrorState } from './states';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  children?: ReactNode;
  /** Verb + object + number: "Trả lại 3 hồ sơ". */
  act: string;
  /** Asks for a written reason under this label, and does not go on without one. */
  reason?: { label: string; description?: string; optional?: boolean };
  busy?: boolean;
  error?: unknown;
  onConfirm: (reason: string) => void;
}

/** Asks before what cannot be taken back. What was written stays when the sending fails. */
export function ConfirmDialog({
  opened,
  onClose,
  title,
  children,
  act,
  reason,
  busy,
  error,
  onConfirm,
}: Props) {
  const { t } = useTranslation('ui');
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const written = text.trim();
          if (reason && !reason.optional && written === '') return setMissing(true);
          onConfirm(written);
        }}
      >
        {children && <div>{children}</div>}
        {reason && (
          <Textarea
            data-autofocus
            label={reason.label}
            description={reason.description}
            required={!reason.optional}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setMissing(false);
            }}
            error={missing && t('confirm.reason-missing')}
            maxLength={2000}
          />
        )}
        {error ? <ErrorState error={error} kept={t('confirm.kept')} /> : null}
        <div className="k-form-acts">
          {/* The second click of a double click is no second wish. */}
          <Button
            type="submit"
            variant="filled"
            loading={busy}
            onClick={(event) => event.detail > 1 && event.preventDefault()}
          >
            {act}
          </Button>
          <Button onClick={onClose}>{t('confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
