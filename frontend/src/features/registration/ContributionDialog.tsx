import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, ErrorState, fieldErrors, say, Select, TextInput } from '@/ui';
import { NumberField } from '@/ui/NumberField';
import { TwinningField } from './TwinningField';
import { useAddContribution, useSaveContribution, type Contribution } from './carryingApi';

const kinds = ['money', 'material', 'workday', 'land', 'other'] as const;
/** These are counted in one measure only. */
const measured: Partial<Record<Contribution['kind'], string>> = {
  money: 'dong',
  workday: 'workday',
  land: 'm2',
};

/** Who gave what, on one screen: an amount in its measure, or words where there is none. */
export function ContributionDialog({
  registrationId,
  contribution,
  onClose,
}: {
  registrationId: string;
  contribution?: Contribution;
  onClose: () => void;
}) {
  const { t } = useTranslation('carrying');
  const add = useAddContribution();
  const save = useSaveContribution();
  const [contributor, setContributor] = useState(contribution?.contributor ?? '');
  const [kind, setKind] = useState<Contribution['kind']>(contribution?.kind ?? 'money');
  const [amount, setAmount] = useState<number | null>(contribution?.amount ?? null);
  const [measure, setMeasure] = useState(contribution?.measure ?? '');
  const [words, setWords] = useState(contribution?.words ?? '');
  const [approximate, setApproximate] = useState(contribution?.approximate ?? false);
  const [subject, setSubject] = useState(contribution?.subjectOfWork ?? '');
  const [note, setNote] = useState(contribution?.note ?? '');
  const [twinningId, setTwinningId] = useState<string | null>(contribution?.twinningId ?? null);
  const [asked, setAsked] = useState(false);
  const error = add.error ?? save.error;
  const errors = error ? fieldErrors(error) : {};
  const own = measured[kind];
  const measureMissing = amount !== null && !own && measure.trim() === '';
  const untold = amount === null && words.trim() === '';
  const send = () => {
    setAsked(true);
    if (contributor.trim() === '' || measureMissing || untold) return;
    const body = {
      contributor: contributor.trim(),
      kind,
      amount,
      measure: own ? null : measure.trim() || null,
      words: words.trim() || null,
      approximate,
      note: note.trim() || null,
      subjectOfWork: subject.trim() || null,
      twinningId,
    };
    const onSuccess = (answer: Contribution) => {
      say(
        answer.elsewhere.length > 0
          ? t('contribution.added-twice', { count: answer.elsewhere.length })
          : t('contribution.added'),
      );
      onClose();
    };
    if (contribution)
      save.mutate(
        { path: { id: contribution.id }, rowVersion: contribution.rowVersion, body },
        { onSuccess },
      );
    else add.mutate({ path: { id: registrationId }, body }, { onSuccess });
  };
  return (
    <Dialog opened onClose={onClose} title={t(contribution ? 'contribution.edit-title' : 'contribution.add')}>
      <form
        className="k-form ca-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <TextInput
          label={t('contribution.contributor')}
          required
          maxLength={300}
          value={contributor}
          onChange={(event) => setContributor(event.currentTarget.value)}
          error={errors.contributor ?? (asked && contributor.trim() === '' && t('visit.missing'))}
          data-autofocus
        />
        <div className="ca-fields">
          <Select
            label={t('contribution.kind-of')}
            value={kind}
            onChange={(value) => setKind(kinds.find((one) => one === value) ?? 'money')}
            data={kinds.map((value) => ({ value, label: t(`contribution.kind.${value}`) }))}
            allowDeselect={false}
          />
          <NumberField
            label={t('contribution.amount')}
            value={amount}
            onChange={setAmount}
            error={errors.amount}
          />
          {own ? (
            <p className="ca-measure">{t(`registration:measure.${own}`)}</p>
          ) : (
            <TextInput
              label={t('contribution.measure')}
              maxLength={50}
              value={measure}
              onChange={(event) => setMeasure(event.currentTarget.value)}
              error={errors.measure ?? (asked && measureMissing && t('visit.missing'))}
            />
          )}
        </div>
        <label className="reg-approximate">
          <input
            type="checkbox"
            className="k-check"
            checked={approximate}
            onChange={(event) => setApproximate(event.currentTarget.checked)}
          />
          {t('registration:figure.approximate')}
        </label>
        <TextInput
          label={t('contribution.words')}
          maxLength={500}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          error={errors.words ?? (asked && untold && t('contribution.untold'))}
        />
        <TextInput
          label={t('contribution.subject')}
          maxLength={300}
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
        <TextInput
          label={t('registration:figure.note')}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <TwinningField registrationId={registrationId} value={twinningId} onChange={setTwinningId} />
        {error ? <ErrorState error={error} kept={t('ui:confirm.kept')} /> : null}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={add.isPending || save.isPending}>
            {t(contribution ? 'contribution.save' : 'contribution.add')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
