import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

/**
 * Narrows a list while one types: the list is asked when the hand rests, the letters stand at once. Words that change by
 * another way, a step back or a filter taken off, change in the box too.
 */
export function FindBox({
  label,
  value,
  onFind,
}: {
  label: string;
  value: string | undefined;
  onFind: (words: string | undefined) => void;
}) {
  const [typed, setTyped] = useState(value ?? '');
  const [told, setTold] = useState(value);
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    if (value !== told) {
      setTold(value);
      setTyped(value ?? '');
    }
  }
  const find = useDebouncedCallback((typed: string) => {
    const words = typed.trim() || undefined;
    setTold(words);
    onFind(words);
  }, 300);
  return (
    <TextInput
      className="k-narrow"
      type="search"
      aria-label={label}
      placeholder={label}
      autoComplete="off"
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        find(event.currentTarget.value);
      }}
    />
  );
}
