import { useTranslation } from 'react-i18next';
import { showNumber } from '@/i18n/numbers';
import { TextInput } from '@/ui';
import { NumberField } from '@/ui/NumberField';
import { unusual } from '@/ui/unusual';
import type { ProgressFigure } from './carryingApi';

type Figure = Pick<
  ProgressFigure,
  'indicator' | 'baseline' | 'target' | 'actual' | 'approximate' | 'note' | 'source'
>;

/** One indicator: what was reached so far, beside the period before. */
export function ProgressFields({
  line,
  figure,
  remarks,
  onChange,
}: {
  line: ProgressFigure;
  figure: Figure;
  remarks: string[];
  onChange: (figure: Figure) => void;
}) {
  const { t } = useTranslation('carrying');
  const change = (to: Partial<Figure>) => onChange({ ...figure, ...to });
  return (
    <fieldset className="reg-indicator">
      <legend className="k-legend">
        {line.name}{' '}
        <span className="reg-quiet">({line.unitName ?? t(`registration:measure.${line.measure}`)})</span>
      </legend>
      {remarks.map((text) => (
        <p key={text} className="reg-remark">
          <b>{t('registration:remark')}</b> {text}
        </p>
      ))}
      <div className="ca-figures">
        <NumberField
          label={t('figure.so-far')}
          value={figure.actual ?? null}
          onChange={(actual) => change({ actual })}
        />
        <p className="ca-before">
          <small>{t('figure.before')}</small>
          {line.before == null ? '—' : showNumber(line.before)}
          <Difference line={line} />
        </p>
        <NumberField
          label={t('registration:figure.baseline')}
          value={figure.baseline ?? null}
          onChange={(baseline) => change({ baseline })}
        />
        <NumberField
          label={t('figure.target')}
          value={figure.target ?? null}
          onChange={(target) => change({ target })}
        />
        <TextInput
          label={t('registration:figure.note')}
          maxLength={300}
          value={figure.note ?? ''}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        <TextInput
          label={t('registration:figure.source')}
          maxLength={300}
          value={figure.source ?? ''}
          onChange={(event) => change({ source: event.currentTarget.value })}
        />
        <label className="reg-approximate">
          <input
            type="checkbox"
            className="k-check"
            checked={figure.approximate ?? false}
            onChange={(event) => change({ approximate: event.currentTarget.checked })}
          />
          {t('registration:figure.approximate')}
        </label>
      </div>
      <Hints line={line} />
    </fieldset>
  );
}

/** +120, −15; nothing where one of both is not told. */
export function Difference({ line: { difference } }: { line: ProgressFigure }) {
  const { t } = useTranslation('carrying');
  if (difference == null) return null;
  return (
    <span className="ca-difference" data-less={difference < 0 || undefined}>
      {difference === 0
        ? t('figure.same')
        : `${difference > 0 ? '+' : '−'}${showNumber(Math.abs(difference))}`}
    </span>
  );
}

/** What looks odd or good, in words. */
export function Hints({ line }: { line: ProgressFigure }) {
  const { t } = useTranslation('carrying');
  const odd = unusual(line.actual, line);
  const measure = line.unitName ?? t(`registration:measure.${line.measure}`);
  if (line.hints.length === 0) return null;
  return (
    <ul className="ca-hints" aria-live="polite">
      {line.hints.map((hint) => (
        <li key={hint} data-good={hint === 'target-reached' || undefined}>
          {odd && (hint === 'above-usual' || hint === 'below-usual')
            ? t(`registration:figure.${odd.hint}`, { times: odd.times, usual: odd.usual, measure })
            : t(`hint.${hint}`)}
        </li>
      ))}
    </ul>
  );
}
