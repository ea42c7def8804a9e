import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Problem } from '@/api';
import { Button, DateField, ErrorState, fieldErrors, Select, TextInput } from '@/ui';
import type { Act } from './api';

export type Basis = Pick<Act, 'title' | 'legalBasis' | 'effectiveOn'>;

/** What an act rests on: its document, and the first day of the new order. */
export function BasisForm({
  given,
  units,
  busy,
  error,
  act,
  onKeep,
}: {
  given?: Basis;
  /** Units that may decide the act, when there is a choice. */
  units?: { value: string; label: string }[];
  busy: boolean;
  error: Problem | null;
  /** What the button says. */
  act: string;
  onKeep: (basis: Basis, unitId?: string) => void;
}) {
  const { t } = useTranslation(['reorganisation', 'organisation']);
  const [words, setWords] = useState({
    title: given?.title ?? '',
    number: given?.legalBasis.number ?? '',
    issuer: given?.legalBasis.issuer ?? '',
  });
  const [signedOn, setSignedOn] = useState<string | null>(given?.legalBasis.date ?? null);
  const [effectiveOn, setEffectiveOn] = useState<string | null>(given?.effectiveOn ?? null);
  const [unitId, setUnitId] = useState<string | null>(units?.[0]?.value ?? null);
  const [missing, setMissing] = useState<string[]>([]);
  const refused = error ? fieldErrors(error) : {};
  const wrong = (name: string, place: string) =>
    missing.includes(name) ? t('organisation:form.missing') : refused[place];
  const field = (name: keyof typeof words, place: string) => ({
    required: true,
    value: words[name],
    error: wrong(name, place),
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setWords((was) => ({ ...was, [name]: value }));
    },
  });
  return (
    <form
      className="k-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const said = { title: words.title.trim(), number: words.number.trim(), issuer: words.issuer.trim() };
        const empty = Object.entries({ ...said, signedOn, effectiveOn }).flatMap(([name, it]) =>
          it ? [] : [name],
        );
        setMissing(empty);
        if (empty.length > 0 || !signedOn || !effectiveOn) return;
        const legalBasis = { number: said.number, date: signedOn, issuer: said.issuer };
        onKeep({ title: said.title, legalBasis, effectiveOn }, unitId ?? undefined);
      }}
    >
      {units && units.length > 1 && (
        <Select
          required
          label={t('basis.unit')}
          description={t('basis.unit-hint')}
          value={unitId}
          onChange={setUnitId}
          data={units}
          allowDeselect={false}
        />
      )}
      <TextInput
        label={t('basis.title')}
        description={t('basis.title-hint')}
        maxLength={300}
        {...field('title', 'title')}
      />
      <TextInput label={t('basis.number')} maxLength={100} {...field('number', 'legalBasis.number')} />
      <DateField
        required
        label={t('basis.date')}
        value={signedOn}
        onChange={setSignedOn}
        error={wrong('signedOn', 'legalBasis.date')}
      />
      <TextInput label={t('basis.issuer')} maxLength={300} {...field('issuer', 'legalBasis.issuer')} />
      <DateField
        required
        label={t('basis.effective')}
        description={t('basis.effective-hint')}
        value={effectiveOn}
        onChange={setEffectiveOn}
        min={signedOn ?? undefined}
        error={wrong('effectiveOn', 'effectiveOn')}
      />
      {error && Object.keys(error.errors).length === 0 && (
        <ErrorState error={error} kept={t('ui:confirm.kept')} />
      )}
      <div className="k-form-acts">
        <Button type="submit" variant="filled" loading={busy}>
          {act}
        </Button>
      </div>
    </form>
  );
}
