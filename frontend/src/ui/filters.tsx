import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '@/i18n/format';

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

/** The scope as a sentence whose words are the filters: `['Đang xem', {…}, 'trong', {…}]`. */
export const FilterSentence = ({ parts }: { parts: (string | Pick)[] }) => (
  <div className="k-scope">
    {parts.map((part, at) =>
      typeof part === 'string' ? (
        <Fragment key={at}>{part}</Fragment>
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
