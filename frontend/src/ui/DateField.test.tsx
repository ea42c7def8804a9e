import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { renderIn } from '@/test-tools';
import { DateField } from './DateField';

function Field() {
  const [day, setDay] = useState<string | null>(null);
  return (
    <>
      <DateField label="Ngày bắt đầu" value={day} onChange={setDay} min="2026-01-01" />
      <output>{day ?? 'chưa có'}</output>
    </>
  );
}

it('leaves what is typed alone until the field is left, then writes it as dd/MM/yyyy', async () => {
  renderIn(<Field />);
  const field = screen.getByLabelText<HTMLInputElement>('Ngày bắt đầu');
  await userEvent.type(field, '3/11/26');
  expect(field.value).toBe('3/11/26');
  expect(screen.getByRole('status').textContent).toBe('chưa có');
  await userEvent.tab();
  expect(field.value).toBe('03/11/2026');
  expect(screen.getByRole('status').textContent).toBe('2026-11-03');
});

it('keeps a day it cannot read, and says how to write it', async () => {
  renderIn(<Field />);
  const field = screen.getByLabelText<HTMLInputElement>('Ngày bắt đầu');
  await userEvent.type(field, '31/4/2026');
  await userEvent.tab();
  expect(field.value).toBe('31/4/2026');
  expect(screen.getByText(/Chưa đọc được ngày này/)).toBeTruthy();
  await userEvent.clear(field);
  await userEvent.type(field, '01012025{Enter}');
  expect(screen.getByText('Chọn ngày từ 01/01/2026 trở đi.')).toBeTruthy();
});
