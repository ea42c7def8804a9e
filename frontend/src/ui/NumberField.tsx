import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readNumber, showNumber } from '@/i18n/numbers';

/** A figure as officers type it; what is typed stays as typed. Import it from here, not from the kit's index: few pages need it. */
export function NumberField({
  value,
  onChange,
  error,
  ...rest
}: {
  value: number | null;
  onChange: (value: number | null) => void;
  label?: ReactNode;
  description?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  placeholder?: string;
  className?: string;
  'aria-label'?: string;
}) {
  const { t } = useTranslation('ui');
  const [typed, setTyped] = useState(showNumber(value));
  const read = readNumber(typed);
  const unread = read === undefined;
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      value={unread || read === value ? typed : showNumber(value)}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(readNumber(event.currentTarget.value) ?? null);
      }}
      error={unread ? t('number-unread') : error}
    />
  );
}
