import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fold } from '@/i18n/format';
import { Select } from '@/ui';
import { useListUnits, type UnitRow } from './api';

export interface Named {
  id: string;
  name: string;
}

interface Props {
  label: string;
  description?: string;
  required?: boolean;
  error?: string;
  /** Only this unit and those below it. */
  under: string;
  /** Units that do not exist yet, opened by the act itself. */
  coming?: Named[];
  without?: readonly string[];
  /** Units that have ended since this day, instead of those that stand. */
  endedSince?: string;
  onChange: (id: string | null, row?: UnitRow) => void;
}

/** One unit among thousands, found by typing with or without marks. */
export function UnitChoice({
  label,
  description,
  required,
  error,
  under,
  coming = [],
  without = [],
  endedSince,
  value,
  onChange,
}: Props & { value: Named | null }) {
  const { t } = useTranslation('reorganisation');
  const [typed, setTyped] = useState(value?.name ?? '');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const wanted = q !== '' && q !== value?.name ? q : undefined;
  const { data } = useListUnits({ query: { q: wanted, under, asOf: endedSince, limit: 50 } }, { keep: true });
  // The offices of a committee bear its name too: the committee itself comes first.
  const begins = ({ partyName }: UnitRow) =>
    Number(wanted !== undefined && fold(partyName).startsWith(fold(wanted)));
  const rows = (data?.items ?? [])
    .filter(({ closedOn }) => (endedSince ? closedOn : !closedOn))
    .sort((a, b) => begins(b) - begins(a));
  const found = [
    ...coming
      .filter(({ name }) => !wanted || fold(name).includes(fold(wanted)))
      .map(({ id, name }) => ({ id, name, more: t('choice.coming') })),
    ...rows.map(({ id, partyName, tierName, code }) => ({
      id,
      name: partyName,
      more: `${tierName} · ${code}`,
    })),
  ].filter(({ id }) => !without.includes(id));
  const all = value && !found.some(({ id }) => id === value.id) ? [{ ...value, more: '' }, ...found] : found;
  return (
    <Select
      searchable
      required={required}
      label={label}
      description={description}
      placeholder={t('choice.type')}
      nothingFoundMessage={t('choice.none')}
      value={value?.id ?? null}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      data={all.map(({ id, name }) => ({ value: id, label: name }))}
      renderOption={({ option }) => (
        <span className="o-option">
          {option.label}
          <small>{all.find(({ id }) => id === option.value)?.more}</small>
        </span>
      )}
      onChange={(id) => {
        if (!value) setTyped('');
        onChange(
          id,
          rows.find((row) => row.id === id),
        );
      }}
      error={error}
      maxDropdownHeight={280}
    />
  );
}

/** Several units, one after another. */
export function UnitChoices({
  chosen,
  onDrop,
  ...props
}: Props & { chosen: Named[]; onDrop: (id: string) => void }) {
  const { t } = useTranslation('reorganisation');
  return (
    <div className="o-chosen">
      {chosen.length > 0 && (
        <ul aria-label={props.label}>
          {chosen.map(({ id, name }) => (
            <li key={id}>
              <span>{name}</span>
              <button
                type="button"
                className="k-link"
                aria-label={t('choice.drop', { name })}
                onClick={() => onDrop(id)}
              >
                {t('choice.drop-word')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <UnitChoice
        {...props}
        value={null}
        without={[...chosen.map(({ id }) => id), ...(props.without ?? [])]}
      />
    </div>
  );
}
