import { Popover, TextInput } from '@mantine/core';
import { CalendarDays } from 'lucide-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readDay } from '@/i18n/day';
import { date } from '@/i18n/format';

const Calendar = lazy(() => import('./Calendar'));

interface Props {
  label: ReactNode;
  description?: ReactNode;
  /** yyyy-MM-dd, or null. */
  value: string | null;
  onChange: (day: string | null) => void;
  min?: string;
  max?: string;
  required?: boolean;
  disabled?: boolean;
  error?: ReactNode;
}

/**
 * A day as dd/MM/yyyy. What is typed stays as typed until the field is left, because Vietnamese typing tools delete and
 * retype; 3/11/26 and 03112026 are understood.
 */
export function DateField({
  label,
  description,
  value,
  onChange,
  min,
  max,
  required,
  disabled,
  error,
}: Props) {
  const { t } = useTranslation('ui');
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [open, setOpen] = useState(false);

  const settle = () => {
    if (typed === null) return;
    const day = readDay(typed);
    if (typed.trim() === '') {
      setWrong(null);
      setTyped(null);
      onChange(null);
    } else if (!day) {
      setWrong(t('date.unread'));
    } else if (min && day < min) {
      setWrong(t('date.before', { day: date(min) }));
    } else if (max && day > max) {
      setWrong(t('date.after', { day: date(max) }));
    } else {
      setWrong(null);
      setTyped(null);
      onChange(day);
    }
  };

  const calendar = (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      trapFocus
      withinPortal={false}
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button
          type="button"
          className="k-date-open"
          aria-label={t('date.open')}
          disabled={disabled}
          onClick={() => setOpen((was) => !was)}
        >
          <CalendarDays size={19} strokeWidth={1.75} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Suspense fallback={t('reading')}>
          <Calendar
            value={value}
            min={min}
            max={max}
            onChange={(day) => {
              setTyped(null);
              setWrong(null);
              setOpen(false);
              onChange(day);
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
  return (
    <TextInput
      label={label}
      description={description ?? t('date.hint')}
      inputMode="numeric"
      autoComplete="off"
      placeholder="dd/mm/yyyy"
      value={typed ?? (value ? date(value) : '')}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => event.key === 'Enter' && settle()}
      required={required}
      disabled={disabled}
      error={wrong ?? error}
      rightSectionWidth={44}
      rightSectionPointerEvents="all"
      rightSection={calendar}
    />
  );
}
