import { act, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeAll, expect, it, vi } from 'vitest';
import { renderIn } from '@/test-tools';
import { startI18n } from '@/i18n';
import { FindBox } from './FindBox';

beforeAll(() => startI18n('vi'));

function Page({ onFind }: { onFind: (words: string | undefined) => void }) {
  const [words, setWords] = useState<string | undefined>('ấp');
  return (
    <>
      <FindBox
        label="Tìm"
        value={words}
        onFind={(next) => {
          onFind(next);
          setWords(next);
        }}
      />
      <button type="button" onClick={() => setWords(undefined)}>
        Bỏ lọc
      </button>
    </>
  );
}

it('asks when the hand rests, and is emptied with the filter', () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const asked = vi.fn();
  renderIn(<Page onFind={asked} />);
  const box = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Tìm' });
  expect(box.value).toBe('ấp');
  for (const value of ['ấp ', 'ấp Đ', 'ấp Đông ']) fireEvent.change(box, { target: { value } });
  expect(asked).not.toHaveBeenCalled();
  act(() => void vi.advanceTimersByTime(400));
  expect(asked.mock.calls).toEqual([['ấp Đông']]);
  expect(box.value).toBe('ấp Đông ');
  fireEvent.click(screen.getByRole('button', { name: 'Bỏ lọc' }));
  expect(box.value).toBe('');
  vi.useRealTimers();
});
