import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '@/i18n/format';
import { Button, DateField, Dialog, ErrorState, say, TextInput } from '@/ui';
import { NumberField } from '@/ui/NumberField';
import { UnitPicker, type PickedUnit } from '@/ui/UnitPicker';
import type { UnitPeople } from './people';
import { useSavePeopleCount } from './peopleApi';

/** People are counted whole. */
const amiss = (count: number | null) => count !== null && (!Number.isInteger(count) || count < 0);

/** Both numbers of one unit on one day. Each is kept by its own day, so only what is filled in is sent. */
export function PeopleDialog({
  campaignId,
  unit,
  under,
  onClose,
}: {
  campaignId: string;
  unit?: UnitPeople;
  under: { unitId: string; unitName: string; unitPath: string };
  onClose: () => void;
}) {
  const { t } = useTranslation('coverage');
  const save = useSavePeopleCount();
  const [chosen, setChosen] = useState<PickedUnit | null>(
    unit ? { id: unit.unitId, name: unit.unitName } : { id: under.unitId, name: under.unitName },
  );
  const [day, setDay] = useState<string | null>(today());
  const [eligible, setEligible] = useState<number | null>(unit?.eligible?.count ?? null);
  const [takingPart, setTakingPart] = useState<number | null>(unit?.takingPart?.count ?? null);
  const [source, setSource] = useState('');
  const [tried, setTried] = useState(false);
  const nothing = eligible === null && takingPart === null;
  const over = eligible !== null && takingPart !== null && takingPart > eligible;
  const submit = async () => {
    setTried(true);
    if (!chosen || !day || nothing || over || amiss(eligible) || amiss(takingPart)) return;
    const about = { unitId: chosen.id, countedOn: day, source: source.trim() || null };
    try {
      if (eligible !== null) await save.mutateAsync({ body: { ...about, count: eligible } });
      if (takingPart !== null) await save.mutateAsync({ body: { ...about, campaignId, count: takingPart } });
      say(t('entry.done', { unit: chosen.name }));
      onClose();
    } catch {
      // What went wrong is on the mutation, and said below.
    }
  };
  return (
    <Dialog opened onClose={onClose} title={unit ? unit.unitName : t('entry.title')}>
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {!unit && (
          <UnitPicker label={t('counts.unit')} value={chosen} under={under.unitPath} onChange={setChosen} />
        )}
        <DateField
          label={t('entry.day')}
          required
          value={day}
          max={today()}
          onChange={setDay}
          error={tried && !day && t('entry.day-missing')}
        />
        <NumberField
          label={t('members.eligible')}
          description={t('entry.eligible-hint')}
          value={eligible}
          onChange={setEligible}
          error={tried && (nothing ? t('entry.nothing') : amiss(eligible) && t('entry.whole'))}
        />
        <NumberField
          label={t('members.taking-part')}
          description={t('entry.taking-part-hint')}
          value={takingPart}
          onChange={setTakingPart}
          error={tried && (over ? t('entry.over') : amiss(takingPart) && t('entry.whole'))}
        />
        <TextInput
          label={t('entry.source')}
          description={t('entry.source-hint')}
          maxLength={300}
          autoComplete="off"
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        {save.error && <ErrorState error={save.error} kept={t('ui:confirm.kept')} />}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={save.isPending}>
            {t('entry.act')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
