import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { date, recently, today } from '@/i18n/format';
import { addDays } from '@/i18n/workdays';
import {
  Button,
  ConfirmDialog,
  DateField,
  Dialog,
  EmptyState,
  ErrorState,
  LedgerSkeleton,
  say,
  Textarea,
} from '@/ui';
import { formOf } from './board';
import {
  useGrantExtension,
  useRefuseExtension,
  type Extension,
  type useListExtensions,
} from './obligationsApi';

/** Requests for more time that wait for an answer: one tap grants the day asked for. */
export function ExtensionRequests({ asked }: { asked: ReturnType<typeof useListExtensions> }) {
  const { t } = useTranslation('obligations');
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <LedgerSkeleton rows={3} />;
  const rows = asked.data.items.filter(({ actions }) => actions.includes('GrantExtension'));
  return (
    <section className="k-list" data-alone aria-label={t('requests.label')}>
      {rows.length === 0 ? (
        <EmptyState>{t('requests.none')}</EmptyState>
      ) : (
        <ul className="b-requests">
          {rows.map((row) => (
            <li key={row.id}>
              <div>
                <h2>{row.unitName}</h2>
                <p>
                  <b>
                    {t('requests.wants', {
                      from: date(row.dueOn),
                      to: row.wantedOn ? date(row.wantedOn) : '…',
                    })}
                  </b>{' '}
                  · {t(`form.${formOf(row.form)}`)}
                </p>
                <p>“{row.reason}”</p>
                <small>
                  {[row.requestedBy, row.requestedAt && recently(row.requestedAt)].filter(Boolean).join(', ')}
                </small>
              </div>
              <AnswerRequest row={row} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What went wrong is on the mutation, and said beside the buttons. */
const unsaid = () => undefined;

/** The answers open to this person. */
export function AnswerRequest({ row }: { row: Extension }) {
  const { t } = useTranslation('obligations');
  const grant = useGrantExtension();
  const refuse = useRefuseExtension();
  const [asking, setAsking] = useState<'day' | 'refuse'>();
  const close = () => {
    setAsking(undefined);
    grant.reset();
    refuse.reset();
  };
  const call = { path: { id: row.id }, rowVersion: row.rowVersion };
  // Answered, the row leaves the list and takes this component along: what is said after waits on the promise.
  const give = (body: { newDueOn?: string; answer?: string | null }) =>
    grant.mutateAsync({ ...call, body }).then((answer) => {
      say(t('requests.granted', { name: row.unitName, day: date(answer.newDueOn ?? answer.dueOn) }));
      close();
    }, unsaid);
  if (!row.actions.includes('GrantExtension')) return null;
  return (
    <div className="b-acts">
      {row.wantedOn && row.wantedOn >= today() && (
        <Button
          variant="filled"
          loading={grant.isPending && asking === undefined}
          onClick={() => void give({})}
        >
          {t('requests.grant', { day: date(row.wantedOn) })}
        </Button>
      )}
      <Button onClick={() => setAsking('day')}>{t('requests.other')}</Button>
      <Button onClick={() => setAsking('refuse')}>{t('requests.refuse')}</Button>
      {grant.error && asking === undefined && <ErrorState error={grant.error} />}
      {asking === 'day' && (
        <OtherDay
          row={row}
          busy={grant.isPending}
          error={grant.error}
          onClose={close}
          onGive={(newDueOn, answer) => void give({ newDueOn, answer: answer || null })}
        />
      )}
      <ConfirmDialog
        opened={asking === 'refuse'}
        onClose={close}
        title={t('requests.refuse-title', { name: row.unitName })}
        act={t('requests.refuse-act')}
        reason={{ label: t('requests.refuse-reason') }}
        busy={refuse.isPending}
        error={refuse.error}
        onConfirm={(answer) =>
          void refuse.mutateAsync({ ...call, body: { answer } }).then(() => {
            say(t('requests.refused', { name: row.unitName }));
            close();
          }, unsaid)
        }
      />
    </div>
  );
}

function OtherDay({
  row,
  busy,
  error,
  onClose,
  onGive,
}: {
  row: Extension;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onGive: (day: string, answer: string) => void;
}) {
  const { t } = useTranslation('obligations');
  const [day, setDay] = useState<string | null>(row.wantedOn ?? null);
  const [answer, setAnswer] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <Dialog opened onClose={onClose} title={t('requests.grant-title', { name: row.unitName })}>
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (day) onGive(day, answer.trim());
        }}
      >
        <p>“{row.reason}”</p>
        <DateField
          label={t('extend.day')}
          required
          value={day}
          min={addDays(row.dueOn, 1)}
          onChange={setDay}
          error={tried && !day && t('missing.day')}
        />
        <Textarea
          label={t('requests.answer')}
          autosize
          minRows={2}
          maxLength={1000}
          value={answer}
          onChange={(event) => setAnswer(event.currentTarget.value)}
        />
        {error ? <ErrorState error={error} kept={t('ui:confirm.kept')} /> : null}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={busy}>
            {t('requests.grant-act')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
