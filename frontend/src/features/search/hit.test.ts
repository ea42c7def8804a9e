import { expect, it } from 'vitest';
import { pieces } from './hit';

const shown = (text: string, typed: string) =>
  pieces(text, typed)
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join('');

it.each([
  ['Hiến đất làm đường', 'hien dat', '[Hiến] [đất] làm đường'],
  ['Hiến đất làm đường', 'HIẾN Đ', '[Hiến] [đ]ất làm [đ]ường'],
  ['Hòa giải ở cơ sở', 'hoà', '[Hòa] giải ở cơ sở'],
  ['Tổ tự quản', 'uan', 'Tổ tự quản'],
  ['DVK-2026-0031', 'dvk-2026', '[DVK]-[2026]-0031'],
  ['Hiến đất'.normalize('NFD'), 'hiến đất', '[Hiến] [đất]'],
  ['Đường (mới)', '', 'Đường (mới)'],
])('marks in “%s” what “%s” meets', (text, typed, marked) => expect(shown(text, typed)).toBe(marked));
