import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Problem } from '@/api';
import { Autosave, type SaveState } from './autosave';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A server that answers when told to, and writes down what came with which version. */
function desk() {
  const sent: [string, number][] = [];
  const answers: { done: (version: number) => void; fail: (problem: Problem) => void }[] = [];
  const states: SaveState['kind'][] = [];
  const kept: (string | null)[] = [];
  const autosave = new Autosave<string>({
    rowVersion: 1,
    delay: 900,
    longest: 4000,
    save: (value, rowVersion) => {
      sent.push([value, rowVersion]);
      return new Promise((resolve, reject) =>
        answers.push({ done: (version) => resolve({ rowVersion: version }), fail: reject }),
      );
    },
    onState: ({ kind }) => states.push(kind),
    keep: (value) => kept.push(value),
    drop: () => kept.push(null),
  });
  const answer = async (at: number, outcome: number | Problem) => {
    if (typeof outcome === 'number') answers[at]!.done(outcome);
    else answers[at]!.fail(outcome);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { autosave, sent, states, kept, answer };
}

it('sends the newest text once, soon after typing stops', async () => {
  const { autosave, sent, states, kept, answer } = desk();
  autosave.change('T');
  await vi.advanceTimersByTimeAsync(500);
  autosave.change('Tu');
  await vi.advanceTimersByTimeAsync(500);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(400);
  expect(sent).toEqual([['Tu', 1]]);
  await answer(0, 2);
  expect(states.at(-1)).toBe('saved');
  expect(kept).toEqual(['T', 'Tu', null]);
  expect(autosave.dirty).toBe(false);
});

it('does not wait for ever while somebody types on', async () => {
  const { autosave, sent } = desk();
  for (let key = 0; key < 12; key++) {
    autosave.change(`${key}`);
    await vi.advanceTimersByTimeAsync(400);
  }
  expect(sent).toHaveLength(1);
});

it('never has two on the way: what was typed meanwhile goes next, over the version that came back', async () => {
  const { autosave, sent, answer } = desk();
  autosave.change('một');
  await vi.advanceTimersByTimeAsync(900);
  autosave.change('một hai');
  await vi.advanceTimersByTimeAsync(3000);
  expect(sent).toHaveLength(1);
  await answer(0, 7);
  await vi.advanceTimersByTimeAsync(900);
  expect(sent).toEqual([
    ['một', 1],
    ['một hai', 7],
  ]);
});

it('keeps trying when the network is gone, and loses nothing', async () => {
  const { autosave, sent, states, kept, answer } = desk();
  autosave.change('mất mạng');
  await vi.advanceTimersByTimeAsync(900);
  await answer(0, new Problem(0, 'network'));
  expect(states.at(-1)).toBe('offline');
  expect(kept.at(-1)).toBe('mất mạng');
  await vi.advanceTimersByTimeAsync(2000);
  await answer(1, 2);
  expect(sent).toEqual([
    ['mất mạng', 1],
    ['mất mạng', 1],
  ]);
  expect(states.at(-1)).toBe('saved');
});

it('stops at another one’s change until a person has chosen', async () => {
  const { autosave, sent, states, answer } = desk();
  autosave.change('của tôi');
  await vi.advanceTimersByTimeAsync(900);
  await answer(0, new Problem(412, 'stale'));
  autosave.change('của tôi, viết tiếp');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(1);
  expect(states.at(-1)).toBe('stale');
  expect(await autosave.flush()).toBe(false);
  autosave.resume(9, 'đã chọn');
  await vi.advanceTimersByTimeAsync(900);
  expect(sent.at(-1)).toEqual(['đã chọn', 9]);
});

it('flushes before handing in, and says whether everything arrived', async () => {
  const { autosave, sent, answer } = desk();
  autosave.change('gửi luôn');
  const flushed = autosave.flush();
  expect(sent).toEqual([['gửi luôn', 1]]);
  await answer(0, 2);
  expect(await flushed).toBe(true);

  autosave.change('máy chủ từ chối');
  const refused = autosave.flush();
  await answer(1, new Problem(409, 'registration.part-not-reopened'));
  expect(await refused).toBe(false);
});

it('sends what was mended while the refused text was still under way', async () => {
  const { autosave, sent, states, answer } = desk();
  autosave.change('');
  await vi.advanceTimersByTimeAsync(900);
  autosave.change('Đường hoa');
  await vi.advanceTimersByTimeAsync(2000);
  await answer(0, new Problem(400, 'validation'));
  await vi.advanceTimersByTimeAsync(900);
  await answer(1, 2);
  expect(sent).toEqual([
    ['', 1],
    ['Đường hoa', 1],
  ]);
  expect(states.at(-1)).toBe('saved');
});
