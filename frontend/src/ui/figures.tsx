import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { change, number } from '@/i18n/format';

interface Way {
  to?: string;
  search?: Record<string, unknown>;
}
/** Every figure opens the rows behind it. */
const Opens = ({ to, search, children }: Way & { children: ReactNode }) =>
  to ? (
    <Link to={to} search={search as never}>
      {children}
    </Link>
  ) : (
    children
  );

export interface Stage extends Way {
  label: string;
  value: number;
  /** Beside the figure: "/ 124 · 86,3%". */
  note?: string;
  /** 0–1: how much of the strand is woven. */
  share?: number;
  tone?: 'son' | 'cham' | 'tre';
}

export const StageBand = ({ stages, label }: { stages: Stage[]; label: string }) => (
  <ul className="k-band" aria-label={label}>
    {stages.map((stage) => (
      <li key={stage.label}>
        <Opens to={stage.to} search={stage.search}>
          <span className="k-band-label">{stage.label}</span>
          <span className="k-band-value">
            <b>{number(stage.value)}</b> {stage.note && <span>{stage.note}</span>}
          </span>
          <span className="k-woven" data-tone={stage.tone ?? 'cham'} aria-hidden="true">
            <i style={{ width: `${Math.min(1, Math.max(0, stage.share ?? 0)) * 100}%` }} />
          </span>
        </Opens>
      </li>
    ))}
  </ul>
);

export interface Row extends Way {
  label: string;
  value: number;
  last?: number;
  tone?: 'son' | 'cham' | 'tre';
}

/** Bars on zero, longest first, with last year as a tick. The sheet's title says the finding. */
export function BarRows({ rows, label, lastLabel }: { rows: Row[]; label: string; lastLabel?: string }) {
  const { t } = useTranslation('ui');
  const top = Math.max(1, ...rows.flatMap((row) => [row.value, row.last ?? 0])) * 1.04;
  const wide = (value: number) => `${(value / top) * 100}%`;
  return (
    <ul className="k-rows" aria-label={label}>
      {[...rows]
        .sort((a, b) => b.value - a.value)
        .map(({ label: words, value, last, tone, to, search }) => (
          <li key={words}>
            <span className="k-row-label">
              <Opens to={to} search={search}>
                {words}
              </Opens>
            </span>
            <span className="k-row-bar" data-tone={tone} aria-hidden="true">
              <i style={{ width: wide(value) }} />
              {last !== undefined && <u style={{ left: wide(last) }} />}
            </span>
            <span className="k-row-value">
              {number(value)}
              {last !== undefined && (
                <small>
                  <span aria-hidden="true">{change(value - last)}</span>
                  <span className="sr">
                    {t('bars.last', { when: lastLabel ?? t('bars.last-year'), value: number(last) })}
                  </span>
                </small>
              )}
            </span>
          </li>
        ))}
    </ul>
  );
}

/** Map, tiles or table of the same figures. */
export const Toggle = <V extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: V;
  options: { value: V; words: string }[];
  onChange: (value: V) => void;
}) => (
  <div className="k-toggle" role="group" aria-label={label}>
    {options.map((option) => (
      <button
        key={option.value}
        type="button"
        aria-pressed={option.value === value}
        onClick={() => onChange(option.value)}
      >
        {option.words}
      </button>
    ))}
  </div>
);
