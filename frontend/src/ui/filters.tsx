import { Menu, Popover } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '@/i18n/format';
import { DateField } from './DateField';

export interface Option {
  value: string;
  words: string;
}

interface Pick {
  /** What is chosen, for those who do not see the sentence. */
  label: string;
  value: string;
  options: Option[];
  onChange: (value: string) => void;
}

function PickMenu({ options, value, onChange, target }: Pick & { target: ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <Menu position="bottom-start" transitionProps={{ duration: 0 }}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown mah="60vh" style={{ overflowY: 'auto' }}>
        {options.map((option) => (
          <Menu.Item
            key={option.value}
            fw={option.value === value ? 700 : undefined}
            onClick={() => onChange(option.value)}
          >
            {option.words}
            {option.value === value && (
              <>
                {' '}
                <span aria-hidden="true">✓</span>
                <span className="sr">, {t('filter.chosen')}</span>
              </>
            )}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** A day of the sentence: its words open the field in which it is typed. */
export interface DayPart {
  label: string;
  day: string | null;
  /** What stands in the sentence, and what takes the day off again. */
  words: string;
  off: string;
  min?: string;
  max?: string;
  onDay: (day: string | null) => void;
}

function PickDay({ label, day, words, off, min, max, onDay }: DayPart) {
  const [open, setOpen] = useState(false);
  const settle = (chosen: string | null) => {
    setOpen(false);
    if (chosen !== day) onDay(chosen);
  };
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      width={300}
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button type="button" aria-label={`${label}: ${words}`} onClick={() => setOpen((was) => !was)}>
          {words} <span aria-hidden="true">▾</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} className="k-day-pick">
        <DateField label={label} value={day} min={min} max={max} onChange={settle} />
        {day && (
          <button type="button" className="k-link" onClick={() => settle(null)}>
            {off}
          </button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** The scope as a sentence whose words are the filters: `['Đang xem', {…}, 'trong', {…}]`. */
export const FilterSentence = ({ parts }: { parts: (string | Pick | DayPart)[] }) => (
  <div className="k-scope">
    {parts.map((part, at) =>
      typeof part === 'string' ? (
        <Fragment key={at}>{part}</Fragment>
      ) : 'onDay' in part ? (
        <PickDay key={part.label} {...part} />
      ) : (
        <PickMenu
          key={part.label}
          {...part}
          target={
            <button
              type="button"
              aria-label={`${part.label}: ${part.options.find((o) => o.value === part.value)?.words ?? ''}`}
            >
              {part.options.find((o) => o.value === part.value)?.words ?? part.label}{' '}
              <span aria-hidden="true">▾</span>
            </button>
          }
        />
      ),
    )}
  </div>
);

/** One filter of a list: a word that opens its choices; when it is set, it says so and can be taken off. */
export function FilterChip({ label, value, options, onChange }: Omit<Pick, 'value'> & { value?: string }) {
  const { t } = useTranslation('ui');
  const chosen = options.find((option) => option.value === value);
  if (chosen)
    return (
      <button
        type="button"
        className="k-chip"
        data-on
        aria-label={t('filter.off', { label, value: chosen.words })}
        onClick={() => onChange('')}
      >
        <b>{label}:</b> {chosen.words} <span aria-hidden="true">✕</span>
      </button>
    );
  return (
    <PickMenu
      label={label}
      value={value ?? ''}
      options={options}
      onChange={onChange}
      target={
        <button type="button" className="k-chip">
          {label} <span aria-hidden="true">▾</span>
        </button>
      }
    />
  );
}

export const Filters = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation('ui');
  return (
    <div className="k-filters" role="group" aria-label={t('filter.label')}>
      {children}
    </div>
  );
};

/** On a phone the views are wider than the page: the one that is open is drawn into sight. */
const intoSight = (link: HTMLAnchorElement | null) => {
  const row = link?.parentElement;
  if (row) row.scrollLeft = link.offsetLeft + link.offsetWidth - row.offsetLeft - row.clientWidth;
};

/** Saved views over a list. The whole view is in the URL. */
export const Views = ({
  label,
  views,
  current,
}: {
  label: string;
  current: string;
  views: { id: string; words: string; count?: number; to: string; search: Record<string, unknown> }[];
}) => (
  <nav className="k-views" aria-label={label}>
    {views.map(({ id, words, count, to, search }) => (
      <Link
        key={id}
        ref={id === current ? intoSight : undefined}
        to={to}
        search={search as never}
        // The page says which view is open; the link's own guess would mark every wider view too.
        activeOptions={{ exact: true, includeSearch: true, explicitUndefined: true }}
        activeProps={{}}
        aria-current={id === current ? 'page' : undefined}
      >
        {words} {count !== undefined && <em>{number(count)}</em>}
      </Link>
    ))}
  </nav>
);
