import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Select } from '@/ui';
import { useListAppointees, type Appointee } from './api';

export interface Named extends Pick<Appointee, 'userName' | 'name' | 'title' | 'unitName' | 'scores'> {
  role: 'chair' | 'secretary' | 'member';
}

const roles = ['chair', 'secretary', 'member'] as const;
const who = ({ name, title, unitName, userName }: Appointee) =>
  [name, title, unitName].filter(Boolean).join(', ') + ` (${userName})`;

/** Who sits, and as what: people are found by name; somebody from elsewhere by his whole user name. */
export function SeatsField({
  seats,
  onChange,
  error,
}: {
  seats: Named[];
  onChange: (seats: Named[]) => void;
  error?: string;
}) {
  const { t } = useTranslation(['councils', 'evaluation']);
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const { data } = useListAppointees({ query: { q: q || undefined } }, { keep: true });
  const found = (data?.items ?? []).filter(
    ({ userName }) => !seats.some((seat) => seat.userName === userName),
  );
  const open =
    roles.find((role) => role === 'member' || !seats.some((seat) => seat.role === role)) ?? 'member';
  const put = (userName: string, change: Partial<Named>) =>
    onChange(seats.map((seat) => (seat.userName === userName ? { ...seat, ...change } : seat)));
  return (
    <div className="k-form">
      <Select
        searchable
        label={t('new.find')}
        description={t('new.find-hint')}
        nothingFoundMessage={t('new.nobody')}
        value={null}
        searchValue={typed}
        onSearchChange={setTyped}
        filter={({ options }) => options}
        data={found.map((person) => ({ value: person.userName, label: who(person) }))}
        onChange={(userName) => {
          const person = found.find((one) => one.userName === userName);
          if (person) onChange([...seats, { ...person, role: open }]);
          setTyped('');
        }}
        error={error}
        maxDropdownHeight={260}
      />
      {seats.length > 0 && (
        <ul className="e-members e-seats" aria-label={t('seats')}>
          {seats.map((seat) => (
            <li key={seat.userName}>
              <span>
                <b>{seat.name}</b>
                <small>{[seat.title, seat.unitName ?? t('elsewhere')].filter(Boolean).join(' · ')}</small>
                {!seat.scores && <small className="e-shut">{t('new.shut')}</small>}
              </span>
              <span className="e-member-end">
                <Select
                  aria-label={t('new.seat-of', { name: seat.name })}
                  value={seat.role}
                  onChange={(role) => role && put(seat.userName, { role: role as Named['role'] })}
                  data={roles.map((value) => ({ value, label: t(`evaluation:seat.${value}`) }))}
                  allowDeselect={false}
                />
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={t('new.drop-one', { name: seat.name })}
                  onClick={() => onChange(seats.filter(({ userName }) => userName !== seat.userName))}
                >
                  {t('new.drop')}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
