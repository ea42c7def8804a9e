import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { date, moment, today } from '@/i18n/format';
import { Button, DateField, Dialog, ErrorState, fieldErrors, say, Sheet, Tag, TextInput } from '@/ui';
import { useAcknowledge, useSaveOwnPlan, type Directive, type Receipt } from './api';
import { FileList } from './FileList';

/** What one's own units say to it: that they have it, and which plan they issued on it. */
export function OwnAnswers({ directive }: { directive: Directive }) {
  const { t } = useTranslation('documents');
  const acknowledge = useAcknowledge();
  const [planning, setPlanning] = useState<Receipt>();
  const one = directive.own.length === 1;
  return (
    <Sheet title={t('own.title')}>
      {directive.own.map(({ unitId, unitName, mayAcknowledge, receipt }) => (
        <div key={unitId} className="d-own">
          {!one && <b>{unitName}</b>}
          {receipt ? (
            <p>
              <Tag tone="tre">{t('state.read')}</Tag>{' '}
              {t('own.read', { name: receipt.acknowledgedName, when: moment(receipt.acknowledgedAt) })}
            </p>
          ) : (
            <>
              <p>{t('own.unread')}</p>
              {mayAcknowledge && (
                <Button
                  variant="filled"
                  loading={acknowledge.isPending}
                  onClick={() =>
                    acknowledge.mutate(
                      { path: { id: directive.id }, body: { receiverId: unitId } },
                      { onSuccess: () => say(t('own.done')) },
                    )
                  }
                >
                  {t('own.acknowledge')}
                </Button>
              )}
            </>
          )}
          {receipt && (
            <>
              <p>
                {receipt.planNumber
                  ? t('own.plan', { number: receipt.planNumber, day: date(receipt.planOn ?? '') })
                  : directive.planBy
                    ? t('own.plan-by', { day: date(directive.planBy) })
                    : t('own.no-plan')}
              </p>
              {(receipt.attachments.length > 0 || receipt.planNumber) && (
                <FileList
                  files={receipt.attachments}
                  to={
                    receipt.actions.includes('AttachOwnPlan')
                      ? `/api/receipts/${receipt.id}/attachments`
                      : undefined
                  }
                  add={t('own.add-file')}
                  removable={receipt.actions.includes('AttachOwnPlan')}
                />
              )}
              {receipt.actions.includes('SaveOwnPlan') && (
                <Button
                  variant={receipt.planNumber || !directive.planBy ? 'default' : 'filled'}
                  onClick={() => setPlanning(receipt)}
                >
                  {t(receipt.planNumber ? 'own.edit-plan' : 'own.enter-plan')}
                </Button>
              )}
            </>
          )}
        </div>
      ))}
      {acknowledge.error && <ErrorState error={acknowledge.error} />}
      {planning && (
        <OwnPlanDialog directive={directive} receipt={planning} onClose={() => setPlanning(undefined)} />
      )}
    </Sheet>
  );
}

function OwnPlanDialog({
  directive,
  receipt,
  onClose,
}: {
  directive: Directive;
  receipt: Receipt;
  onClose: () => void;
}) {
  const { t } = useTranslation('documents');
  const save = useSaveOwnPlan();
  const [number, setNumber] = useState(receipt.planNumber ?? '');
  const [issuedOn, setIssuedOn] = useState<string | null>(receipt.planOn ?? null);
  const [asked, setAsked] = useState(false);
  const wrong = save.error ? fieldErrors(save.error) : {};
  return (
    <Dialog opened onClose={onClose} title={t('own.plan-title')}>
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (!issuedOn || number.trim() === '') return;
          save.mutate(
            {
              path: { id: receipt.id },
              rowVersion: receipt.rowVersion,
              body: { number: number.trim(), issuedOn },
            },
            {
              onSuccess: () => {
                say(t('own.plan-done'));
                onClose();
              },
            },
          );
        }}
      >
        <TextInput
          label={t('own.plan-number')}
          description={t('own.plan-number-hint')}
          required
          maxLength={60}
          data-autofocus
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          error={wrong.number ?? (asked && number.trim() === '' && t('missing'))}
        />
        <DateField
          label={t('own.plan-on')}
          required
          value={issuedOn}
          min={directive.datedOn ?? undefined}
          max={today()}
          onChange={setIssuedOn}
          error={asked && !issuedOn && t('missing')}
        />
        {save.error && <ErrorState error={save.error} kept={t('ui:confirm.kept')} />}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={save.isPending}>
            {t('own.save-plan')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
