import { useTranslation } from 'react-i18next';
import { Button, Textarea, TextInput } from '@/ui';
import type { components } from '@/api';
import type { Deduction } from './scoring';

/** Points taken off; each demands its written reason. */
export function Deductions({
  deductions,
  lack,
  onChange,
  onAdd,
}: {
  deductions: readonly Deduction[];
  lack: { at: number; lacks: 'points' | 'reason' } | null;
  onChange?: (deductions: Deduction[]) => void;
  onAdd: () => void;
}) {
  const { t } = useTranslation('evaluation');
  if (!onChange && deductions.length === 0) return null;
  const put = (at: number, part: Partial<Deduction>) =>
    onChange?.(deductions.map((deduction, i) => (i === at ? { ...deduction, ...part } : deduction)));
  return (
    <div className="e-minus" role="group" aria-label={t('minus.title')}>
      {deductions.map(({ points, reason }, at) => (
        <div key={at} className="e-deduction">
          <TextInput
            id={`deduction-points-${at}`}
            label={t('minus.points')}
            inputMode="decimal"
            autoComplete="off"
            readOnly={!onChange}
            value={points}
            onChange={(event) => put(at, { points: event.currentTarget.value })}
            error={lack?.at === at && lack.lacks === 'points' && t('minus.points-missing')}
          />
          <Textarea
            id={`deduction-reason-${at}`}
            label={t('minus.reason')}
            required
            autosize
            maxLength={2000}
            readOnly={!onChange}
            value={reason}
            onChange={(event) => put(at, { reason: event.currentTarget.value })}
            error={lack?.at === at && lack.lacks === 'reason' && t('minus.reason-missing')}
          />
          {onChange && (
            <Button
              variant="subtle"
              aria-label={t('minus.drop', { count: at + 1 })}
              onClick={() => onChange(deductions.filter((_, i) => i !== at))}
            >
              ✕
            </Button>
          )}
        </div>
      ))}
      {onChange && (
        <button type="button" className="k-link e-add" onClick={onAdd}>
          {t('minus.add')} <kbd>T</kbd>
        </button>
      )}
    </div>
  );
}

/** Conditions that exclude whatever the points; ticked, each demands its reason too. */
export function KnockOuts({
  conditions,
  found,
  lack,
  onChange,
}: {
  conditions: components['schemas']['KnockOut'][];
  found: Readonly<Record<string, string>>;
  lack: string | null;
  onChange?: (found: Record<string, string>) => void;
}) {
  const { t } = useTranslation('evaluation');
  if (conditions.length === 0) return null;
  const tick = (code: string, on: boolean) => {
    const { [code]: was, ...others } = found;
    onChange?.(on ? { ...others, [code]: was ?? '' } : others);
  };
  return (
    <details className="e-minus" open={Object.keys(found).length > 0}>
      <summary>{t('knock-out.title', { count: conditions.length })}</summary>
      {conditions.map(({ code, name }) => (
        <div key={code}>
          <label className="e-tick">
            <input
              type="checkbox"
              className="k-check"
              checked={code in found}
              disabled={!onChange}
              onChange={(event) => tick(code, event.currentTarget.checked)}
            />
            {name}
          </label>
          {code in found && (
            <Textarea
              id={`knock-out-${code}`}
              label={t('knock-out.reason')}
              required
              autosize
              maxLength={2000}
              readOnly={!onChange}
              value={found[code] ?? ''}
              onChange={(event) => onChange?.({ ...found, [code]: event.currentTarget.value })}
              error={lack === code && t('knock-out.reason-missing')}
            />
          )}
        </div>
      ))}
    </details>
  );
}
