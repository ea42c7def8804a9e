import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextInput } from '@/ui';
import type { Figure, Indicator } from './api';
import { readNumber, showNumber } from '@/i18n/numbers';
import { unusual } from '@/ui/unusual';

/** Baseline, target and actual of one indicator, in the measure the campaign set; "trên 500" is 500 with a tick. */
export function IndicatorFields({
  indicator,
  figure,
  remarks,
  onChange,
}: {
  indicator: Indicator;
  figure: Figure;
  remarks: string[];
  onChange: (figure: Figure) => void;
}) {
  const { t } = useTranslation('registration');
  const odd = unusual(figure.actual, indicator);
  const measure = indicator.unitName ?? t(`measure.${indicator.measure}`);
  return (
    <fieldset className="reg-indicator">
      <legend className="k-legend">
        {indicator.name} <span className="reg-quiet">({measure})</span>
        {!indicator.required && <span className="reg-quiet"> {t('form.optional')}</span>}
      </legend>
      {remarks.map((remark) => (
        <p key={remark} className="reg-remark">
          <b>{t('remark')}</b> {remark}
        </p>
      ))}
      <div className="reg-figures">
        {(['baseline', 'target', 'actual'] as const).map((which) => (
          <NumberField
            key={which}
            label={t(`figure.${which}`)}
            value={figure[which] ?? null}
            onChange={(value) => onChange({ ...figure, [which]: value })}
          />
        ))}
        <TextInput
          label={t('figure.note')}
          maxLength={300}
          value={figure.note ?? ''}
          onChange={(event) => onChange({ ...figure, note: event.currentTarget.value })}
        />
        <TextInput
          label={t('figure.source')}
          maxLength={300}
          value={figure.source ?? ''}
          onChange={(event) => onChange({ ...figure, source: event.currentTarget.value })}
        />
        <label className="reg-approximate">
          <input
            type="checkbox"
            className="k-check"
            checked={figure.approximate ?? false}
            onChange={(event) => onChange({ ...figure, approximate: event.currentTarget.checked })}
          />
          {t('figure.approximate')}
        </label>
      </div>
      {odd && (
        <p className="reg-odd" role="status">
          {t(`figure.${odd.hint}`, { times: odd.times, usual: odd.usual, measure })}
        </p>
      )}
    </fieldset>
  );
}

/** What is typed stays as typed until the field is left; 1.286 and 1286 are the same. */
export function NumberField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
}) {
  const { t } = useTranslation('registration');
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && readNumber(typed) === undefined;
  const [left, setLeft] = useState(false);
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? showNumber(value)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        setLeft(false);
        const read = readNumber(text);
        if (read !== undefined) onChange(read);
      }}
      onBlur={() => {
        setLeft(true);
        if (!wrong) setTyped(null);
      }}
      error={wrong && left && t('figure.unread')}
    />
  );
}
