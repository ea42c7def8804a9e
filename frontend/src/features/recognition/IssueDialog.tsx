import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, DateField, Dialog, ErrorState, fieldErrors, say, TextInput } from '@/ui';
import { today } from '@/i18n/format';
import { useIssueDecision, type Decision } from './api';
import { isNumber, lettersOf, wholeNumber } from './document';

/** Number, day, and who signs in which capacity; after that nothing of it changes. */
export function IssueDialog({
  decision,
  onClose,
  onIssued,
}: {
  decision: Decision;
  onClose: () => void;
  onIssued: () => void;
}) {
  const { t } = useTranslation('recognition');
  const issue = useIssueDecision();
  const { family, authority, unitName } = decision;
  const letters = lettersOf(family, authority, unitName);
  const [number, setNumber] = useState('');
  const [day, setDay] = useState<string | null>(today());
  const [signatory, setSignatory] = useState('');
  const [capacity, setCapacity] = useState(family === 'party' ? 'T/M BAN THƯỜNG VỤ' : 'CHỦ TỊCH');
  const [lacks, setLacks] = useState<Record<string, string>>({});
  const wrong = { ...(issue.error ? fieldErrors(issue.error) : {}), ...lacks };
  return (
    <Dialog opened onClose={onClose} title={t('issue.title')} size="lg">
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const whole = wholeNumber(number, family, letters);
          const found: Record<string, string> = {};
          if (!isNumber(whole, family)) found.number = t(`issue.number-${family}`);
          if (!day) found.decidedOn = t('new.missing');
          if (signatory.trim() === '') found.signatory = t('new.missing');
          if (capacity.trim() === '') found.capacity = t('new.missing');
          setNumber(whole);
          setLacks(found);
          if (!day || Object.keys(found).length > 0) return;
          issue.mutate(
            {
              path: { id: decision.id },
              body: { number: whole, decidedOn: day, signatory: signatory.trim(), capacity: capacity.trim() },
              rowVersion: decision.rowVersion,
            },
            {
              onSuccess: (answer) => {
                say(t('issue.done', { number: answer.number, count: answer.items.length }));
                onIssued();
              },
            },
          );
        }}
      >
        <p>
          {t('issue.what', {
            count: decision.recognised,
            awards: decision.items.filter((i) => i.awardForm).length,
          })}
        </p>
        <TextInput
          label={t('issue.number')}
          description={t('issue.number-hint', { example: wholeNumber('12', family, letters) })}
          data-autofocus
          autoComplete="off"
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          onBlur={() => setNumber(wholeNumber(number, family, letters))}
          error={wrong.number}
        />
        <DateField
          label={t('issue.day')}
          value={day}
          onChange={setDay}
          max={today()}
          error={wrong.decidedOn}
        />
        <TextInput
          label={t('issue.capacity')}
          description={t('issue.capacity-hint')}
          value={capacity}
          onChange={(event) => setCapacity(event.currentTarget.value)}
          error={wrong.capacity}
        />
        <TextInput
          label={t('issue.signatory')}
          value={signatory}
          onChange={(event) => setSignatory(event.currentTarget.value)}
          error={wrong.signatory}
        />
        {issue.error && Object.keys(issue.error.errors).length === 0 && (
          <ErrorState error={issue.error} kept={t('issue.kept')} />
        )}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={issue.isPending}>
            {t('issue.confirm', { count: decision.items.length })}
          </Button>
          <Button onClick={onClose}>{t('issue.later')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
