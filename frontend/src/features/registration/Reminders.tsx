import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { date, moment } from '@/i18n/format';
import { Button, ConfirmDialog, Need, say } from '@/ui';
import { useAnswerReminder, useListReminders, type Reminder } from './api';

/** What the committee above has reminded this unit of and is not handed in yet; each may be answered. */
export function Reminders({ unitId }: { unitId: string }) {
  const { t } = useTranslation('registration');
  const [answering, setAnswering] = useState<Reminder | null>(null);
  const answer = useAnswerReminder();
  const { data } = useListReminders({ query: { unitId, open: true, limit: 20 } });
  // Several reminders of one obligation are one matter; the newest speaks.
  const open = [
    ...new Map([...(data?.items ?? [])].reverse().map((row) => [row.obligationId, row])).values(),
  ];
  if (open.length === 0) return null;
  const shut = () => {
    setAnswering(null);
    answer.reset();
  };
  return (
    <section className="k-stack reg-reminders" aria-label={t('reminders.title')}>
      {open.map((row) => (
        <Need
          key={row.obligationId}
          title={t('reminders.of', { name: row.campaignName, at: moment(row.sentAt), count: row.reminded })}
          acts={
            row.actions.includes('AnswerReminder') && (
              <Button onClick={() => setAnswering(row)}>
                {t(row.answer ? 'reminders.again' : 'reminders.open')}
              </Button>
            )
          }
        >
          {row.message}
          {row.answer && (
            <small className="reg-answer">
              {t('reminders.answered', { day: date(row.answeredAt ?? row.sentAt), answer: row.answer })}
            </small>
          )}
        </Need>
      ))}
      {answering && (
        <ConfirmDialog
          opened
          onClose={shut}
          title={t('reminders.title-one', { name: answering.campaignName })}
          act={t('reminders.act')}
          reason={{ label: t('reminders.words'), description: t('reminders.words-hint') }}
          busy={answer.isPending}
          error={answer.error}
          onConfirm={(words) =>
            answer.mutate(
              {
                path: { id: answering.obligationId },
                rowVersion: answering.obligationRowVersion,
                body: { answer: words },
              },
              {
                onSuccess: () => {
                  shut();
                  say(t('reminders.done'));
                },
              },
            )
          }
        >
          {answering.message}
        </ConfirmDialog>
      )}
    </section>
  );
}
