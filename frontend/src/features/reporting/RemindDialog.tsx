import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { date, today } from '@/i18n/format';
import { Button, Dialog, ErrorState, say, Textarea } from '@/ui';
import type { Form } from './boardSearch';
import { MOST, useGatherObligations, useRemindUnits } from './obligationsApi';
import { remindedToday, WhoList, type Meant } from './WhoList';

interface Props {
  /** The rows meant, or the view whose rows are gathered first. */
  rows?: readonly Meant[];
  asked?: Parameters<typeof useGatherObligations>[0];
  form: Form;
  onClose: () => void;
  onDone?: () => void;
}

/** Who will be reminded, and of what; the words are the officer's to change. */
export function RemindDialog({ rows, asked, form, onClose, onDone }: Props) {
  const { t } = useTranslation('obligations');
  const gathered = useGatherObligations(asked ?? {}, rows === undefined);
  const remind = useRemindUnits();
  const meant = rows ?? gathered.data?.filter(({ actions }) => actions.includes('RemindUnits'));
  const [written, setWritten] = useState<string>();
  const count = meant?.length ?? 0;
  const due = meant?.[0]?.dueOn;
  const message =
    written ??
    (due
      ? t(due < today() ? 'remind.words-past' : 'remind.words', { did: t(`did.${form}`), day: date(due) })
      : '');
  const again = meant?.filter(remindedToday).length ?? 0;
  return (
    <Dialog opened onClose={onClose} title={t('remind.title', { count })} size="lg">
      {gathered.error ? (
        <ErrorState error={gathered.error} onRetry={() => void gathered.refetch()} />
      ) : !meant ? (
        <p role="status">{t('remind.collecting')}</p>
      ) : (
        <form
          className="k-form b-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!message.trim()) return;
            remind.mutate(
              { body: { obligationIds: meant.map(({ id }) => id), message: message.trim() } },
              {
                onSuccess: ({ sent }) => {
                  say(t('remind.done', { count: sent }));
                  onDone?.();
                  onClose();
                },
              },
            );
          }}
        >
          <WhoList rows={meant} />
          {again > 0 && <p className="b-quiet">{t('remind.again', { count: again })}</p>}
          {asked && count === MOST && <p className="b-quiet">{t('remind.limit')}</p>}
          <Textarea
            label={t('remind.message')}
            required
            autosize
            minRows={3}
            maxRows={8}
            maxLength={1000}
            value={message}
            onChange={(event) => setWritten(event.currentTarget.value)}
            error={!message.trim() && t('missing.words')}
          />
          {remind.error && <ErrorState error={remind.error} kept={t('ui:confirm.kept')} />}
          <div className="k-form-acts">
            {/* The second click of a double click is no second wish. */}
            <Button
              type="submit"
              variant="filled"
              data-autofocus
              loading={remind.isPending}
              disabled={count === 0}
              onClick={(event) => event.detail > 1 && event.preventDefault()}
            >
              {t('acts.remind', { count })}
            </Button>
            <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
