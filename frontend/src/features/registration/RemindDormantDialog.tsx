import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, ErrorState, say, Textarea } from '@/ui';
import { useRemindDormant } from './carryingApi';

/** One word to the units of dormant models: all of them or none. */
export function RemindDormantDialog({
  rows,
  onClose,
  onDone,
}: {
  rows: { id: string; name: string; unitName: string }[];
  onClose: () => void;
  onDone?: () => void;
}) {
  const { t } = useTranslation('carrying');
  const remind = useRemindDormant();
  const [message, setMessage] = useState(() => t('remind.words'));
  const count = rows.length;
  return (
    <Dialog opened onClose={onClose} title={t('remind.title', { count, name: rows[0]?.name })}>
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          remind.mutate(
            { body: { registrationIds: rows.map(({ id }) => id), message: message.trim() } },
            {
              onSuccess: () => {
                say(t('remind.done', { count }));
                onDone?.();
                onClose();
              },
            },
          );
        }}
      >
        <p>{t('remind.more')}</p>
        <Textarea
          label={t('remind.message')}
          autosize
          minRows={3}
          maxLength={1000}
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
          data-autofocus
        />
        {remind.error ? <ErrorState error={remind.error} kept={t('ui:confirm.kept')} /> : null}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={remind.isPending} disabled={message.trim() === ''}>
            {t('remind.act', { count })}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
