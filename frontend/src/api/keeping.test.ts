import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useKeeping } from './keeping';
import { Problem } from './problem';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const writing = (send: (version: number, body: string) => Promise<{ rowVersion: number }>) =>
  renderHook(({ body }) => useKeeping({ body, rowVersion: 1, send }), { initialProps: { body: '' } });
const pause = () => act(() => vi.advanceTimersByTimeAsync(1000));

it('sends what was written after a pause, once, under the newest version', async () => {
  const sent: [number, string][] = [];
  const desk = writing((version, body) => {
    sent.push([version, body]);
    return Promise.resolve({ rowVersion: version + 1 });
  });
  for (const body of ['a', 'ab', 'abc']) desk.rerender({ body });
  await pause();
  desk.rerender({ body: 'abcd' });
  await pause();
  expect(sent).toEqual([
    [1, 'abc'],
    [2, 'abcd'],
  ]);
  expect(desk.result.current.kept.state).toBe('kept');
});

it('gives an act the version that holds what was just written', async () => {
  const desk = writing((version) => Promise.resolve({ rowVersion: version + 1 }));
  desk.rerender({ body: 'a' });
  await act(async () => expect(await desk.result.current.flush()).toBe(2));
});

it('says that it failed, keeps what was written, and sends it when the page is left', async () => {
  const send = vi.fn(() => Promise.reject<{ rowVersion: number }>(new Problem(0, 'network')));
  const desk = writing(send);
  desk.rerender({ body: 'a' });
  await pause();
  expect(desk.result.current.kept).toMatchObject({ state: 'failed', problem: { code: 'network' } });
  desk.unmount();
  await vi.advanceTimersByTimeAsync(0);
  expect(send).toHaveBeenCalledTimes(2);
});
