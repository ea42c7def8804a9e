import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { renderIn } from '@/test-tools';
import { Ledger, type Sort } from './Ledger';

const rows = ['Hiến đất', 'Một cửa', 'Bếp ăn'].map((name, at) => ({ id: `r${at}`, name }));

function Book({ onSort }: { onSort?: (sort: Sort) => void }) {
  const [active, setActive] = useState<string>();
  const [picked, setPicked] = useState(new Set<string>());
  return (
    <>
      <input aria-label="Tìm" />
      <Ledger
        label="Sổ"
        rows={rows}
        idOf={(row) => row.id}
        nameOf={(row) => row.name}
        active={active}
        onActive={setActive}
        picked={picked}
        onPick={setPicked}
        sort={{ by: 'name', down: false }}
        onSort={onSort}
        columns={[{ id: 'name', head: 'Mô hình', sort: 'name', card: 'title', cell: (row) => row.name }]}
      />
      <output>{`${active ?? ''} ${[...picked].join(',')}`}</output>
    </>
  );
}
const now = () => screen.getByRole('status').textContent?.trim();

it('walks by J and K, picks by X, and clears by Esc', async () => {
  renderIn(<Book />);
  await userEvent.keyboard('jj');
  expect(now()).toBe('r1');
  await userEvent.keyboard('x');
  expect(now()).toBe('r1 r1');
  await userEvent.keyboard('kkk');
  expect(now()).toBe('r0 r1');
  await userEvent.keyboard('{Escape}');
  expect(now()).toBe('r0');
});

it('takes no bare letter while somebody types', async () => {
  renderIn(<Book />);
  await userEvent.type(screen.getByLabelText('Tìm'), 'jk');
  expect(now()).toBe('');
});

it('picks all, and names every box by its row', async () => {
  renderIn(<Book />);
  await userEvent.click(screen.getByLabelText('Chọn tất cả 3 dòng'));
  expect(now()).toBe('r0,r1,r2');
  await userEvent.click(screen.getByLabelText('Chọn Một cửa'));
  expect(now()).toBe('r0,r2');
});

it('sorts by its head, and says which way', async () => {
  const onSort = vi.fn();
  renderIn(<Book onSort={onSort} />);
  const head = screen.getByRole('columnheader', { name: 'Mô hình' });
  expect(head.getAttribute('aria-sort')).toBe('ascending');
  await userEvent.click(within(head).getByRole('button'));
  expect(onSort).toHaveBeenCalledWith({ by: 'name', down: true });
});

it('answers ? with the keys of the page', async () => {
  renderIn(<Book />);
  await userEvent.keyboard('?');
  expect(await screen.findByText('Xuống dòng sau')).toBeTruthy();
});
