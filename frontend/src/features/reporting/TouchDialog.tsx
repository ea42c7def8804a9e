import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n } from '@/i18n';
import { date, today } from '@/i18n/format';
import { addDays } from '@/i18n/workdays';
import { Button, DateField, Dialog, ErrorState, say, Textarea } from '@/ui';
import { useExemptUnits, useExtendUnits, type TouchedUnits } from './obligationsApi';
import { WhoList, type Meant } from './WhoList';

/**
 * More time, or none owed, for several units with one reason. The server is asked first whom it would touch: where it would
 * refuse somebody nothing is done, and the officer goes on with the others or not.
 */
export function TouchDialog({
  kind,
  rows,
  onClose,
  onDone,
}: {
  kind: 'extend' | 'exempt';
  rows: readonly Meant[];
  onClose: () => void;
  onDone?: () => void;
}) {
  const { t } = useTranslation('obligations');
  const extend = useExtendUnits();
  const exempt = useExemptUnits();
  const [day, setDay] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [seen, setSeen] = useState<TouchedUnits>();
  const against = seen?.units.filter(({ refused }) => refused) ?? [];
  const meant = rows.filter(({ id }) => !against.some(({ obligationId }) => obligationId === id));
  const count = meant.length;
  const latest =
    rows
      .map(({ dueOn }) => dueOn)
      .sort()
      .at(-1) ?? today();
  const first = addDays(latest > today() ? latest : addDays(today(), -1), 1);
  const act = kind === 'extend' ? extend : exempt;

  const send = async (preview: boolean) => {
    const body = { obligationIds: meant.map(({ id }) => id), reason: reason.trim(), preview };
    return kind === 'extend'
      ? extend.mutateAsync({ body: { ...body, newDueOn: day ?? '' } })
      : exempt.mutateAsync({ body });
  };
  const submit = async () => {
    setTried(true);
    if (!reason.trim() || (kind === 'extend' && !day) || count === 0) return;
    try {
      const answer = await send(true);
      if (answer.units.some(({ refused }) => refused)) return setSeen(answer);
      const done = await send(false);
      say(t(`${kind}.done`, { count: done.touched, day: day ? date(day) : '' }));
      onDone?.();
      onClose();
    } catch {
      // What went wrong is on the mutation, and said below.
    }
  };

  return (
    <Dialog opened onClose={onClose} title={t(`${kind}.title`, { count })} size="lg">
      <form
        className="k-form b-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {kind === 'exempt' && <p>{t('exempt.what')}</p>}
        <WhoList rows={meant} />
        {against.length > 0 && (
          <div className="k-need" data-tone="son" role="alert">
            <b>{t('touch.refused', { count: against.length })}</b>
            <ul>
              {against.map(({ obligationId, unitName, refused }) => (
                <li key={obligationId}>
                  {unitName}: {i18n.t([`problems:${refused}`, 'ui:trouble.unknown'])}
                </li>
              ))}
            </ul>
            {count === 0 && <p>{t('touch.nobody')}</p>}
          </div>
        )}
        {kind === 'extend' && (
          <DateField
            label={t('extend.day')}
            required
            value={day}
            min={first}
            onChange={(next) => {
              setDay(next);
              setSeen(undefined);
            }}
            error={tried && !day && t('missing.day')}
          />
        )}
        <Textarea
          label={t(`${kind}.reason`)}
          description={t(`${kind}.reason-more`)}
          required
          autosize
          minRows={2}
          maxLength={kind === 'extend' ? 1000 : 500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={tried && !reason.trim() && t('missing.words')}
        />
        {act.error && <ErrorState error={act.error} kept={t('ui:confirm.kept')} />}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={act.isPending} disabled={count === 0}>
            {against.length > 0 ? t('touch.rest', { count }) : t(`acts.${kind}`, { count })}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
