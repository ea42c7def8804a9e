import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Choice, DateField, Select, TextInput } from '@/ui';
import { UnitPicker } from '@/ui/UnitPicker';
import type { Content, TierDates } from './api';
import { emptyRow } from './content';
import { inOrder, stages, type Stage } from './plan';

export interface PlanTier {
  tierId: string;
  name: string;
  rank: number;
}

const obliged = ['none', 'own', 'subtree'] as const;
const keyOf = ({ tierId, pilotUnitId }: TierDates) => tierId + (pilotUnitId ?? '');
const said = ({ on, text }: TierDates['registration']) => Boolean(on ?? text);

/** Every tier's own days, each beside the words the letter uses; a pilot has its own, and earlier. */
export function DatesFields({
  content,
  tiers,
  pilots,
  issuerPath,
  onPilot,
  onChange,
}: {
  content: Content;
  tiers: PlanTier[];
  /** Names of the pilot units, by id. */
  pilots: Record<string, string>;
  issuerPath: string;
  onPilot: (id: string, name: string) => void;
  onChange: (part: Partial<Content>) => void;
}) {
  const { t } = useTranslation('campaigns');
  const rows = inOrder(content.tiers, tiers);
  const absent = tiers.filter(({ tierId }) => !rows.some((row) => row.tierId === tierId && !row.pilotUnitId));
  const put = (of: TierDates, change: Partial<TierDates>) =>
    onChange({ tiers: content.tiers.map((row) => (keyOf(row) === keyOf(of) ? { ...row, ...change } : row)) });
  const drop = (of: TierDates) =>
    onChange({
      // A pilot does not stand without its tier.
      tiers: content.tiers.filter((row) =>
        of.pilotUnitId ? keyOf(row) !== keyOf(of) : row.tierId !== of.tierId,
      ),
    });
  return (
    <div className="k-form">
      {rows.map((row) => (
        <Row
          key={keyOf(row)}
          row={row}
          name={
            row.pilotUnitId
              ? t('edit.pilot-of', { name: pilots[row.pilotUnitId] ?? '' })
              : (tiers.find(({ tierId }) => tierId === row.tierId)?.name ?? '')
          }
          onChange={(change) => put(row, change)}
          onDrop={() => drop(row)}
        />
      ))}
      {absent.length > 0 && (
        <div className="k-form-acts">
          {absent.map(({ tierId, name }) => (
            <Button
              key={tierId}
              size="compact-sm"
              onClick={() => onChange({ tiers: [...content.tiers, emptyRow(tierId)] })}
            >
              {t('edit.add-tier', { name })}
            </Button>
          ))}
        </div>
      )}
      <UnitPicker
        optional
        label={t('edit.add-pilot')}
        description={t('edit.add-pilot-hint')}
        under={issuerPath}
        value={null}
        onChange={(unit) => {
          const own = content.tiers.find((row) => row.tierId === unit?.tierId && !row.pilotUnitId);
          if (!unit?.tierId || content.tiers.some((row) => row.pilotUnitId === unit.id)) return;
          onPilot(unit.id, unit.name);
          onChange({
            tiers: [
              ...content.tiers,
              ...(own ? [] : [emptyRow(unit.tierId)]),
              { ...(own ?? emptyRow(unit.tierId)), pilotUnitId: unit.id },
            ],
          });
        }}
      />
      <Choice
        legend={t('late')}
        value={content.rules.late}
        onChange={(late) => onChange({ rules: { ...content.rules, late } })}
        options={(['accept', 'refuse'] as const).map((value) => ({ value, words: t(`late-${value}`) }))}
      />
      <DateField
        label={t('taken-from')}
        description={t('edit.taken-from-hint')}
        value={content.rules.registrationFrom ?? null}
        onChange={(registrationFrom) => onChange({ rules: { ...content.rules, registrationFrom } })}
      />
    </div>
  );
}

function Row({
  row,
  name,
  onChange,
  onDrop,
}: {
  row: TierDates;
  name: string;
  onChange: (change: Partial<TierDates>) => void;
  onDrop: () => void;
}) {
  const { t } = useTranslation('campaigns');
  const [asked, setAsked] = useState<Stage[]>([]);
  const shown = stages.filter(
    (stage) => stage === 'registration' || stage === 'result' || asked.includes(stage) || said(row[stage]),
  );
  return (
    <fieldset className="c-tier">
      <legend>{name}</legend>
      <div className="k-form">
        <Select
          label={t('edit.obliged')}
          value={row.obliged}
          onChange={(value) => value && onChange({ obliged: value as TierDates['obliged'] })}
          data={obliged.map((value) => ({ value, label: t(`obliged.${value}`) }))}
          allowDeselect={false}
        />
        {shown.map((stage) => (
          <div key={stage} className="c-two">
            <DateField
              label={t(`stage.${stage}`)}
              value={row[stage].on ?? null}
              onChange={(on) => onChange({ [stage]: { ...row[stage], on } })}
            />
            <TextInput
              label={t('launch.words', { stage: t(`stage.${stage}`).toLowerCase() })}
              description={t('edit.words-hint')}
              value={row[stage].text ?? ''}
              maxLength={100}
              onChange={(event) =>
                onChange({ [stage]: { ...row[stage], text: event.currentTarget.value || null } })
              }
            />
          </div>
        ))}
        <div className="k-form-acts">
          {stages
            .filter((stage) => !shown.includes(stage))
            .map((stage) => (
              <Button key={stage} size="compact-sm" onClick={() => setAsked([...asked, stage])}>
                {t('edit.add-stage', { stage: t(`stage.${stage}`).toLowerCase() })}
              </Button>
            ))}
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('edit.drop-tier', { name })}
            onClick={onDrop}
          >
            {t('edit.drop')}
          </Button>
        </div>
      </div>
    </fieldset>
  );
}
