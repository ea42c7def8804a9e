import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '@/api';
import { fold } from '@/i18n/format';

const useLookUpUnits = query('/api/units');

export interface PickedUnit {
  id: string;
  name: string;
  /** Known of a unit that was just found. */
  tierId?: string;
  path?: string;
}

/** There may be thousands of units: one is looked up by typing, with or without marks. Import it from here, not from the kit's index: few pages need it. */
export function UnitPicker({
  label,
  description,
  value,
  onChange,
  under,
  error,
  optional = false,
  autoFocus,
}: {
  label: string;
  description?: string;
  value: PickedUnit | null;
  onChange: (unit: PickedUnit | null) => void;
  /** Only this unit and those below it. */
  under?: string;
  error?: string;
  optional?: boolean;
  autoFocus?: boolean;
}) {
  const { t } = useTranslation('ui');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const wanted = q !== '' && q !== value?.name ? q : undefined;
  const { data, isPlaceholderData } = useLookUpUnits(
    { query: { q: wanted, under, limit: 20 } },
    { keep: true },
  );
  // Until the answer is there, what was found before is narrowed here: nobody chooses what he has not typed.
  const waiting = isPlaceholderData || typed.trim() !== q;
  const found = (data?.items ?? []).filter(({ closedOn }) => !closedOn);
  const all =
    value && !found.some(({ id }) => id === value.id)
      ? [{ id: value.id, partyName: value.name }, ...found]
      : found;
  return (
    <Select
      autoFocus={autoFocus}
      required={!optional}
      searchable
      label={label}
      description={description ?? t('unit.hint')}
      nothingFoundMessage={t('unit.none')}
      value={value?.id ?? null}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options, search }) =>
        waiting && search !== value?.name
          ? options.filter((one) => 'label' in one && fold(one.label).includes(fold(search.trim())))
          : options
      }
      data={all.map(({ id, partyName }) => ({ value: id, label: partyName }))}
      onChange={(id) => {
        const unit = all.find((one) => one.id === id);
        // A picker that only adds is empty again for the next one.
        if (value === null) setTyped('');
        onChange(
          unit
            ? {
                id: unit.id,
                name: unit.partyName,
                ...('tierId' in unit && { tierId: unit.tierId, path: unit.path }),
              }
            : null,
        );
      }}
      error={error}
      maxDropdownHeight={260}
    />
  );
}
